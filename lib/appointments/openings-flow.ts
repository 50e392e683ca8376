// Where a new appointment would fit: pure search over what is taken. No database, no clock. Safe for the client.
import { salonDate, salonInstant, salonTime } from '@/lib/salon-time/salon-time'

const MINUTE = 60_000

/** The salon proposes times on the quarter hour. */
export const GRID_MINUTES = 15

/** One treatment wanted, in the order she will have them. */
export type Wanted = { treatmentId: string; minutes: number }

/** A reservation that stands, half-open: `endsAt` itself is free again. */
export type Taken = {
  therapistId: string | null
  roomId: string | null
  startsAt: Date
  endsAt: Date
  /** True when it is the guest's own: she cannot be in two rooms. */
  guest?: boolean
}

export type OpenHours = { opensAt: Date; closesAt: Date }

export type OpeningsQuestion = {
  wanted: readonly Wanted[]
  /** Who may be asked, the preferred first. */
  therapistIds: readonly string[]
  roomIds: readonly string[]
  taken: readonly Taken[]
  /** One entry per day, ascending. */
  hours: readonly OpenHours[]
  /** Nothing is proposed before this moment. */
  notBefore: Date
  /** Minutes from her coming to the first treatment; then only she is busy, not therapist and room. */
  leadMinutes?: number
}

export type OpeningPart = {
  treatmentId: string
  therapistId: string
  roomId: string
  startsAt: Date
  endsAt: Date
}

export type Opening = { startsAt: Date; endsAt: Date; parts: OpeningPart[] }

/**
 * Every start on the quarter hour at which all wanted treatments fit one after another, each with a free
 * therapist and a free room, within one day's opening hours. She keeps therapist and room from one treatment
 * to the next where they are free. Ascending.
 */
export function openingsOf(question: OpeningsQuestion): Opening[] {
  if (question.wanted.length === 0) return []
  const length = (leadOf(question) + totalMinutes(question.wanted)) * MINUTE
  const free = new Freedom(question.taken)
  return question.hours.flatMap((hours) =>
    gridStarts(hours, question.notBefore)
      .filter((start) => start + length <= hours.closesAt.getTime())
      .flatMap((start) => placeAt(start, question, free) ?? []),
  )
}

function leadOf(question: OpeningsQuestion): number {
  return question.leadMinutes ?? 0
}

export function totalMinutes(wanted: readonly Wanted[]): number {
  return wanted.reduce((total, { minutes }) => total + minutes, 0)
}

/** Quarter hours counted from the opening, so that a salon opening at 9:20 proposes 9:20, 9:35 … */
function gridStarts({ opensAt, closesAt }: OpenHours, notBefore: Date): number[] {
  const step = GRID_MINUTES * MINUTE
  const opens = opensAt.getTime()
  const skipped = Math.max(0, Math.ceil((notBefore.getTime() - opens) / step))
  const starts: number[] = []
  for (let start = opens + skipped * step; start < closesAt.getTime(); start += step) starts.push(start)
  return starts
}

function placeAt(start: number, question: OpeningsQuestion, free: Freedom): Opening | null {
  const begin = start + leadOf(question) * MINUTE
  const end = begin + totalMinutes(question.wanted) * MINUTE
  if (free.guestIsBusy(start, end)) return null
  // Whoever is free throughout goes before whoever is free first: she is not handed on without need.
  const therapist = question.therapistIds.find((id) => free.therapist(id, begin, end))
  const room = question.roomIds.find((id) => free.room(id, begin, end))
  const parts: OpeningPart[] = []
  let from = begin
  for (const { treatmentId, minutes } of question.wanted) {
    const until = from + minutes * MINUTE
    const partFrom = from
    const before = parts.at(-1)
    const therapistId =
      therapist ??
      pick(question.therapistIds, before?.therapistId, (id) => free.therapist(id, partFrom, until))
    const roomId = room ?? pick(question.roomIds, before?.roomId, (id) => free.room(id, partFrom, until))
    if (!therapistId || !roomId) return null
    parts.push({ treatmentId, therapistId, roomId, startsAt: new Date(from), endsAt: new Date(until) })
    from = until
  }
  return { startsAt: new Date(start), endsAt: new Date(from), parts }
}

