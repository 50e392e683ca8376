// The demo's menu in depth: what is in the products, how the treatments are done, who has learnt what, and what the
// rooms offer. Names are those of demo-data.ts and of lib/salons/ship-contraindications.ts.
import { AREAS_OF, type Area } from '@/lib/concerns/area-flow'
import type { Concern } from '@/lib/concerns/concern-flow'
import type { ProductUnit } from '@/lib/products/product-schemas'
import type { Method } from '@/lib/treatments/method-flow'

export const demoSkills = [
  { name: '敏感肌护理', nameEn: 'Care of sensitive skin', having: ['林悦', '陈蕊'] },
  { name: '经络手法', nameEn: 'Meridian massage', having: ['林悦', '何青'] },
  { name: '刮痧拔罐', nameEn: 'Gua sha and cupping', having: ['何青', '宋瑶'] },
  { name: '头皮检测', nameEn: 'Scalp analysis', having: ['林悦', '宋瑶', '陈蕊'] },
] as const

export const demoRoomFeatures = [
  { name: '淋浴', nameEn: 'Shower', rooms: ['松风', '月白'] },
  { name: '排烟', nameEn: 'Smoke extraction', rooms: ['松风', '兰亭'] },
  { name: '洗头床', nameEn: 'Shampoo bed', rooms: ['青瓷', '月白', '兰亭'] },
] as const

type DemoCare = {
  size?: number
  sizeUnit?: ProductUnit
  dailyUse?: number
  concerns?: readonly Concern[]
  benefit?: string
  benefitEn?: string
  patchTestDays?: number
  avoids?: readonly string[]
}

