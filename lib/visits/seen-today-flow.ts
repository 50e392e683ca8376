// What was seen on her today that whoever adds a treatment should know. Pure; safe for the client.
import { AREAS, type Area } from '@/lib/concerns/area-flow'

/** Findings of a map or a note that a hand, heat or an acid had better not meet unawares. */
export const SEEN_TO_MIND = ['wound', 'rash', 'fresh_scar', 'bruise', 'redness', 'swelling'] as const

export type SeenToMind = (typeof SEEN_TO_MIND)[number]

/** `area` is null where nobody has said where it is. */
export type SeenToday = { area: Area | null; kind: SeenToMind }

type Mark = { area: string; kind: string }
type Note = { findings: readonly { code: string }[]; areas: readonly string[] }

/** Marks of today's maps and findings of today's notes, each once: the gravest first, then from top to bottom. */
export function seenToday(marks: readonly Mark[], notes: readonly Note[]): SeenToday[] {
  const noted = notes.flatMap(({ findings, areas }) =>
    findings.flatMap(({ code }) => (areas.length > 0 ? areas : [null]).map((area) => ({ area, kind: code }))),
  )
  const seen = [...marks, ...noted]
  return SEEN_TO_MIND.flatMap((kind) => {
    const has = (area: string | null) => seen.some((each) => each.kind === kind && each.area === area)
    return [...AREAS, null].filter(has).map((area) => ({ area, kind }))
  })
}
