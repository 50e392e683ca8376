// The drawings of face, body and scalp: quiet lines for the eye, and a shape under the finger for every area. Units are
// pixels at the size of a tablet; no area is narrower than a fingertip there.
import type { Area } from '@/lib/concerns/area-flow'
import type { Region } from '@/lib/concerns/concern-flow'

export type View = 'front' | 'back' | 'left' | 'right' | 'top'

export type AreaShape = {
  area: Area
  d: string
  /** Where its marks stand. */
  at: readonly [x: number, y: number]
  /** Drawn as its own mirror image; `at` is where it stands already. */
  isMirrored?: true
}

export type Drawing = {
  view: View
  width: number
  height: number
  /** Lines that only help to see what it is. */
  lines: readonly { d: string; isMirrored?: true }[]
  areas: readonly AreaShape[]
}

const WIDTH = 400

type Side = 'left' | 'right'
type Paired = Area extends infer Each ? (Each extends `${infer Name}_left` ? Name : never) : never
type Drawn<Name> = readonly [name: Name, d: string, at: readonly [number, number]]

/** What stands in the middle. */
function single([area, d, at]: Drawn<Area>): AreaShape {
  return { area, d, at }
}

/** What there is twice: drawn on the viewer's left, which is `side` of her, and mirrored. */
function twice(side: Side, [name, d, [x, y]]: Drawn<Paired>): AreaShape[] {
  const other = side === 'left' ? 'right' : 'left'
  return [
    { area: `${name}_${side}` as Area, d, at: [x, y] },
    { area: `${name}_${other}` as Area, d, at: [WIDTH - x, y], isMirrored: true },
  ]
}

/** The same seen from her other side. */
function mirrored(drawing: Drawing): Drawing {
  return {
    ...drawing,
    view: 'right',
    lines: drawing.lines.map(({ d }) => ({ d, isMirrored: true as const })),
    areas: drawing.areas.map(({ area, d, at: [x, y] }) => ({
      area: area.replace(/_left$/, '_right') as Area,
      d,
      at: [WIDTH - x, y] as const,
      isMirrored: true as const,
    })),
  }
}

/** A line, and its mirror image beside it. */
function both(d: string) {
  return [{ d }, { d, isMirrored: true as const }]
}

const faceFront: Drawing = {
  view: 'front',
  width: WIDTH,
  height: 616,
  lines: [
    {
      d: 'M62 222C58 116 122 58 200 58s142 58 138 164c0 76-20 128-56 166-26 28-54 42-82 42s-56-14-82-42c-36-38-56-90-56-166Z',
    },
    { d: 'M48 250C26 112 106 22 200 22s174 90 152 228' },
    { d: 'M62 222C70 150 104 96 176 74c10 12 34 22 62 22 44 4 92 50 100 126' },
    ...both('M60 226c-14-8-24 2-22 22 2 22 12 44 28 46'),
    ...both('M116 176c14-14 34-16 50-8'),
    ...both('M116 198c16-14 34-14 48 0-16 10-32 10-48 0'),
    { d: 'M186 286q14 10 28 0' },
    { d: 'M170 332q16-12 30-4 14-8 30 4-14 16-30 16t-30-16Zm0 0q30 8 60 0' },
    ...both('M146 424c2 26 2 44-2 62-10 20-66 34-98 62'),
    ...both('M196 532c-34-14-66-14-94-4'),
  ],
  areas: [
    single(['forehead', 'M116 154c6-46 44-78 84-78s78 32 84 78c-26-10-54-14-84-14s-58 4-84 14Z', [200, 110]]),
    single(['brow', 'M172 150c10-4 46-4 56 0l2 44c-12 10-48 10-60 0Z', [200, 174]]),
    ...twice('right', [
      'temple',
      'M64 198c2-36 18-70 46-88l2 44c-8 20-10 42-8 68l-40 8c-1-12-1-22 0-32Z',
      [84, 178],
    ]),
    ...twice('right', [
      'eye',
      'M114 164c16-10 38-12 54-6l-2 58c-16 12-42 12-58-2-2-18 0-34 6-50Z',
      [138, 190],
    ]),
    single(['nose', 'M174 204c12 10 40 10 52 0l8 66c0 18-16 28-34 28s-34-10-34-28Z', [200, 252]]),
    ...twice('right', [
      'cheek',
      'M64 236l42-10c16 12 42 14 60 2l-8 50c-2 16-6 28-18 40-24 6-44 2-58-6-10-24-16-50-18-76Z',
      [114, 272],
    ]),
    single([
      'mouth',
      'M154 310c30-12 62-12 92 0 12 14 12 28 0 42-30 12-62 12-92 0-12-14-12-28 0-42Z',
      [200, 331],
    ]),
    single([
      'chin',
      'M156 362c28 10 60 10 88 0 6 22 0 44-12 56-20 10-44 10-64 0-12-12-18-34-12-56Z',
      [200, 392],
    ]),
    ...twice('right', [
      'jaw',
      'M84 322c20 8 40 8 58 2-2 16 2 28 6 38-4 18-2 34 6 48-18-6-32-18-42-32-14-16-22-34-28-56Z',
      [117, 354],
    ]),
    single(['neck', 'M146 428c34 16 74 16 108 0l4 56c-28 16-88 16-116 0Z', [200, 462]]),
    single([
      'decollete',
      'M58 562c32-42 58-52 82-64 30 18 90 18 120 0 24 12 50 22 82 64v38c-94 12-190 12-284 0Z',
      [200, 560],
    ]),
  ],
}

