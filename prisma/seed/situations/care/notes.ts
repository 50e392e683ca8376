// What the therapists of the demo note on a treatment: their words, and the taps that belong to them.
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Area } from '@/lib/concerns/area-flow'
import { BLANK_CONTENT, type Finding, type NoteContent } from '@/lib/treatment-notes/note-schemas'
import { saveTreatmentNote } from '@/lib/treatment-notes/save-treatment-note'

/** What a word in the note tells of: the first strength that fits counts. */
const FINDINGS: readonly (readonly [word: RegExp, code: Finding['code'], strength: Finding['strength']])[] = [
  [/泛红|发红/, 'redness', 2],
  [/干|起皮|缺水/, 'dryness', 2],
  [/油/, 'oiliness', 2],
  [/敏感/, 'sensitivity', 2],
  [/色斑|斑/, 'pigment', 1],
  [/黑头|毛孔/, 'pores', 2],
  [/痘/, 'acne', 2],
  [/细纹/, 'fine_lines', 1],
  [/紧|结节/, 'tension', 3],
  [/僵/, 'stiffness', 2],
  [/酸|痛|疼/, 'pain', 2],
  [/肿/, 'swelling', 1],
  [/睡/, 'poor_sleep', 1],
]

const AREAS: readonly (readonly [word: RegExp, areas: readonly Area[]])[] = [
  [/颊|脸|面/, ['cheek_left', 'cheek_right']],
  [/额|T 区|T区/, ['forehead', 'nose']],
  [/眼/, ['eye_left', 'eye_right']],
  [/肩/, ['shoulder_left', 'shoulder_right']],
  [/颈/, ['nape']],
  [/背/, ['upper_back_left', 'upper_back_right']],
  [/腰/, ['lower_back_left', 'lower_back_right']],
  [/腿/, ['calf_left', 'calf_right']],
  [/足|脚/, ['foot_left', 'foot_right']],
  [/头皮|头部/, ['crown', 'occiput']],
]

const ADVICE = {
  face: '三天内不去角质，注意防晒。',
  body: '多喝温水，今晚早点休息，24 小时内不蒸桑拿。',
} as const

/** Writes the note on a treatment that runs: what was said, what was tapped beside it, and now and then a private word. */
export async function noteOnTreatment(ctx: StaffContext, sessionId: string, text: string): Promise<void> {
  const session = await ctx.tx.treatmentSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: {
      startsAt: true,
      treatment: {
        select: { name: true, durationMinutes: true, products: { select: { productId: true }, take: 2 } },
      },
    },
  })
  const { treatment } = session
  const told = `${treatment.name} ${text}`
  const areas = AREAS.flatMap(([word, named]) => (word.test(told) ? named : []))
  const isBody = areas.some((area) => /shoulder|nape|back|calf|foot/.test(area))
  const content: NoteContent = {
    ...BLANK_CONTENT,
    findings: FINDINGS.flatMap(([word, code, strength]) => (word.test(text) ? [{ code, strength }] : [])),
    areas,
    products: treatment.products.map(({ productId }, index) => ({
      productId,
      amount: index === 0 ? '2 泵' : '1 片',
    })),
    pressure: isBody ? (/重|深/.test(text) ? 'firm' : 'medium') : 'light',
    minutes: Math.max(20, treatment.durationMinutes - 15),
    temperature: /热敷|足浴|泡/.test(told) ? 40 : null,
    reaction: /泛红|发热/.test(text) ? 'warmth' : 'none',
    text,
    advice: isBody ? ADVICE.body : ADVICE.face,
  }
  // Not on every guest there is something that only those who care should know.
  const privateText =
    session.startsAt.getUTCDate() % 5 === 0 ? '话不多，做到一半提到最近家里有事，没有多问。' : ''
  await saveTreatmentNote(ctx, { sessionId, content, privateText, baseRevision: 0, supersedes: [] })
}
