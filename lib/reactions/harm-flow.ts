// Whether a note on a treatment speaks of harm to her skin or of a bad turn, so that nobody forgets to say what did it. It
// asks and never decides: too much costs a tap, too little costs her. Pure; safe for the client.

// Swollen legs and eyes are what people come for: swelling counts where something has swollen.
const HARM_ZH =
  /破皮|破了皮|擦伤|抓伤|伤口|裂口|[流出渗]血|渗液|流脓|化脓|红疹|皮疹|疹子|[起出]疹|风团|荨麻疹|水[泡疱]|起泡(?!沫)|烫伤|烫红|灼伤|灼痛|烧伤|红肿|(?<![水浮消去])肿[了起得]|[变更又]肿(?!瘤)|过敏反应|过敏了|瘀血|晕倒|晕厥|昏倒|休克|喘不|呼吸困难|剧痛/

const HARM_EN =
  /\b(?:swell(?:ing|ed|s)?(?! (?:has |is |went |gone )*(?:down|gone|less))|swollen|blister(?:s|ed|ing)?|rash(?:es)?|hives|welts?|burn(?:s|ed|t)|scald(?:s|ed)?|bleed(?:s|ing)?|bled|broken skin|skin (?:broke|tore)|wounds?|grazed?|oozing|faint(?:ed|ing)|passed out|allergic reaction|anaphyla\w*|(?:short of|trouble) breath(?:ing)?)\b/i

/** What says that it is not so, and everything it reaches: 未见红肿、破皮. */
const DENIED_ZH =
  /(?:无|没有|没见|没|未见|未出现|未|不见|避免|防止|预防|以免)[^，,、]{0,4}(?:、[^，,、]{0,6})*$/
const DENIED_EN = /\b(?:no|not|without|never|neither|nor|avoid|prevent|free of)\b|n['’]t\b/i

type Words = { reaction: string | null; reactionWords: string; text: string }

/**
 * The first word of harm in what was written down of a treatment; null where there is none, or where each is denied. A
 * swelling or a bad turn that was chosen instead of typed is told by its code.
 */
export function harmIn({ content, privateText }: { content: Words; privateText: string }): string | null {
  for (const words of [content.reactionWords, content.text, privateText]) {
    const found = harmInWords(words)
    if (found) return found
  }
  return content.reaction === 'swelling' || content.reaction === 'dizziness' ? content.reaction : null
}

function harmInWords(words: string): string | null {
  for (const clause of words.split(/[。；;！!？?\n]|\.(?:\s|$)/)) {
    const found = clause.split(/[，,]/).flatMap((part) => undenied(part, HARM_ZH, DENIED_ZH) ?? [])[0]
    const foundEn = undenied(clause, HARM_EN, DENIED_EN)
    if (found ?? foundEn) return found ?? foundEn
  }
  return null
}

function undenied(clause: string, harm: RegExp, denied: RegExp): string | null {
  for (const match of clause.matchAll(new RegExp(harm, `g${harm.flags}`))) {
    if (!denied.test(clause.slice(0, match.index))) return match[0]
  }
  return null
}
