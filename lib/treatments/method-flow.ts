// How a treatment works on her, and what each way of working must not meet: the review of the shipped list of
// contraindications, each line with its reason. A proposal for whoever writes the menu; what stands on the menu decides.
// Pure; safe for the client.

/** Ways of working. The words by which a guest speaks of each stand in the database (foyer_method_words). */
export const METHODS = [
  'heat',
  'cold',
  'massage',
  'pressure',
  'suction',
  'current',
  'acid',
  'needles',
  'oils',
  'light',
  'head_low',
  'prone',
] as const

export type Method = (typeof METHODS)[number]

type Line = {
  /** The Chinese name of an entry of lib/salons/ship-contraindications.ts. */
  avoid: string
  because: string
}

/** What each way of working must not meet, and why. For a professional of the salon to confirm. */
export const METHOD_REVIEW: Readonly<Record<Method, readonly Line[]>> = {
  heat: [
    { avoid: '高血压', because: 'heat widens the vessels and makes the pressure swing' },
    { avoid: '低血压与易晕', because: 'widened vessels let her faint when she gets up' },
    { avoid: '心脏病', because: 'the heart has to work harder to carry the heat away' },
    { avoid: '静脉血栓', because: 'warmth may loosen a clot and swells varicose veins' },
    { avoid: '怀孕', because: 'a raised body temperature may harm the child' },
    { avoid: '糖尿病', because: 'numb skin does not tell that it is being burnt' },
    { avoid: '感觉减退', because: 'she does not feel when it is too hot' },
    { avoid: '发热或急性感染', because: 'heat on top of a fever' },
    { avoid: '皮肤破损或感染', because: 'warmth spreads an infection and opens a wound' },
    { avoid: '皮疹与荨麻疹', because: 'hives and rashes flare with warmth' },
    { avoid: '近期手术', because: 'fresh tissue swells and bleeds; fillers melt away' },
    { avoid: '肿瘤', because: 'more blood to a tissue that must not be fed, and treated skin burns easily' },
    { avoid: '金属植入物', because: 'metal under the skin keeps the heat' },
    { avoid: '哮喘', because: 'hot steam and smoke bring on an attack' },
    { avoid: '癫痫', because: 'overheating can bring on a seizure' },
  ],
  cold: [
    { avoid: '怕冷性荨麻疹与雷诺', because: 'cold brings hives, or cuts off the blood in the fingers' },
    { avoid: '感觉减退', because: 'she does not feel when the cold hurts her skin' },
    { avoid: '糖尿病', because: 'poor feeling and poor blood flow: frost burns heal badly' },
    { avoid: '心脏病', because: 'sudden cold narrows the vessels of the heart' },
  ],
  massage: [
    { avoid: '皮肤破损或感染', because: 'rubbing opens wounds and spreads infection' },
    { avoid: '皮疹与荨麻疹', because: 'rubbed skin flares' },
    { avoid: '近期手术', because: 'scars tear, and fillers move' },
    { avoid: '发热或急性感染', because: 'a body that fights an infection needs rest' },
  ],
  pressure: [
    { avoid: '高血压', because: 'strong strokes at neck and back raise the pressure' },
    { avoid: '静脉血栓', because: 'kneading can carry a clot away' },
    { avoid: '抗凝药', because: 'deep bruises that do not stop' },
    { avoid: '怀孕', because: 'abdomen, lower back and some points may bring on labour' },
    { avoid: '近期手术', because: 'scars tear, and fillers move' },
    { avoid: '骨质疏松', because: 'brittle bones break under firm hands' },
    { avoid: '脊椎与关节伤病', because: 'a slipped disc or an injured joint is made worse' },
    { avoid: '皮肤破损或感染', because: 'rubbing opens wounds and spreads infection' },
    { avoid: '皮疹与荨麻疹', because: 'rubbed skin flares' },
    { avoid: '发热或急性感染', because: 'a body that fights an infection needs rest' },
    { avoid: '肿瘤', because: 'no kneading over or near it without her doctor’s word' },
    { avoid: '心脏病', because: 'strong massage strains the circulation' },
    { avoid: '外用或口服激素', because: 'thin skin and brittle vessels tear' },
  ],
  suction: [
    { avoid: '高血压', because: 'large areas of suction and pain make the pressure swing' },
    { avoid: '心脏病', because: 'it strains the circulation' },
    { avoid: '抗凝药', because: 'it draws blood into the skin, and the bleeding does not stop' },
    { avoid: '静脉血栓', because: 'suction over a clot or varicose veins can tear them' },
    { avoid: '怀孕', because: 'not on abdomen and lower back, and strain elsewhere' },
    { avoid: '糖尿病', because: 'blisters heal badly' },
    { avoid: '近期手术', because: 'fresh tissue tears, fillers move' },
    { avoid: '皮肤破损或感染', because: 'it tears wounds open' },
    { avoid: '皮疹与荨麻疹', because: 'drawn skin flares' },
    { avoid: '肿瘤', because: 'no drawing of blood to or over it' },
    { avoid: '发热或急性感染', because: 'a weak body faints' },
    { avoid: '低血压与易晕', because: 'she may faint under the cups' },
    { avoid: '外用或口服激素', because: 'thin skin blisters' },
    { avoid: '经期', because: 'stronger bleeding and faintness' },
  ],
  current: [
    { avoid: '心脏起搏器', because: 'current disturbs the device' },
    { avoid: '金属植入物', because: 'metal gathers current and grows hot' },
    { avoid: '金属（镍）', because: 'electrodes and heads are of metal' },
    { avoid: '怀孕', because: 'nobody knows what it does to the child' },
    { avoid: '癫痫', because: 'stimulation can bring on a seizure' },
    { avoid: '心脏病', because: 'it can disturb the rhythm' },
    { avoid: '肿瘤', because: 'it stimulates tissue' },
    { avoid: '静脉血栓', because: 'muscles at work can carry a clot away' },
    { avoid: '近期手术', because: 'heat and current on fresh tissue and fillers' },
    { avoid: '皮肤破损或感染', because: 'current runs together in a wound and burns' },
  ],
  acid: [
    { avoid: '果酸（AHA）', because: 'it is one, or works like one' },
    { avoid: '水杨酸（BHA）', because: 'often mixed in, and aspirin belongs to the family' },
    { avoid: '服用异维A酸', because: 'skin too thin to peel: burns and scars' },
    { avoid: '视黄醇（A 醇）', because: 'two peelings at once burn' },
    { avoid: '光敏药物', because: 'peeled skin and light: dark marks' },
    { avoid: '外用或口服激素', because: 'thin skin burns' },
    { avoid: '怀孕', because: 'salicylic acid passes through the skin, and skin is unpredictable' },
    { avoid: '哺乳', because: 'the same caution' },
    { avoid: '皮肤破损或感染', because: 'acid in a wound' },
    { avoid: '皮疹与荨麻疹', because: 'inflamed skin burns' },
    { avoid: '单纯疱疹', because: 'peeling wakes the virus' },
    { avoid: '近期手术', because: 'lasers, fillers and surgery need a healed skin first' },
    { avoid: '瘢痕体质', because: 'a burn becomes a raised scar' },
  ],
  needles: [
    { avoid: '抗凝药', because: 'bleeding and bruises' },
    { avoid: '麻药（利多卡因）', because: 'the numbing cream holds it' },
    { avoid: '金属（镍）', because: 'the needles are of metal' },
    { avoid: '服用异维A酸', because: 'wounds heal badly and scar' },
    { avoid: '视黄醇（A 醇）', because: 'irritated skin, deeper wounds' },
    { avoid: '外用或口服激素', because: 'poor healing, infection' },
    { avoid: '怀孕', because: 'pain, numbing cream and infection' },
    { avoid: '糖尿病', because: 'poor healing, infection' },
    { avoid: '瘢痕体质', because: 'each prick may scar' },
    { avoid: '皮肤破损或感染', because: 'it carries germs inwards' },
    { avoid: '皮疹与荨麻疹', because: 'pricked skin spreads them' },
    { avoid: '单纯疱疹', because: 'it spreads the virus over the face' },
    { avoid: '近期手术', because: 'fresh tissue and fillers' },
    { avoid: '肿瘤', because: 'weak defences, and skin under radiation' },
  ],
  oils: [
    { avoid: '植物精油', because: 'it is what she cannot bear' },
    { avoid: '香精', because: 'the same scents' },
    { avoid: '怀孕', because: 'several oils may bring on labour' },
    { avoid: '哺乳', because: 'they reach the child through the skin and the air' },
    { avoid: '癫痫', because: 'rosemary, camphor and others can bring on a seizure' },
    { avoid: '哮喘', because: 'strong scents bring on an attack' },
    { avoid: '皮肤破损或感染', because: 'they burn in a wound' },
    { avoid: '皮疹与荨麻疹', because: 'they irritate inflamed skin' },
  ],
  light: [
    { avoid: '光敏药物', because: 'burns and dark marks' },
    { avoid: '服用异维A酸', because: 'sensitive, slow-healing skin' },
    { avoid: '视黄醇（A 醇）', because: 'thin, sensitive skin' },
    { avoid: '癫痫', because: 'flashes can bring on a seizure' },
    { avoid: '怀孕', because: 'skin marks easily, and nobody has tried it' },
    { avoid: '肿瘤', because: 'not over moles and treated skin' },
    { avoid: '近期手术', because: 'fresh skin burns' },
    { avoid: '瘢痕体质', because: 'a burn becomes a raised scar' },
    { avoid: '皮肤破损或感染', because: 'light burns open skin' },
  ],
  head_low: [
    { avoid: '高血压', because: 'the blood goes to her head' },
    { avoid: '青光眼', because: 'the pressure in the eye rises' },
    { avoid: '心脏病', because: 'it strains the heart' },
    { avoid: '脊椎与关节伤病', because: 'the neck is bent back over an edge' },
    { avoid: '低血压与易晕', because: 'dizzy when she rises' },
    { avoid: '怀孕', because: 'dizziness, and a belly that lies on the vessels' },
  ],
  prone: [
    { avoid: '怀孕', because: 'she cannot lie on the child' },
    { avoid: '近期手术', because: 'it presses on chest, abdomen and face' },
    { avoid: '青光眼', because: 'the pressure in the eye rises' },
    { avoid: '心脏病', because: 'breathing and heart are pressed' },
    { avoid: '脊椎与关节伤病', because: 'the lower back sinks, and the neck is turned' },
  ],
}

