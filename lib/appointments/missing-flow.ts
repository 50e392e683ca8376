// What a house lacks for a treatment, so that it can be booked on no day at all. Pure; safe for the client.
import type { Wanted } from './openings-flow'

/** Nobody or no room at all; or nobody who has learnt it, and no room that offers what it asks for. */
export type Missing = 'treatment' | 'therapist' | 'room' | 'skill' | 'feature'

type House = Record<'treatments' | 'therapists' | 'rooms', readonly { id: string }[]>

/** What is missing for these treatments, each once; empty where they could be booked on some day. */
export function missingFor(wanted: readonly Wanted[], house: House): Missing[] {
  if (house.treatments.length === 0) return ['treatment']
  const missing = wanted.flatMap((each) => [
    ...lacking(each.needsTherapist, house.therapists, each.therapistIds, ['therapist', 'skill']),
    ...lacking(each.needsRoom, house.rooms, each.roomIds, ['room', 'feature']),
  ])
  return [...new Set(missing)]
}

function lacking(
  isNeeded = true,
  there: readonly { id: string }[],
  suited: readonly string[] | undefined,
  [none, noneSuited]: readonly [Missing, Missing],
): Missing[] {
  if (!isNeeded) return []
  if (there.length === 0) return [none]
  return suited === undefined || there.some(({ id }) => suited.includes(id)) ? [] : [noneSuited]
}