const faceLeft: Drawing = {
  view: 'left',
  width: WIDTH,
  height: 616,
  lines: [
    {
      d: 'M150 66c-30 24-42 64-46 102-4 22-6 36-8 50-10 26-30 46-42 62 2 12 16 16 28 18-6 10-12 18-12 24 2 8 10 12 12 14-6 8-8 16-2 24 6 8 8 14 4 24-6 16 0 36 24 42 32 6 60-6 88-30',
    },
    { d: 'M196 398c2 44-6 84-40 112-16 14-30 24-44 48' },
    { d: 'M150 66C196 10 300 18 344 96c28 54 24 140-8 200-16 34-20 60-14 100 4 40 22 80 56 110' },
    { d: 'M150 66c30 6 60 22 84 54 18 26 24 58 18 92 14 40 30 66 72 84' },
    { d: 'M258 216c18-12 34 0 32 24-2 26-14 46-30 48-12 0-14-20-10-32' },
    { d: 'M112 180c14-12 32-14 48-6M116 202c12-10 26-12 38-4-10 8-24 12-38 4' },
    { d: 'M92 286c8-4 16-2 20 4M80 328c14 2 26 0 34-6' },
  ],
  areas: [
    single([
      'forehead',
      'M154 82c-26 20-38 52-42 84 24-6 50-8 76-6 4-30 0-58-10-76-8-8-18-8-24-2Z',
      [148, 126],
    ]),
    single([
      'temple_left',
      'M196 158c0-20-2-38-6-54 32 0 56 22 62 56 2 26-6 46-20 60l-34-6c2-18 0-38-2-56Z',
      [222, 166],
    ]),
    single([
      'eye_left',
      'M110 176c26-8 52-8 78-6 4 16 4 30 2 44-26 12-54 10-82 2-2-14-1-26 2-40Z',
      [150, 196],
    ]),
    single(['nose', 'M102 224c14 4 24 6 36 6 4 22 2 46-6 64-20 6-50 4-72-8 14-18 32-38 42-62Z', [104, 268]]),
    single([
      'cheek_left',
      'M146 232c18 0 36-4 46-8l42 6c8 28 6 62-4 92-32 10-64 4-86-8-4-10-4-16-2-22 6-18 6-42 4-60Z',
      [190, 278],
    ]),
    single([
      'mouth',
      'M82 304c18 0 38 0 52-4 8 20 8 42 2 62-18 4-38 4-50 0-4-10 0-18 4-24-4-6-12-14-10-22 0-6 0-8 2-12Z',
      [110, 332],
    ]),
    single(['chin', 'M92 372c16 2 32 0 46-4 10 18 8 40 0 56-16 6-36 4-46-6-8-14-6-28 0-46Z', [116, 398]]),
    single([
      'jaw_left',
      'M146 326c26 10 54 12 80 6-4 32-20 56-42 70-12 8-24 14-36 18 6-20 4-38-4-56 4-14 4-26 2-38Z',
      [182, 364],
    ]),
    single([
      'neck',
      'M198 412c26-16 44-44 48-82 16 10 44 14 66 10 2 40 4 90 10 130-40 22-96 24-138 8 8-22 14-44 14-66Z',
      [256, 430],
    ]),
  ],
}

/** The head as seen from before and behind: nothing is marked there. */
const HEAD = 'M200 12c26 0 40 20 38 46-2 28-18 50-38 50s-36-22-38-50c-2-26 12-46 38-46Z'