/** What the products of demoProducts are for and made of; `isForBoth` is used in the treatment room too. */
export const demoProductCare: readonly (DemoCare & { name: string; isForBoth?: boolean })[] = [
  {
    name: '玻尿酸补水精华',
    isForBoth: true,
    size: 30,
    sizeUnit: 'ml',
    dailyUse: 0.6,
    concerns: ['dryness', 'fine_lines'],
    benefit: '像给皮肤喝水，两三滴就不紧绷，清爽不黏。',
    benefitEn: 'Like a drink of water for the skin: two or three drops, and it no longer feels tight.',
  },
  {
    name: '神经酰胺修护霜',
    isForBoth: true,
    size: 50,
    sizeUnit: 'g',
    dailyUse: 1,
    concerns: ['dryness', 'sensitivity', 'redness'],
    benefit: '把皮肤的屏障补起来，换季也不容易红。',
    benefitEn: 'Mends the skin’s own barrier, so that a change of season does not turn it red.',
  },
  {
    name: '氨基酸洁面乳',
    size: 120,
    sizeUnit: 'ml',
    dailyUse: 2,
    concerns: ['sensitivity', 'dryness', 'oiliness'],
    benefit: '洗得干净，洗完不绷，早晚都能用。',
    benefitEn: 'Cleans well and leaves nothing tight, morning and evening.',
  },
  {
    name: '舒缓保湿面膜（五片）',
    size: 5,
    sizeUnit: 'piece',
    dailyUse: 0.3,
    concerns: ['dryness', 'redness', 'sensitivity'],
    benefit: '一周两片，十分钟，脸就安静下来。',
    benefitEn: 'Twice a week, ten minutes, and the skin is at ease.',
    avoids: ['海藻与海鲜提取物'],
  },
  {
    name: '积雪草舒缓凝露',
    isForBoth: true,
    size: 50,
    sizeUnit: 'ml',
    dailyUse: 0.8,
    concerns: ['redness', 'sensitivity', 'acne'],
    benefit: '发红发烫的时候涂一层，凉凉的，退得快。',
    benefitEn: 'A cool layer where it is red and hot; it calms down soon.',
  },
  {
    name: '烟酰胺亮肤精华',
    size: 30,
    sizeUnit: 'ml',
    dailyUse: 0.5,
    concerns: ['dullness', 'pigment', 'pores'],
    benefit: '坚持一个月，肤色看着匀净。',
    benefitEn: 'After a month the skin looks clearer and more even.',
    patchTestDays: 180,
    avoids: ['烟酰胺'],
  },
  {
    name: '胜肽紧致面霜',
    size: 50,
    sizeUnit: 'g',
    dailyUse: 0.8,
    concerns: ['sagging', 'fine_lines'],
    benefit: '晚上往上轻推着涂，轮廓慢慢收回来。',
    benefitEn: 'Stroked upwards in the evening, it brings the contour back little by little.',
    avoids: ['香精'],
  },
  {
    name: '多肽眼霜',
    size: 15,
    sizeUnit: 'g',
    dailyUse: 0.25,
    concerns: ['dark_circles', 'fine_lines'],
    benefit: '米粒大小，点在眼周按一按，细纹淡一些。',
    benefitEn: 'No more than a grain of rice, patted in around the eyes; fine lines soften.',
  },
  {
    name: '轻润防晒乳 SPF50',
    size: 50,
    sizeUnit: 'ml',
    dailyUse: 1.2,
    concerns: ['pigment', 'sensitivity'],
    benefit: '不泛白，出门前一层，斑就不会再深。',
    benefitEn: 'Leaves no white; one layer before going out keeps spots from darkening.',
  },
  {
    name: '清透平衡水',
    size: 150,
    sizeUnit: 'ml',
    dailyUse: 3,
    concerns: ['oiliness', 'pores'],
    benefit: '油光少一些，下午也清爽。',
    benefitEn: 'Less shine, and still fresh in the afternoon.',
    avoids: ['酒精', '水杨酸（BHA）'],
  },
  {
    name: '净颜泥膜',
    isForBoth: true,
    size: 100,
    sizeUnit: 'g',
    dailyUse: 0.7,
    concerns: ['oiliness', 'pores', 'acne'],
    benefit: '一周一次，只敷 T 区，黑头长得慢。',
    benefitEn: 'Once a week on the T-zone alone; blackheads come back slowly.',
  },
  {
    name: '颈部柔润霜',
    size: 60,
    sizeUnit: 'g',
    dailyUse: 1,
    concerns: ['fine_lines', 'dryness'],
    benefit: '从下往上推，脖子也要照顾。',
    benefitEn: 'Stroked upwards: the neck wants care too.',
    avoids: ['坚果油'],
  },
  {
    name: '薰衣草晚安精油',
    size: 10,
    sizeUnit: 'ml',
    dailyUse: 0.15,
    concerns: ['poor_sleep', 'fatigue', 'tension'],
    benefit: '睡前滴在枕边，人就慢下来了。',
    benefitEn: 'A drop beside the pillow, and the day grows quiet.',
    patchTestDays: 365,
    avoids: ['植物精油', '怀孕'],
  },
  {
    name: '肩颈舒缓膏',
    size: 60,
    sizeUnit: 'g',
    dailyUse: 1,
    concerns: ['tension', 'stiffness', 'pain'],
    benefit: '洗完澡抹在肩上揉开，热热的松下来。',
    benefitEn: 'Rubbed into the shoulders after a shower, it warms and loosens.',
    avoids: ['中草药外敷', '怀孕'],
  },
  {
    name: '头皮净养洗发露',
    isForBoth: true,
    size: 250,
    sizeUnit: 'ml',
    dailyUse: 4,
    concerns: ['scalp_oil', 'dandruff'],
    benefit: '洗得干净不干涩，头皮清爽得久一点。',
    benefitEn: 'Cleans without drying; the scalp stays fresh longer.',
    avoids: ['防腐剂（甲基异噻唑啉酮等）'],
  },
  {
    name: '头皮养护精华',
    isForBoth: true,
    size: 50,
    sizeUnit: 'ml',
    dailyUse: 1.5,
    concerns: ['hair_loss', 'scalp_dry', 'scalp_sensitivity'],
    benefit: '隔天一次，点在头皮上轻轻按，掉发会慢下来。',
    benefitEn: 'Every other day, dabbed on and pressed in: hair loss slows.',
    avoids: ['植物精油'],
  },
  {
    name: '艾草足浴包（十包）',
    isForBoth: true,
    size: 10,
    sizeUnit: 'piece',
    dailyUse: 0.3,
    concerns: ['cold', 'poor_sleep', 'swelling'],
    benefit: '一周泡两次，手脚暖，睡得沉。',
    benefitEn: 'Twice a week: warm hands and feet, and deeper sleep.',
    avoids: ['中草药外敷', '怀孕'],
  },
  {
    name: '柔润护手霜',
    isForBoth: true,
    size: 75,
    sizeUnit: 'ml',
    dailyUse: 1.5,
    concerns: ['dryness'],
    benefit: '洗完手抹一点，不油，手就不裂。',
    benefitEn: 'A little after washing; nothing greasy, and nothing cracks.',
    avoids: ['坚果油'],
  },
]

