// Pictures for the demo: nobody's photo, but a quiet drawing of a face or a back in which what is cared for can be seen.
import sharp from 'sharp'
import type { Region } from '@/lib/concerns/concern-flow'
import type { Angle } from '@/lib/photos/photo-flow'

export type Drawing = {
  region: Region
  angle: Angle
  /** 0 to 1: how much of what she came for is still to be seen. */
  trouble: number
  /** What it is: flushed cheeks or shoulders, dull skin, shining skin with wide pores. */
  kind: 'flush' | 'dull' | 'shine'
  /** Tells one person from another. */
  person: number
}

const GROUNDS = ['#e9e2d6', '#e4e4dc', '#ece3da', '#e2e0d8', '#e8e1dc'] as const
const SKINS = ['#f0d3bd', '#ecccb2', '#f3d8c6', '#e6c3a6', '#efd0b8'] as const
const HAIRS = ['#2f2926', '#3b302a', '#4a3a30', '#262324', '#54443a'] as const
const INK = '#5b4a40'

/** Draws it as a JPEG of a tablet's measures. */
export function drawPicture(drawing: Drawing): Promise<Buffer> {
  return sharp(Buffer.from(svgOf(drawing)), { density: 96 })
    .resize(600, 800)
    .jpeg({ quality: 88 })
    .toBuffer()
}

function svgOf(drawing: Drawing): string {
  const ground = of(GROUNDS, drawing.person)
  const body = drawing.region === 'body' ? backOf(drawing) : faceOf(drawing)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 400" width="600" height="800">
    <defs>
      <filter id="soft" x="-60%" y="-120%" width="220%" height="340%"><feGaussianBlur stdDeviation="9"/></filter>
      <linearGradient id="light" x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stop-color="#ffffff" stop-opacity=".35"/><stop offset="1" stop-color="#8b7f6b" stop-opacity=".18"/>
      </linearGradient>
    </defs>
    <rect width="300" height="400" fill="${ground}"/>${body}<rect width="300" height="400" fill="url(#light)"/>
  </svg>`
}

function faceOf(drawing: Drawing): string {
  const { angle, person } = drawing
  const turn = { front: 0, left_45: 18, left_90: 30, right_45: -18, right_90: -30, back: 0, detail: 0 }[angle]
  const scale = angle === 'detail' ? 'translate(-150 -190) scale(2)' : ''
  const skin = of(SKINS, person)
  const hair = of(HAIRS, person)
  const chin = 286 + (person % 3) * 5
  const face = `M150 92c44 0 66 34 64 86-2 40-16 74-38 98q-26 ${(chin - 276) * 2}-52 0c-22-24-36-58-38-98-2-52 20-86 64-86z`
  const behind =
    person % 2 === 0
      ? 'M64 168c-6-92 36-124 86-124s92 32 86 124c-2 44-4 76 8 116h-188c12-40 10-72 8-116z'
      : 'M72 172c-6-92 32-122 78-122s84 30 78 122z'
  return `<defs><clipPath id="skin"><path d="${face}"/></clipPath></defs>
  <g transform="${scale}" stroke="${INK}" stroke-width="1.6" stroke-linecap="round" fill="none">
    <path d="${behind}" fill="${hair}" stroke="none"/>
    ${person % 2 === 0 ? '' : `<circle cx="${150 - turn}" cy="42" r="24" fill="${hair}" stroke="none"/>`}
    <path d="M44 400c4-40 34-54 76-60v-56h60v56c42 6 72 20 76 60z" fill="${skin}"/>
    <path d="${face}" fill="${skin}"/>
    <g clip-path="url(#skin)">${troubleOf(drawing, turn)}</g>
    <path d="M84 182c-4-66 18-100 66-100s70 34 66 100c-4-34-16-52-${30 + turn / 2}-64-30 16-62 14-${72 - turn / 2} 2-14 14-24 32-30 62z" fill="${hair}" stroke="none"/>
    <g transform="translate(${turn} 0)">
      <path d="M106 186q14-9 28 0M166 186q14-9 28 0M104 168q16-8 30-3M166 165q14-5 30 3"/>
      <path d="M151 190q-7 24-8 32 5 6 14 3M132 252q18-5 36 0-18 12-36 0z"/>
    </g>
  </g>`
}

function troubleOf({ kind, trouble, person }: Drawing, turn: number): string {
  const strength = (0.08 + trouble * 0.55).toFixed(2)
  const cheeks = [100 + turn, 200 + turn]
  if (kind === 'flush') {
    const blots = cheeks.map(
      (x) => `<ellipse cx="${x}" cy="216" rx="${22 + trouble * 12}" ry="${16 + trouble * 9}"/>`,
    )
    return `<g fill="#c2453f" opacity="${strength}" stroke="none" filter="url(#soft)">${blots.join('')}</g>`
  }
  if (kind === 'dull') {
    return `<ellipse cx="${150 + turn}" cy="200" rx="66" ry="86" fill="#6f6552" opacity="${(trouble * 0.34).toFixed(2)}" stroke="none" filter="url(#soft)"/>`
  }
  const dots = Array.from({ length: Math.round(8 + trouble * 46) }, (_, index) => {
    const x = 104 + turn + ((index * 61.8 + person * 13 + (index % 5) * 3.7) % 92)
    const y = 192 + ((index * 23.6 + person * 7 + (index % 7) * 5.3) % 54)
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(0.8 + trouble * 1.1).toFixed(1)}"/>`
  })
  return `<ellipse cx="${150 + turn}" cy="148" rx="34" ry="16" fill="#ffffff" opacity="${(trouble * 0.6).toFixed(2)}" stroke="none" filter="url(#soft)"/>
    <g fill="#9a5a45" opacity=".55" stroke="none">${dots.join('')}</g>`
}

function backOf({ trouble, person }: Drawing): string {
  const strength = (0.06 + trouble * 0.5).toFixed(2)
  const skin = of(SKINS, person)
  return `<g stroke="${INK}" stroke-width="1.6" stroke-linecap="round" fill="none">
    <path d="M120 96v46c-6 18-62 22-84 44-16 18-20 90-24 214h276c-4-124-8-196-24-214-22-22-78-26-84-44V96z" fill="${skin}"/>
    <ellipse cx="150" cy="70" rx="52" ry="62" fill="${of(HAIRS, person)}" stroke="none"/>
    <path d="M150 170v190M104 232q-16 26-4 66M196 232q16 26 4 66"/>
    <g fill="#c2453f" opacity="${strength}" stroke="none" filter="url(#soft)">
      <ellipse cx="96" cy="186" rx="${34 + trouble * 14}" ry="20"/><ellipse cx="204" cy="186" rx="${34 + trouble * 14}" ry="20"/>
      <ellipse cx="150" cy="160" rx="16" ry="${20 + trouble * 14}"/>
    </g>
  </g>`
}

function of<Item>(items: readonly [Item, ...Item[]], index: number): Item {
  return items[index % items.length] ?? items[0]
}
