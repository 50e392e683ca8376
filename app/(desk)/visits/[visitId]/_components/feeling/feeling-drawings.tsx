// Faces, hands and bowls drawn for her to point at; the words under each say the same.
import type { ReactNode } from 'react'
import type { FACES, LEANS } from '@/lib/visits/feeling-flow'

type FaceValue = (typeof FACES)[number]
type LeanValue = (typeof LEANS)[number]

const line = {
  fill: 'none',
  strokeWidth: 2.25,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 96 96"
      className="size-full stroke-ink-soft group-selected:stroke-celadon-dark"
      {...line}
    >
      {children}
    </svg>
  )
}

/** Eyes that close in comfort, brows that draw together without it. */
const eyes: Record<FaceValue, string> = {
  1: 'M29 43l9-4M67 43l-9-4M34 48v3M62 48v3',
  2: 'M31 40h8M65 40h-8M35 47v3M61 47v3',
  3: 'M35 43v4M61 43v4',
  4: 'M30 45c2-4 8-4 10 0M56 45c2-4 8-4 10 0',
  5: 'M29 43c2.500 4.500 9 4.500 11.500 0M55.500 43c2.500 4.500 9 4.500 11.500 0',
}

const mouths: Record<FaceValue, string> = {
  1: 'M35 68c5-7 21-7 26 0',
  2: 'M36 66c5-4 19-4 24 0',
  3: 'M37 63h22',
  4: 'M35 60c5 7 21 7 26 0',
  5: 'M31 58c5 13 29 13 34 0',
}

export function FaceDrawing({ value }: { value: FaceValue }) {
  return (
    <Drawing>
      <path
        className="fill-sheet group-selected:fill-celadon-wash"
        d="M48 10c22-.500 37 15.500 37 38 0 22-15.500 38-37 38S11 70 11 48 26 10.500 48 10Z"
      />
      <path d={eyes[value]} />
      <path d={mouths[value]} />
      {value === 5 && <path d="M24 56c2 1 4 1 6 0M66 56c2 1 4 1 6 0" strokeWidth={1.5} />}
    </Drawing>
  )
}

/** A palm over skin: above it, on it, deep in it. */
const skin: Record<LeanValue, string> = {
  [-2]: 'M8 72c14-2 66-2 80 0',
  [-1]: 'M8 68c14-1 22-1 26 0s22 1.500 28 0 14-1 26 0',
  0: 'M8 64c12-1 20 0 26 4s22 4.500 28 0 14-5 26-4',
  1: 'M8 60c10-1 18 1 24 10s26 10 32 0 14-11 24-10',
  2: 'M8 56c9-1 15 2 21 17s32 16 38 0 12-18 21-17',
}

const palmDrop: Record<LeanValue, number> = { [-2]: -6, [-1]: 2, 0: 6, 1: 10, 2: 15 }

export function PressureDrawing({ value }: { value: LeanValue }) {
  return (
    <Drawing>
      <g transform={`translate(0 ${palmDrop[value]})`}>
        <path
          className="fill-sheet group-selected:fill-celadon-wash"
          d="M34 20c-1 12-1 22 0 32 1 8 7 10 14 10s13-2 14-10c1-10 1-20 0-32"
        />
        <path d="M41 24v26M48 22v30M55 24v26" strokeWidth={1.5} />
      </g>
      <path d={skin[value]} />
      {Math.abs(value) === 2 && (
        <path
          d={value > 0 ? 'M16 86h12M68 86h12' : 'M28 30c-3 3-3 7 0 10M68 30c3 3 3 7 0 10'}
          strokeWidth={1.5}
        />
      )}
    </Drawing>
  )
}

/** A bowl of water: rimmed with frost, cool, just right, steaming, steaming hard. */
const above: Record<LeanValue, string> = {
  [-2]: 'M48 14v22M38.500 19.500l19 11M57.500 19.500l-19 11M28 30v8M24.500 32l7 4M31.500 32l-7 4M68 30v8M64.500 32l7 4M71.500 32l-7 4',
  [-1]: 'M48 18c-5 7-8 10-8 14a8 8 0 0 0 16 0c0-4-3-7-8-14Z',
  0: 'M48 38c-4-5 4-8 0-14',
  1: 'M40 38c-4-6 4-10 0-17M56 38c-4-6 4-10 0-17',
  2: 'M32 38c-5-7 5-13 0-22M48 38c-5-8 5-15 0-26M64 38c-5-7 5-13 0-22',
}

export function TemperatureDrawing({ value }: { value: LeanValue }) {
  return (
    <Drawing>
      <path
        className="fill-sheet group-selected:fill-celadon-wash"
        d="M16 48h64c0 18-13 30-32 30S16 66 16 48Z"
      />
      <path d="M38 78l-2 6h24l-2-6" />
      <path d="M24 56c4 2 8 2 12 0s8-2 12 0 8 2 12 0 8-2 12 0" strokeWidth={1.5} />
      <path d={above[value]} />
    </Drawing>
  )
}
