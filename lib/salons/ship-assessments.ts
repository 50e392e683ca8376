// The sheets of readings (检测表) that a new salon begins with; from then on they are its own.
import 'server-only'
import type { Concern, Region } from '@/lib/concerns/concern-flow'
import type { Tx } from '@/lib/db/client'

type ShippedReading = {
  name: string
  nameEn: string
  isKey?: true
  concern?: Concern
  concernBelow?: number
  concernAbove?: number
} & (
  | { low: readonly [zh: string, en: string]; high: readonly [zh: string, en: string]; steps?: number }
  | { unit: string; minimum: number; maximum: number }
)

type ShippedTemplate = {
  region: Region
  name: string
  nameEn: string
  readings: readonly ShippedReading[]
}

const NONE = ['无', 'None'] as const
const MARKED = ['明显', 'Marked'] as const

const SHIPPED_TEMPLATES: readonly ShippedTemplate[] = [
  {
    region: 'face',
    name: '面部检测',
    nameEn: 'Face',
    readings: [
      {
        name: '水分',
        nameEn: 'Hydration',
        unit: '%',
        minimum: 0,
        maximum: 100,
        isKey: true,
        concern: 'dryness',
        concernBelow: 40,
      },
      {
        name: '油脂',
        nameEn: 'Oil',
        low: ['干爽', 'Dry'],
        high: ['很油', 'Very oily'],
        concern: 'oiliness',
        concernAbove: 4,
      },
      {
        name: '弹性',
        nameEn: 'Elasticity',
        low: ['松弛', 'Slack'],
        high: ['紧致', 'Firm'],
        isKey: true,
        concern: 'sagging',
        concernBelow: 2,
      },
      {
        name: '敏感度',
        nameEn: 'Sensitivity',
        low: ['耐受', 'Tolerant'],
        high: ['很敏感', 'Very sensitive'],
        isKey: true,
        concern: 'sensitivity',
        concernAbove: 3,
      },
      {
        name: '泛红',
        nameEn: 'Redness',
        low: NONE,
        high: MARKED,
        isKey: true,
        concern: 'redness',
        concernAbove: 3,
      },
      { name: '色斑', nameEn: 'Dark spots', low: NONE, high: MARKED, concern: 'pigment', concernAbove: 3 },
      {
        name: '毛孔',
        nameEn: 'Pores',
        low: ['细腻', 'Fine'],
        high: ['粗大', 'Large'],
        concern: 'pores',
        concernAbove: 4,
      },
      { name: '细纹', nameEn: 'Fine lines', low: NONE, high: MARKED, concern: 'fine_lines', concernAbove: 3 },
      {
        name: '暗沉',
        nameEn: 'Dullness',
        low: ['透亮', 'Bright'],
        high: ['暗沉', 'Dull'],
        isKey: true,
        concern: 'dullness',
        concernAbove: 3,
      },
      { name: '痘痘', nameEn: 'Blemishes', low: NONE, high: MARKED, concern: 'acne', concernAbove: 3 },
      {
        name: '黑眼圈',
        nameEn: 'Dark circles',
        low: NONE,
        high: MARKED,
        concern: 'dark_circles',
        concernAbove: 4,
      },
    ],
  },
  {
    region: 'body',
    name: '身体检测',
    nameEn: 'Body',
    readings: [
      {
        name: '肩颈紧张',
        nameEn: 'Neck and shoulder tension',
        low: ['松软', 'Soft'],
        high: ['僵硬', 'Hard'],
        isKey: true,
        concern: 'tension',
        concernAbove: 3,
      },
      {
        name: '腰背紧张',
        nameEn: 'Back tension',
        low: ['松软', 'Soft'],
        high: ['僵硬', 'Hard'],
        isKey: true,
        concern: 'stiffness',
        concernAbove: 3,
      },
      {
        name: '疼痛',
        nameEn: 'Aches',
        low: ['不痛', 'None'],
        high: ['很痛', 'Strong'],
        isKey: true,
        concern: 'pain',
        concernAbove: 3,
      },
      {
        name: '体态',
        nameEn: 'Posture',
        low: ['失衡', 'Uneven'],
        high: ['端正', 'Upright'],
        concern: 'posture',
        concernBelow: 2,
      },
      {
        name: '循环（手脚）',
        nameEn: 'Circulation in hands and feet',
        low: ['冰凉', 'Cold'],
        high: ['温热', 'Warm'],
        isKey: true,
        concern: 'cold',
        concernBelow: 2,
      },
      { name: '水肿', nameEn: 'Swelling', low: NONE, high: MARKED, concern: 'swelling', concernAbove: 3 },
      {
        name: '睡眠',
        nameEn: 'Sleep',
        low: ['很差', 'Poor'],
        high: ['安稳', 'Sound'],
        concern: 'poor_sleep',
        concernBelow: 2,
      },
      {
        name: '疲劳',
        nameEn: 'Tiredness',
        low: ['精神', 'Rested'],
        high: ['疲惫', 'Worn out'],
        concern: 'fatigue',
        concernAbove: 4,
      },
    ],
  },
  {
    region: 'scalp',
    name: '头皮检测',
    nameEn: 'Scalp',
    readings: [
      {
        name: '油脂',
        nameEn: 'Oil',
        low: ['干爽', 'Dry'],
        high: ['很油', 'Very oily'],
        isKey: true,
        concern: 'scalp_oil',
        concernAbove: 4,
      },
      {
        name: '干燥',
        nameEn: 'Dryness',
        low: ['滋润', 'Supple'],
        high: ['干燥', 'Dry'],
        isKey: true,
        concern: 'scalp_dry',
        concernAbove: 3,
      },
      {
        name: '头屑',
        nameEn: 'Dandruff',
        low: NONE,
        high: ['很多', 'A lot'],
        isKey: true,
        concern: 'dandruff',
        concernAbove: 3,
      },
      {
        name: '敏感',
        nameEn: 'Sensitivity',
        low: ['耐受', 'Tolerant'],
        high: ['很敏感', 'Very sensitive'],
        concern: 'scalp_sensitivity',
        concernAbove: 3,
      },
      {
        name: '发量',
        nameEn: 'Density of hair',
        low: ['稀疏', 'Thin'],
        high: ['浓密', 'Full'],
        concern: 'hair_loss',
        concernBelow: 2,
      },
    ],
  },
]

const USUAL_STEPS = 5

/** Inserts a sheet each for face, body and scalp, with readings whose ends and thresholds are those of daily work. */
export async function shipAssessments(tx: Tx, salonId: string): Promise<void> {
  for (const [place, { readings, ...template }] of SHIPPED_TEMPLATES.entries()) {
    const { id: templateId } = await tx.assessmentTemplate.create({
      data: { ...template, salonId, position: place + 1 },
      select: { id: true },
    })
    await tx.readingType.createMany({
      data: readings.map((reading, index) => ({ templateId, position: index + 1, ...rowOf(reading) })),
    })
  }
}

function rowOf(reading: ShippedReading) {
  if ('unit' in reading) return { form: 'measure' as const, ...reading }
  const { low, high, steps = USUAL_STEPS, ...told } = reading
  return {
    form: 'scale' as const,
    ...told,
    steps,
    lowEnd: low[0],
    lowEndEn: low[1],
    highEnd: high[0],
    highEndEn: high[1],
  }
}
