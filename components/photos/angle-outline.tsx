// The outline into which a guest is placed, so that photos of the same view lie on one another.
import type { ReactNode } from 'react'
import type { Region } from '@/lib/concerns/concern-flow'
import type { Angle } from '@/lib/photos/photo-flow'

type Props = { region: Region; angle: Angle; className?: string }

/** Hers is mirrored from ours: what shows her left is drawn looking to the right of the picture. */
const MIRRORED: readonly Angle[] = ['right_45', 'right_90']

export function AngleOutline({ region, angle, className }: Props) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 300 400"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray="7 7"
      className={className}
    >
      <g transform={MIRRORED.includes(angle) ? 'translate(300 0) scale(-1 1)' : undefined}>
        {linesOf(region, angle)}
      </g>
    </svg>
  )
}

function linesOf(region: Region, angle: Angle): ReactNode {
  if (angle === 'detail') return <rect x="50" y="100" width="200" height="200" rx="24" />
  if (region === 'body') return angle.endsWith('90') ? bodySide : bodyFront
  if (region === 'scalp') return angle === 'front' ? scalpAbove : angle === 'back' ? headBehind : faceSide
  if (angle === 'front') return faceFront
  if (angle === 'back') return headBehind
  return angle.endsWith('45') ? faceTurned : faceSide
}

const shoulders = (
  <path d="M112 318c-2 24-12 34-34 42-22 7-42 14-54 36M188 318c2 24 12 34 34 42 22 7 42 14 54 36" />
)

const faceFront = (
  <>
    <path d="M150 40c58 0 88 42 88 104 0 78-38 186-88 186S62 222 62 144C62 82 92 40 150 40z" />
    <path d="M96 168h40M164 168h40M150 184v44M126 270c14 8 34 8 48 0" strokeWidth="1.5" />
    {shoulders}
  </>
)

const faceTurned = (
  <>
    <path d="M138 40c62-4 100 36 98 96-1 22-6 34 4 60 4 10-8 12-10 16-2 10 2 20-3 30-3 8-4 22-10 34-8 16-26 44-56 50-54 8-104-98-102-186 1-60 33-97 79-100z" />
    <path d="M128 168h34M192 168h30M206 182l12 40-16 6M176 272c12 5 26 4 36-2" strokeWidth="1.5" />
    {shoulders}
  </>
)

const faceSide = (
  <>
    <path d="M142 40c62 0 92 38 92 82 0 18 2 26 12 44l16 34c4 8-4 10-14 12 2 10 4 14-2 20 4 8 2 12-4 16 4 22-4 38-34 38-16 0-24 4-26 34M142 40C84 40 52 84 56 144c3 44 24 66 30 100 4 24 0 52-8 76" />
    <path d="M206 150h22M96 158c-8 18 2 44 16 42M214 250c8 2 16 0 22-4" strokeWidth="1.5" />
    <path d="M78 320c-6 22-30 40-54 62M182 320c4 24 30 36 54 58" />
  </>
)

const headBehind = (
  <>
    <path d="M150 40c58 0 90 44 90 104 0 54-16 92-34 118-12 18-14 34-14 56M150 40c-58 0-90 44-90 104 0 54 16 92 34 118 12 18 14 34 14 56" />
    {shoulders}
  </>
)

const scalpAbove = (
  <>
    <ellipse cx="150" cy="200" rx="110" ry="140" />
    <path d="M150 60v200" strokeWidth="1.5" />
  </>
)

const bodyFront = (
  <path d="M150 14c20 0 32 16 32 38s-12 42-32 42-32-20-32-42 12-38 32-38zM132 92c0 16-4 20-24 26-26 8-38 20-42 48l-12 84M168 92c0 16 4 20 24 26 26 8 38 20 42 48l12 84M96 160c4 40 6 66-2 104-6 34-4 80 2 130M204 160c-4 40-6 66 2 104 6 34 4 80-2 130" />
)

const bodySide = (
  <path d="M156 14c22 0 34 16 34 38 0 10 6 12 8 18 1 4-6 4-8 8 0 14-8 18-20 18M156 14c-22 0-36 16-36 40 0 16 8 26 10 40-16 14-28 40-30 78-2 40 12 60 8 104-3 36-2 70 4 118M168 96c2 14 12 26 22 44 14 26 8 52-2 82-8 26 8 46 8 84 0 32-8 56-14 88" />
)