/** The names on the shipped list that a treatment which works in these ways must not meet; each once. */
export function namesToAvoid(methods: readonly string[]): string[] {
  const wanted = METHODS.filter((method) => methods.includes(method))
  return [...new Set(wanted.flatMap((method) => METHOD_REVIEW[method].map(({ avoid }) => avoid)))]
}

/** By what a name tells how a treatment works. Recognising too much costs a look, for it is proposed only. */
const SIGNS: Readonly<Record<Method, RegExp>> = {
  heat: /热|暖|浴|灸|蒸|桑拿|熏|温|蜡|火疗|hot\b|heat|steam|sauna|moxa|warm|wax|bath/,
  cold: /冷|冰|cold|cool|\bice\b|icy|cryo/,
  massage: /按摩|抚触|淋巴|护理|补水|舒缓|头疗|肩颈|开背|spa\b|facial|massage|lymph|shoulder|neck/,
  pressure:
    /推拿|刮痧|经络|点穴|正骨|指压|足疗|肩颈|拨筋|开背|tui ?na|gua ?sha|deep tissue|pressure|shiatsu|reflexology/,
  suction: /拔罐|走罐|火罐|负压|小气泡|cupping|suction|vacuum|hydra ?facial/,
  current: /电|射频|热玛吉|超声|导入|radio ?frequency|\brf\b|microcurrent|\bems\b|ultrasound|hifu|infusion/,
  acid: /酸|焕肤|换肤|peel|acid|\baha\b|\bbha\b/,
  needles: /针|水光|纹|半永久|needl|microblad|tattoo|mesotherapy/,
  oils: /精油|香薰|芳疗|芳香|\boils?\b|aroma/,
  light: /光子|激光|红光|蓝光|红蓝光|光疗|脱毛|\bipl\b|laser|\bled\b|light therapy/,
  head_low: /头疗|洗头|洗发|头皮|养发|染发|head spa|scalp|shampoo/,
  prone: /背|肩颈|腰|臀|全身|back\b|full.body|whole body/,
}

/** Acids that peel nothing. */
const MILD_ACIDS = /玻尿酸|透明质酸|氨基酸|hyaluronic acid|amino acids?/g

/** How a treatment probably works, by what it is called; empty where its names do not tell. */
export function methodsIn(names: readonly string[]): Method[] {
  const words = names.join(' ').normalize('NFKC').toLowerCase().replace(MILD_ACIDS, ' ')
  return METHODS.filter((method) => SIGNS[method].test(words))
}