/** Used in the treatment room alone. */
export const demoTreatmentProducts: readonly (DemoCare & {
  name: string
  nameEn: string
  priceMinor: number
})[] = [
  { name: '温和卸妆乳', nameEn: 'Gentle Cleansing Milk', priceMinor: 18_800, size: 500, sizeUnit: 'ml' },
  {
    name: '焕肤果酸棉片',
    nameEn: 'Fruit-Acid Pads',
    priceMinor: 32_800,
    size: 60,
    sizeUnit: 'piece',
    concerns: ['dullness', 'pores'],
    patchTestDays: 90,
    avoids: ['果酸（AHA）', '服用异维A酸', '怀孕', '皮肤破损或感染'],
  },
  {
    name: '水杨酸软化液',
    nameEn: 'Salicylic Softener',
    priceMinor: 22_800,
    size: 200,
    sizeUnit: 'ml',
    concerns: ['oiliness', 'pores', 'acne'],
    patchTestDays: 90,
    avoids: ['水杨酸（BHA）', '怀孕'],
  },
  {
    name: '冷敷软膜',
    nameEn: 'Cooling Soft Mask',
    priceMinor: 26_800,
    size: 1000,
    sizeUnit: 'g',
    concerns: ['redness', 'dryness'],
    avoids: ['海藻与海鲜提取物'],
  },
  {
    name: '甜杏仁基底油',
    nameEn: 'Sweet Almond Oil',
    priceMinor: 28_800,
    size: 500,
    sizeUnit: 'ml',
    avoids: ['坚果油'],
  },
  {
    name: '薰衣草复方精油',
    nameEn: 'Lavender Blend',
    priceMinor: 48_800,
    size: 50,
    sizeUnit: 'ml',
    concerns: ['tension', 'poor_sleep'],
    patchTestDays: 365,
    avoids: ['植物精油', '怀孕'],
  },
  {
    name: '红花刮痧油',
    nameEn: 'Safflower Gua-Sha Oil',
    priceMinor: 16_800,
    size: 200,
    sizeUnit: 'ml',
    avoids: ['中草药外敷', '怀孕', '抗凝药'],
  },
  {
    name: '三年陈艾条',
    nameEn: 'Aged Moxa Sticks',
    priceMinor: 12_800,
    size: 10,
    sizeUnit: 'piece',
    avoids: ['怀孕'],
  },
]

export type DemoStep = {
  title: string
  titleEn: string
  instruction: string
  instructionEn: string
  minutes: number
  products?: readonly [name: string, amount: string][]
}

type DemoTreatmentCare = {
  name: string
  preparationMinutes?: number
  cleanupMinutes?: number
  intervalDays?: number
  otherNames?: readonly string[]
  methods: readonly Method[]
  touches: readonly Area[]
  concerns?: readonly Concern[]
  patchTestDays?: number
  skills?: readonly string[]
  features?: readonly string[]
  products?: readonly string[]
  avoids?: readonly string[]
  steps?: readonly DemoStep[]
}