function pick(
  ids: readonly string[],
  first: string | undefined,
  isFree: (id: string) => boolean,
): string | null {
  if (first && isFree(first)) return first
  return ids.find(isFree) ?? null
}

type Span = { from: number; until: number }

class Freedom {
  private readonly byTherapist = new Map<string, Span[]>()
  private readonly byRoom = new Map<string, Span[]>()
  private readonly ofGuest: Span[] = []

  constructor(taken: readonly Taken[]) {
    for (const { therapistId, roomId, startsAt, endsAt, guest } of taken) {
      const span = { from: startsAt.getTime(), until: endsAt.getTime() }
      if (therapistId) remember(this.byTherapist, therapistId, span)
      if (roomId) remember(this.byRoom, roomId, span)
      if (guest) this.ofGuest.push(span)
    }
  }

  therapist(id: string, from: number, until: number): boolean {
    return !meets(this.byTherapist.get(id), from, until)
  }

  room(id: string, from: number, until: number): boolean {
    return !meets(this.byRoom.get(id), from, until)
  }

  guestIsBusy(from: number, until: number): boolean {
    return meets(this.ofGuest, from, until)
  }
}

function remember(spans: Map<string, Span[]>, id: string, span: Span): void {
  const known = spans.get(id)
  if (known) known.push(span)
  else spans.set(id, [span])
}

function meets(spans: readonly Span[] | undefined, from: number, until: number): boolean {
  return spans?.some((span) => span.from < until && from < span.until) ?? false
}

// ── Choosing which to propose ────────────────────────────────────────────────

const DAY = 24 * 60 * MINUTE

/** The openings nearest to `wish`, at most `count`, ascending again so that they read as a day does. */
export function nearestOpenings(openings: readonly Opening[], wish: Date, count: number): Opening[] {
  const distance = (opening: Opening) => Math.abs(opening.startsAt.getTime() - wish.getTime())
  return [...openings]
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, count)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/**
 * What is said first when she is asked: the two openings nearest to the wish on its own day, and on each other
 * day the one nearest to the same hour of the salon's clock, `count` in all, the days nearest to the wish first
 * chosen.
 */
export function proposedOpenings(
  openings: readonly Opening[],
  wish: Date,
  timeZone: string,
  count: number,
): Opening[] {
  const days = new Map<string, Opening[]>()
  for (const opening of openings) {
    const date = salonDate(opening.startsAt, timeZone)
    days.set(date, [...(days.get(date) ?? []), opening])
  }
  const wishDate = salonDate(wish, timeZone)
  const wishTime = salonTime(wish, timeZone)
  const chosen = [...days].map(([date, ofDay]) => {
    const daysAway = Math.round((Date.parse(date) - Date.parse(wishDate)) / DAY)
    const wishThatDay = salonInstant(date, wishTime, timeZone)
    return { away: Math.abs(daysAway), near: nearestOpenings(ofDay, wishThatDay, daysAway === 0 ? 2 : 1) }
  })
  return chosen
    .sort((a, b) => a.away - b.away)
    .flatMap(({ near }) => near)
    .slice(0, count)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

// ── The day as it stands ─────────────────────────────────────────────────────

export type Gap = { startsAt: Date; endsAt: Date; minutes: number }

/** The free stretches of a therapist's day between opening and closing, of at least one quarter hour. */
export function gapsOf(taken: readonly { startsAt: Date; endsAt: Date }[], hours: OpenHours): Gap[] {
  const gaps: Gap[] = []
  let freeFrom = hours.opensAt.getTime()
  const addGapUntil = (until: number) => {
    const minutes = Math.floor((until - freeFrom) / MINUTE)
    if (minutes >= GRID_MINUTES) gaps.push({ startsAt: new Date(freeFrom), endsAt: new Date(until), minutes })
  }
  for (const { startsAt, endsAt } of [...taken].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    addGapUntil(Math.min(startsAt.getTime(), hours.closesAt.getTime()))
    freeFrom = Math.max(freeFrom, endsAt.getTime())
  }
  addGapUntil(hours.closesAt.getTime())
  return gaps
}