const limbs = (side: Side): AreaShape[] => [
  ...twice(side, [
    'arm',
    'M84 198c14 6 30 2 42-6 4 28 2 70-4 104-4 30-8 54-12 80-14 6-32 4-44-2 0-34 4-70 8-102 2-28 4-52 10-74Z',
    [98, 288],
  ]),
  ...twice(side, [
    'hand',
    'M64 382c14 6 32 8 46 2 4 24 2 48-10 64-16 6-34 0-42-14-4-18 0-36 6-52Z',
    [84, 416],
  ]),
  ...twice(side, [
    'thigh',
    'M127 410c23 8 49 10 70 8 1 38-3 76-7 112-16 6-38 6-52 0-8-40-14-80-11-120Z',
    [163, 470],
  ]),
  ...twice(side, [
    'knee',
    'M139 538c15 5 35 5 50 0 3 18 1 36-3 52-14 6-30 6-43 0-5-16-6-34-4-52Z',
    [164, 565],
  ]),
  ...twice(side, [
    'calf',
    'M141 598c15 5 31 5 45 0 5 32-1 70-6 104-10 4-20 4-29 0-7-34-16-72-10-104Z',
    [163, 646],
  ]),
]

const bodyFront: Drawing = {
  view: 'front',
  width: WIDTH,
  height: 768,
  lines: [
    { d: HEAD },
    ...both('M180 104c0 12-4 18-14 24'),
    ...both('M192 56c-4 4-12 4-16 0'),
    { d: 'M190 84q10 6 20 0M198 66l-2 10h6' },
    { d: 'M200 300v7' },
  ],
  areas: [
    ...twice('right', [
      'shoulder',
      'M160 124c-30 2-60 8-68 34-4 14-6 24-6 32 14 4 30 0 42-8 6-22 18-36 36-46Z',
      [120, 158],
    ]),
    single([
      'chest',
      'M170 130c14 6 46 6 60 0l10 8c18 12 28 28 30 48 0 20-2 34-6 46-38 12-90 12-128 0-4-12-6-26-6-46 2-20 12-36 30-48Z',
      [200, 194],
    ]),
    single([
      'abdomen',
      'M138 240c38 12 86 12 124 0-4 32-4 60 2 88-38 12-90 12-128 0 6-28 6-56 2-88Z',
      [200, 270],
    ]),
    ...twice('right', ['hip', 'M134 336c20 6 42 10 63 10v64c-21 2-47-2-69-10-2-22 0-44 6-64Z', [163, 374]]),
    ...limbs('right'),
    ...twice('right', [
      'foot',
      'M149 710c11 4 21 4 32 0 9 14 11 30 7 44-16 8-42 8-56 0-2-14 8-30 17-44Z',
      [160, 738],
    ]),
  ],
}

const bodyBack: Drawing = {
  view: 'back',
  width: WIDTH,
  height: 768,
  lines: [{ d: HEAD }, { d: 'M166 50c8 18 60 18 68 0' }, { d: 'M200 156v164' }],
  areas: [
    single([
      'nape',
      'M170 94c16 10 44 10 60 0 2 18 8 28 22 36-32 18-72 18-104 0 14-8 20-18 22-36Z',
      [200, 122],
    ]),
    ...twice('left', [
      'shoulder',
      'M142 136c-22 0-44 8-50 28-4 12-6 20-6 28 14 4 30 0 42-8 4-16 14-28 28-36Z',
      [116, 164],
    ]),
    ...twice('left', [
      'upper_back',
      'M160 150c12 4 24 6 37 6v84c-21 0-43-4-59-10-6-16-8-32-6-44 6-18 14-28 28-36Z',
      [166, 200],
    ]),
    ...twice('left', [
      'lower_back',
      'M139 238c19 6 39 10 58 10v74c-23 0-45-4-61-10 6-26 6-46 3-74Z',
      [168, 284],
    ]),
    ...twice('left', ['hip', 'M134 322c20 6 42 10 63 10v78c-21 4-47 0-69-8-2-28 0-54 6-80Z', [163, 370]]),
    ...limbs('left'),
    ...twice('left', [
      'foot',
      'M147 710c11 4 23 4 36 0 7 14 9 28 5 40-14 8-36 8-48 0-4-12 0-26 7-40Z',
      [164, 734],
    ]),
  ],
}