const FACE: readonly Area[] = AREAS_OF.face.filter((area) => area !== 'neck' && area !== 'decollete')
const BODY: readonly Area[] = AREAS_OF.body.filter((area) => area !== 'abdomen' && area !== 'chest')
const SHOULDERS: readonly Area[] = [
  'nape',
  'shoulder_left',
  'shoulder_right',
  'upper_back_left',
  'upper_back_right',
]

const cleanse = (minutes: number): DemoStep => ({
  title: '卸妆洁面',
  titleEn: 'Cleanse',
  instruction: '先眼唇，再全脸，打圈两遍，温水洗净。水温以手腕内侧不烫为准。',
  instructionEn:
    'Eyes and lips first, then the face in two rounds of circles. The water is right when the inner wrist says so.',
  minutes,
  products: [['温和卸妆乳', '2 泵']],
})

/** How the treatments of demoTreatments are done. */
export const demoTreatmentCare: readonly DemoTreatmentCare[] = [
  {
    name: '补水嫩肤护理',
    otherNames: ['水光护理', '补水面膜护理'],
    methods: ['heat', 'current', 'massage', 'cold'],
    touches: FACE,
    preparationMinutes: 5,
    cleanupMinutes: 10,
    intervalDays: 14,
    concerns: ['dryness', 'dullness', 'fine_lines'],
    products: ['玻尿酸补水精华', '神经酰胺修护霜'],
    avoids: ['皮肤破损或感染', '单纯疱疹'],
    steps: [
      cleanse(8),
      {
        title: '热敷软化',
        titleEn: 'Warm towel',
        instruction: '热毛巾敷两遍，避开眼睛，问一句「温度合适吗」。',
        instructionEn: 'Two warm towels, clear of the eyes. Ask whether the warmth is right.',
        minutes: 6,
      },
      {
        title: '精华导入',
        titleEn: 'Serum infusion',
        instruction: '先两颊后额头，仪器二档，贴着皮肤慢慢走，每区不超过三分钟。',
        instructionEn:
          'Cheeks first, then forehead; level two, slowly along the skin, no more than three minutes an area.',
        minutes: 15,
        products: [['玻尿酸补水精华', '3 ml']],
      },
      {
        title: '面部按摩',
        titleEn: 'Face massage',
        instruction: '从下巴往耳后，从鼻翼往太阳穴，力度以客人说舒服为准。',
        instructionEn: 'From chin to behind the ears, from nose to temples, as firm as the guest likes it.',
        minutes: 10,
      },
      {
        title: '敷冷膜',
        titleEn: 'Cooling mask',
        instruction: '调到酸奶那样稠，眼唇盖上湿棉片。敷着的时候按按手臂，不要离开太久。',
        instructionEn:
          'As thick as yoghurt; damp pads on eyes and lips. Massage the arms meanwhile and do not stay away long.',
        minutes: 15,
        products: [['冷敷软膜', '40 g']],
      },
      {
        title: '收尾保湿',
        titleEn: 'Finish',
        instruction: '揭膜擦净，薄薄一层霜，白天加防晒。请客人自己摸一摸。',
        instructionEn: 'Lift the mask, a thin layer of cream, sunscreen by day. Let the guest feel it.',
        minutes: 6,
        products: [['神经酰胺修护霜', '1 泵']],
      },
    ],
  },
  {
    name: '深层清洁护理',
    otherNames: ['小气泡', '去黑头'],
    methods: ['heat', 'acid', 'cold'],
    touches: FACE,
    preparationMinutes: 5,
    cleanupMinutes: 15,
    intervalDays: 30,
    concerns: ['oiliness', 'pores', 'acne'],
    patchTestDays: 90,
    products: ['水杨酸软化液', '净颜泥膜'],
    avoids: ['水杨酸（BHA）', '服用异维A酸', '皮肤破损或感染', '单纯疱疹', '近期手术'],
    steps: [
      cleanse(8),
      {
        title: '蒸汽打开毛孔',
        titleEn: 'Steam',
        instruction: '距脸四十厘米，八分钟为限。泛红的地方盖上湿棉片。',
        instructionEn:
          'Forty centimetres from the face, eight minutes at most. Damp pads where it turns red.',
        minutes: 8,
      },
      {
        title: '软化角质',
        titleEn: 'Soften',
        instruction: '棉片敷 T 区，五分钟看一眼，刺痛马上取下。',
        instructionEn: 'Pads on the T-zone; look after five minutes and take them off at once if it stings.',
        minutes: 10,
        products: [['水杨酸软化液', '5 ml']],
      },
      {
        title: '清理黑头',
        titleEn: 'Clear blackheads',
        instruction: '一次性工具，先鼻翼后下巴，自己挤过的印子不碰。',
        instructionEn: 'Single-use tools; nose first, then chin; leave the marks of squeezing alone.',
        minutes: 18,
      },
      {
        title: '敷泥膜',
        titleEn: 'Clay mask',
        instruction: '只敷 T 区，半干就擦下来，不要等它裂。',
        instructionEn: 'T-zone alone; take it off half dry, before it cracks.',
        minutes: 15,
        products: [['净颜泥膜', '15 g']],
      },
      {
        title: '冷敷镇静',
        titleEn: 'Cool and calm',
        instruction: '冷膜十二分钟，红退了再揭。',
        instructionEn: 'Cooling mask for twelve minutes; lift it when the red is gone.',
        minutes: 12,
        products: [['冷敷软膜', '40 g']],
      },
      {
        title: '收尾叮嘱',
        titleEn: 'Finish and advise',
        instruction: '薄涂保湿。请客人今晚只用清水洗脸，两天不化妆。',
        instructionEn: 'A thin moisturiser. Tonight only water on the face, and two days without make-up.',
        minutes: 4,
      },
    ],
  },
  {
    name: '敏感肌舒缓护理',
    otherNames: ['脱敏护理'],
    methods: ['cold'],
    touches: FACE,
    preparationMinutes: 10,
    cleanupMinutes: 10,
    intervalDays: 14,
    concerns: ['sensitivity', 'redness', 'dryness'],
    skills: ['敏感肌护理'],
    products: ['积雪草舒缓凝露', '神经酰胺修护霜'],
    avoids: ['皮肤破损或感染', '单纯疱疹'],
    steps: [
      {
        title: '看皮肤、问近况',
        titleEn: 'Look and ask',
        instruction: '洗净手，看两颊红的范围，问这周用过什么新东西。',
        instructionEn: 'Clean hands; see how far the red goes, and ask what has been new this week.',
        minutes: 5,
      },
      {
        title: '冷水清洁',
        titleEn: 'Cool cleanse',
        instruction: '不揉，用手掌按压着洗，水要凉。',
        instructionEn: 'No rubbing: press with the palms, with cool water.',
        minutes: 8,
        products: [['温和卸妆乳', '1 泵']],
      },
      {
        title: '冷喷',
        titleEn: 'Cool mist',
        instruction: '距脸三十厘米，十分钟，眼睛盖上棉片。',
        instructionEn: 'Thirty centimetres away, ten minutes, pads on the eyes.',
        minutes: 10,
      },
      {
        title: '舒缓凝露',
        titleEn: 'Calming gel',
        instruction: '厚涂泛红处，等它自己吸收，不要按摩。',
        instructionEn: 'A thick layer where it is red; let it sink in, no massage.',
        minutes: 12,
        products: [['积雪草舒缓凝露', '4 ml']],
      },
      {
        title: '冷膜',
        titleEn: 'Cooling mask',
        instruction: '敷二十分钟，每五分钟问一次有没有热。',
        instructionEn: 'Twenty minutes; ask every five whether it feels hot.',
        minutes: 20,
        products: [['冷敷软膜', '40 g']],
      },
      {
        title: '修护封层',
        titleEn: 'Barrier cream',
        instruction: '一颗黄豆大小，掌心温热后按上去。',
        instructionEn: 'The size of a bean, warmed in the palm and pressed on.',
        minutes: 8,
        products: [['神经酰胺修护霜', '1 泵']],
      },
      {
        title: '前后对比',
        titleEn: 'Before and after',
        instruction: '照着镜子一起看，两颊的红退了多少。',
        instructionEn: 'Look together in the mirror how much of the red has gone.',
        minutes: 7,
      },
    ],
  },
  {
    name: '抗衰紧致护理',
    otherNames: ['射频紧致', '提拉'],
    methods: ['current', 'heat', 'massage'],
    touches: FACE,
    preparationMinutes: 10,
    cleanupMinutes: 10,
    intervalDays: 21,
    concerns: ['sagging', 'fine_lines'],
    avoids: ['心脏起搏器', '金属植入物', '怀孕', '癫痫', '近期手术', '肿瘤'],
  },
  {
    name: '提亮匀净护理',
    otherNames: ['美白护理', '刷酸'],
    methods: ['acid'],
    touches: FACE,
    preparationMinutes: 5,
    cleanupMinutes: 10,
    intervalDays: 21,
    concerns: ['dullness', 'pigment'],
    patchTestDays: 90,
    products: ['焕肤果酸棉片'],
    avoids: ['果酸（AHA）', '光敏药物', '服用异维A酸', '怀孕'],
  },
  {
    name: '眼部焕采护理',
    otherNames: ['眼护'],
    methods: ['massage', 'cold'],
    touches: ['eye_left', 'eye_right', 'brow', 'temple_left', 'temple_right'],
    cleanupMinutes: 5,
    intervalDays: 14,
    concerns: ['dark_circles', 'fine_lines'],
  },
  {
    name: '颈部淡纹护理',
    otherNames: ['颈护'],
    methods: ['massage'],
    touches: ['neck', 'decollete'],
    cleanupMinutes: 5,
    intervalDays: 14,
    concerns: ['fine_lines', 'dryness'],
  },
  {
    name: '肩颈舒缓SPA',
    otherNames: ['肩颈按摩', '开背'],
    methods: ['heat', 'massage', 'pressure', 'oils', 'prone'],
    touches: ['neck', ...SHOULDERS, 'arm_left', 'arm_right', 'hand_left', 'hand_right'],
    preparationMinutes: 5,
    cleanupMinutes: 10,
    intervalDays: 7,
    concerns: ['tension', 'stiffness', 'pain', 'fatigue'],
    skills: ['经络手法'],
    products: ['甜杏仁基底油', '薰衣草复方精油'],
    avoids: ['静脉血栓', '高血压', '近期手术', '皮肤破损或感染'],
    steps: [
      {
        title: '问哪里最紧',
        titleEn: 'Where is it tight',
        instruction: '请客人自己指，记下左右哪边重，问力度。',
        instructionEn: 'Let the guest point, note which side is worse, and ask how firm.',
        minutes: 4,
      },
      {
        title: '热敷肩背',
        titleEn: 'Warm the back',
        instruction: '热毛巾三条叠放，六分钟，问烫不烫。',
        instructionEn: 'Three warm towels, six minutes; ask whether it is too hot.',
        minutes: 6,
      },
      {
        title: '铺油展开',
        titleEn: 'Spread the oil',
        instruction: '掌心搓热，从颈根到肩峰，长推三遍。',
        instructionEn: 'Warm it in the palms; three long strokes from the neck to the shoulders.',
        minutes: 8,
        products: [
          ['甜杏仁基底油', '10 ml'],
          ['薰衣草复方精油', '4 滴'],
        ],
      },
      {
        title: '松解肩井与斜方肌',
        titleEn: 'Loosen the shoulders',
        instruction: '拇指点按，每处停十秒，先轻后重，客人皱眉就退一步。',
        instructionEn: 'Press with the thumbs, ten seconds each, light before firm; ease off at a frown.',
        minutes: 16,
      },
      {
        title: '后颈与枕下',
        titleEn: 'Nape and base of the skull',
        instruction: '仰卧，双手托住枕骨慢慢牵引，不扳不扭。',
        instructionEn: 'Lying face up; hold the base of the skull and draw slowly, never twist.',
        minutes: 12,
      },
      {
        title: '手臂与手掌',
        titleEn: 'Arms and hands',
        instruction: '顺着手臂外侧推到指尖，握一握手。',
        instructionEn: 'Along the outer arm to the fingertips, and hold the hand a moment.',
        minutes: 8,
      },
      {
        title: '擦净、起身',
        titleEn: 'Wipe and rise',
        instruction: '热毛巾擦净余油，扶客人坐起，递温水，坐一会儿再站。',
        instructionEn:
          'Wipe off the oil, help the guest sit up, give warm water; a moment’s rest before standing.',
        minutes: 6,
      },
    ],
  },
  {
    name: '全身芳香SPA',
    otherNames: ['精油开背', '芳香按摩'],
    methods: ['massage', 'pressure', 'oils', 'prone'],
    touches: BODY,
    preparationMinutes: 10,
    cleanupMinutes: 15,
    intervalDays: 21,
    concerns: ['fatigue', 'poor_sleep', 'tension'],
    features: ['淋浴'],
    patchTestDays: 365,
    products: ['甜杏仁基底油', '薰衣草复方精油'],
    avoids: ['怀孕', '静脉血栓', '高血压', '肿瘤'],
  },
  {
    name: '经络养生调理',
    otherNames: ['经络推拿', '疏通经络'],
    methods: ['massage', 'pressure', 'prone'],
    touches: BODY,
    preparationMinutes: 5,
    cleanupMinutes: 10,
    intervalDays: 10,
    concerns: ['cold', 'fatigue', 'stiffness'],
    skills: ['经络手法'],
    avoids: ['怀孕', '静脉血栓', '抗凝药', '近期手术'],
  },
  {
    name: '背部刮痧拔罐',
    otherNames: ['火罐', '走罐', '刮痧', 'cupping'],
    methods: ['pressure', 'suction', 'heat', 'prone'],
    touches: [...SHOULDERS, 'lower_back_left', 'lower_back_right'],
    preparationMinutes: 5,
    cleanupMinutes: 15,
    intervalDays: 14,
    concerns: ['stiffness', 'pain', 'tension'],
    skills: ['刮痧拔罐'],
    products: ['红花刮痧油'],
    avoids: ['怀孕', '抗凝药', '皮肤破损或感染', '糖尿病', '心脏病'],
    steps: [
      {
        title: '问经期与用药',
        titleEn: 'Ask first',
        instruction: '经期、空腹、刚喝过酒都改日。问有没有吃抗凝药。',
        instructionEn:
          'Not during a period, not on an empty stomach or after wine. Ask about blood thinners.',
        minutes: 4,
      },
      {
        title: '暖背铺油',
        titleEn: 'Warm and oil',
        instruction: '热毛巾两遍，油要铺匀，不够滑就再加。',
        instructionEn: 'Two warm towels; spread the oil evenly and add some when it drags.',
        minutes: 8,
        products: [['红花刮痧油', '8 ml']],
      },
      {
        title: '刮膀胱经',
        titleEn: 'Along the spine',
        instruction: '由上往下，一条线二十下，见微红即止，不求出痧。',
        instructionEn: 'Downwards, twenty strokes a line; stop at a light flush, it need not show.',
        minutes: 15,
      },
      {
        title: '走罐、留罐',
        titleEn: 'Cupping',
        instruction: '走罐三遍，留罐不超过八分钟，人不离开。',
        instructionEn: 'Move the cups three times; leave them eight minutes at most, and stay close by.',
        minutes: 15,
      },
      {
        title: '擦净、保暖',
        titleEn: 'Wipe and keep warm',
        instruction: '擦净盖好，喝温水。叮嘱四小时内不洗澡、不吹风。',
        instructionEn: 'Wipe, cover, warm water. No shower and no draught for four hours.',
        minutes: 8,
      },
    ],
  },
  {
    name: '艾灸温养',
    otherNames: ['灸疗', '温灸'],
    methods: ['heat'],
    touches: ['abdomen', 'lower_back_left', 'lower_back_right', 'knee_left', 'knee_right'],
    preparationMinutes: 5,
    cleanupMinutes: 15,
    intervalDays: 7,
    concerns: ['cold', 'fatigue'],
    features: ['排烟'],
    products: ['三年陈艾条'],
    avoids: ['怀孕', '高血压', '中草药外敷', '糖尿病'],
  },
  {
    name: '头皮养护',
    otherNames: ['洗头', '头疗'],
    methods: ['massage', 'head_low'],
    touches: [...AREAS_OF.scalp],
    preparationMinutes: 5,
    cleanupMinutes: 10,
    intervalDays: 14,
    concerns: ['scalp_oil', 'dandruff', 'scalp_dry', 'hair_loss'],
    skills: ['头皮检测'],
    features: ['洗头床'],
    products: ['头皮净养洗发露', '头皮养护精华'],
    avoids: ['皮肤破损或感染'],
    steps: [
      {
        title: '头皮检测',
        titleEn: 'Look at the scalp',
        instruction: '发际、头顶、后脑各看一处，给客人看屏幕上的样子。',
        instructionEn: 'Hairline, crown and back of the head; show the guest the screen.',
        minutes: 8,
      },
      {
        title: '梳通',
        titleEn: 'Brush',
        instruction: '宽齿梳，从发尾往上一段一段梳。',
        instructionEn: 'A wide comb, from the ends upwards.',
        minutes: 5,
      },
      {
        title: '分区清洁',
        titleEn: 'Wash by areas',
        instruction: '分四区，指腹打圈，不用指甲，洗两遍。',
        instructionEn: 'Four areas, circles with the fingertips, never the nails; twice.',
        minutes: 14,
        products: [['头皮净养洗发露', '8 ml']],
      },
      {
        title: '头部按摩',
        titleEn: 'Head massage',
        instruction: '百会、风池、太阳穴各停十秒，由轻到重。',
        instructionEn: 'Crown, nape and temples ten seconds each, light before firm.',
        minutes: 15,
      },
      {
        title: '导入精华',
        titleEn: 'Serum',
        instruction: '分线点涂，按压到吸收。',
        instructionEn: 'Dab along partings and press until it is absorbed.',
        minutes: 8,
        products: [['头皮养护精华', '2 ml']],
      },
      {
        title: '吹干梳理',
        titleEn: 'Dry',
        instruction: '温风，离头皮二十厘米，发根先干。',
        instructionEn: 'Warm air, twenty centimetres away, roots first.',
        minutes: 10,
      },
    ],
  },
  {
    name: '草本足浴',
    otherNames: ['泡脚', '足疗'],
    methods: ['heat'],
    touches: ['calf_left', 'calf_right', 'foot_left', 'foot_right'],
    cleanupMinutes: 10,
    intervalDays: 7,
    concerns: ['cold', 'swelling', 'poor_sleep'],
    products: ['艾草足浴包（十包）'],
    avoids: ['怀孕', '糖尿病', '静脉血栓'],
  },
  {
    name: '手部柔嫩护理',
    otherNames: ['手护'],
    methods: ['massage'],
    touches: ['hand_left', 'hand_right', 'arm_left', 'arm_right'],
    intervalDays: 14,
    concerns: ['dryness'],
    products: ['柔润护手霜'],
  },
  {
    name: '腹部暖养护理',
    otherNames: ['暖宫', '腹部按摩'],
    methods: ['heat', 'massage', 'pressure'],
    touches: ['abdomen'],
    preparationMinutes: 5,
    cleanupMinutes: 10,
    intervalDays: 10,
    concerns: ['cold'],
    skills: ['经络手法'],
    avoids: ['怀孕', '近期手术'],
  },
]
