// What another system has written of her health: nobody here has asked her yet, so it is told wherever she could be
// harmed by not knowing it. Pure.

/** Words in which a note speaks of what could harm her. Too much is told rather than too little. */
const OF_HEALTH =
  /过敏|過敏|禁忌|忌口|不耐受|怀孕|懷孕|孕[期妇婦]?|哺乳|备孕|心脏|心臟|起搏|支架|搭桥|高血压|高血壓|低血压|血栓|抗凝|出血|糖尿|癫痫|癲癇|哮喘|癌|肿瘤|腫瘤|化疗|放疗|手术|手術|植入|假体|钢钉|金属|甲亢|甲减|肾病|肝炎|红斑狼疮|湿疹|银屑|牛皮癣|疱疹|疤痕|瘢痕|服药|用药|吃药|激素|维a|维A|allerg|intoleran|contraindicat|pregnan|breast\s?feed|pacemaker|stent|implant|heart|blood\s?pressure|anticoagul|warfarin|diabet|epilep|asthma|cancer|tumou?r|chemo|surgery|eczema|psoriasis|herpes|keloid|medicat|retino|steroid/i

/** An answer that says there is nothing of the kind. */
const NOTHING =
  /^(?:[^:：]{0,20}[:：]\s*)?(?:(?:无|無|没有|沒有|否认|否認|未见|暂无|不)(?:任何|已知|药物|食物|其他|以上|相关)*(?:过敏|過敏|禁忌|病史|史)*[史物]?|none|no(?:\s+known)?(?:\s+(?:drug|food))?\s+(?:allerg\w+|contraindication\w*)|no|nil|n\/?a|[-—–/\\.]+)[。.!！]?$/i

/** The lines among these notes that speak of her health, each once, as they were written. */
export function healthLines(notes: readonly string[]): string[] {
  const lines = notes.flatMap((note) => note.split(/\n|[；;]/)).map((line) => line.trim())
  return [...new Set(lines)].filter((line) => OF_HEALTH.test(line) && !NOTHING.test(line))
}