const bodyLeft: Drawing = {
  view: 'left',
  width: WIDTH,
  height: 768,
  lines: [
    {
      d: 'M196 12c30-2 46 20 44 48-2 22-14 34-16 50M196 12c-22 2-32 18-34 36-2 8-8 16-12 22 2 6 8 6 10 8-2 8-2 14 2 20 6 8 18 4 24 4v14',
    },
    { d: 'M186 116c-20 14-36 52-42 86-4 26-2 44 2 66M152 330c-4 8-6 16-6 24' },
    { d: 'M224 110c26 18 40 56 38 96-2 30-12 52-12 78 0 18 8 32 14 46' },
  ],
  areas: [
    single([
      'shoulder_left',
      'M162 146c16-22 58-24 76-2 10 20 8 38 2 54-24 8-56 8-80 0-8-16-6-34 2-52Z',
      [200, 168],
    ]),
    single([
      'arm_left',
      'M166 208c22 6 50 4 72-4 4 32-10 60-32 82-18 18-36 34-54 46-12-4-24-16-30-28 20-18 38-38 42-62 2-12 2-22 2-34Z',
      [190, 256],
    ]),
    single([
      'hand_left',
      'M116 308c6 14 16 24 30 30-12 18-30 32-50 32-14-10-22-26-16-42 10-10 24-16 36-20Z',
      [110, 340],
    ]),
    single([
      'hip_left',
      'M158 338c28-16 68-20 106-8 12 30 12 60 0 84-34 10-78 10-114 0-4-26-2-54 8-76Z',
      [208, 374],
    ]),
    single([
      'thigh_left',
      'M152 422c36 10 76 10 110 0 0 38-12 78-26 114-20 6-46 6-66 0-14-36-20-74-18-114Z',
      [206, 478],
    ]),
    single([
      'knee_left',
      'M171 544c19 5 45 5 63 0 4 18 2 36-4 52-18 6-40 6-56 0-6-16-7-34-3-52Z',
      [202, 571],
    ]),
    single([
      'calf_left',
      'M174 604c18 5 40 5 57 0 19 34 10 70-5 100-12 4-26 4-36 0-10-32-22-68-16-100Z',
      [207, 650],
    ]),
    single([
      'foot_left',
      'M188 712c13 4 26 4 38 0 12 14 14 28 8 40-34 8-86 8-112 0 2-14 38-20 66-40Z',
      [182, 737],
    ]),
  ],
}

const scalpTop: Drawing = {
  view: 'top',
  width: WIDTH,
  height: 440,
  lines: [
    { d: 'M200 40c84 0 148 76 148 182S284 404 200 404 52 328 52 222 116 40 200 40Z' },
    { d: 'M184 42q16-30 32 0' },
    ...both('M54 206c-18 0-20 40 2 48'),
    { d: 'M200 100v40M196 214c8-10 14 4 4 8s-16-12-2-18' },
  ],
  areas: [
    single([
      'hairline',
      'M88 122c28-48 68-74 112-74s84 26 112 74c-30-20-70-28-112-28s-82 8-112 28Z',
      [200, 72],
    ]),
    single(['crown', 'M200 104c52 0 78 50 78 110s-26 102-78 102-78-42-78-102 26-110 78-110Z', [200, 176]]),
    single([
      'scalp_left',
      'M80 136c18-16 42-24 68-26-26 24-34 64-34 106 0 46 12 82 36 104-24 8-48 4-66-8-24-38-30-114-4-176Z',
      [88, 218],
    ]),
    {
      area: 'scalp_right',
      d: 'M80 136c18-16 42-24 68-26-26 24-34 64-34 106 0 46 12 82 36 104-24 8-48 4-66-8-24-38-30-114-4-176Z',
      at: [312, 218],
      isMirrored: true,
    },
    single([
      'occiput',
      'M94 328c26 8 52 6 68-4 24 8 52 8 76 0 16 10 42 12 68 4-20 42-60 68-106 68s-86-26-106-68Z',
      [200, 362],
    ]),
  ],
}

const scalpBack: Drawing = {
  view: 'back',
  width: WIDTH,
  height: 440,
  lines: [
    { d: 'M80 220C72 108 132 36 200 36s128 72 120 184c-2 62-22 112-58 142M80 220c2 62 22 112 58 142' },
    ...both('M78 216c-20-8-26 10-20 34 4 20 14 30 28 28'),
    ...both('M140 358c2 26-2 52-10 74'),
  ],
  areas: [
    single(['crown', 'M108 138c16-56 52-94 92-94s76 38 92 94c-30 26-154 26-184 0Z', [200, 104]]),
    ...twice('left', [
      'scalp',
      'M102 150c26 16 58 22 94 22v132c-36 0-70-4-96-16-18-44-18-94 2-138Z',
      [146, 232],
    ]),
    single([
      'occiput',
      'M106 298c30 10 60 14 94 14s64-4 94-14c-8 26-20 46-36 62-34 10-82 10-116 0-16-16-28-36-36-62Z',
      [200, 338],
    ]),
  ],
}

export const DRAWINGS: Record<Region, readonly Drawing[]> = {
  face: [faceFront, faceLeft, mirrored(faceLeft)],
  body: [bodyFront, bodyBack, bodyLeft, mirrored(bodyLeft)],
  scalp: [scalpTop, scalpBack],
}
