// Where a new appointment would fit: pure search over what is taken. No database, no clock. Safe for the client.
import { salonDate, salonInstant, salonTime } from '@/lib/salon-time/salon-time'

const MINUTE = 60_000

/** The salon proposes times on the quarter hour. */
export const GRID_MINUTES = 15

/** One treatment wanted, in the order she will have them. */
export type Wanted = {
  treatmentId: string
  minutes: number
  /** Minutes before and after her, in which therapist and room are taken too. */
  preparationMinutes?: number
  cleanupMinutes?: number
  /** Left out: it takes a therapist, and a room. */
  needsTherapist?: boolean
  needsRoom?: boolean
  /** Who can do it and where it can be done; left out: whoever may be asked, and any room. */
  therapistIds?: readonly string[]
  roomIds?: readonly string[]
  /** Minutes after the first treatment has begun before which it does not begin: what is moved keeps its pauses. */
  offsetMinutes?: number
}

/** A reservation that stands, half-open: `endsAt` itself is free again. */
export type Taken = {
  therapistId: string | null
  roomId: string | null
  startsAt: Date
  endsAt: Date
  /** What therapist and room are taken for, when that is more than her own time. */
  heldFrom?: Date | null
  heldUntil?: Date | null
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
  /** Null where the treatment takes none. */
  therapistId: string | null
  roomId: string | null
  startsAt: Date
  endsAt: Date
}

export type Opening = { startsAt: Date; endsAt: Date; parts: OpeningPart[] }

/**
 * Every start on the quarter hour at which all wanted treatments fit one after another, each with a free therapist and
 * a free room that suit it, where it takes them, within one day's opening hours, clean-up included; what the first of the day needs is prepared before the door
 * opens. She keeps therapist and
 * room from one treatment to the next where they are free; whoever is kept cleans up and prepares in between. Ascending.
 */
export function openingsOf(question: OpeningsQuestion): Opening[] {
  if (question.wanted.length === 0) return []
  const length = (leadOf(question) + totalMinutes(question.wanted)) * MINUTE
  const free = new Freedom(question.taken)
  return question.hours.flatMap((hours) =>
    gridStarts(hours, question.notBefore)
      .filter((start) => start + length <= hours.closesAt.getTime())
      .flatMap((start) => placeAt(start, hours, question, free) ?? []),
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

function placeAt(
  start: number,
  { closesAt }: OpenHours,
  question: OpeningsQuestion,
  free: Freedom,
): Opening | null {
  const begin = start + leadOf(question) * MINUTE
  const holdable = { from: question.notBefore.getTime(), until: closesAt.getTime() }
  const parts =
    placeTogether(begin, holdable, question, free) ?? placeOneByOne(begin, holdable, question, free)
  const last = parts?.at(-1)
  if (!parts || !last || free.guestIsBusy(start, last.endsAt.getTime())) return null
  return { startsAt: new Date(start), endsAt: last.endsAt, parts }
}

/** Whoever is free throughout goes before whoever is free first: she is not handed on without need. */
function placeTogether(
  begin: number,
  holdable: Span,
  question: OpeningsQuestion,
  free: Freedom,
): OpeningPart[] | null {
  const { wanted } = question
  const spans = spansTogether(begin, wanted)
  if (!spans.every(({ held }) => isIn(held, holdable))) return null
  const therapist = servingAll(question.therapistIds, wanted, (each, at, id) =>
    takesTherapist(each) ? suits(each.therapistIds, id) && free.therapist(id, spans[at]?.held) : null,
  )
  const room = servingAll(question.roomIds, wanted, (each, at, id) =>
    takesRoom(each) ? suits(each.roomIds, id) && free.room(id, spans[at]?.held) : null,
  )
  if (!therapist && !room) return null
  const parts: OpeningPart[] = []
  for (const [at, each] of wanted.entries()) {
    const span = spans[at]
    const before = parts.at(-1)
    const therapistId = takesTherapist(each)
      ? (therapist ??
        kept(question.therapistIds, before?.therapistId).find(
          (id) => suits(each.therapistIds, id) && free.therapist(id, span?.held),
        ))
      : null
    const roomId = takesRoom(each)
      ? (room ??
        kept(question.roomIds, before?.roomId).find(
          (id) => suits(each.roomIds, id) && free.room(id, span?.held),
        ))
      : null
    if (!span || therapistId === undefined || roomId === undefined) return null
    parts.push({
      treatmentId: each.treatmentId,
      therapistId,
      roomId,
      startsAt: new Date(span.from),
      endsAt: new Date(span.until),
    })
  }
  return parts
}

/** The first who serves every treatment that takes one (null: this one takes none); undefined when nobody does. */
function servingAll(
  ids: readonly string[],
  wanted: readonly Wanted[],
  serves: (each: Wanted, at: number, id: string) => boolean | null,
): string | undefined {
  return ids.find((id) => {
    const asked = wanted.map((each, at) => serves(each, at, id)).filter((verdict) => verdict !== null)
    return asked.length > 0 && asked.every((verdict) => verdict)
  })
}

/** Her own times when one therapist or one room serves all of them, and what is taken for each. */
function spansTogether(begin: number, wanted: readonly Wanted[]): (Span & { held: Span })[] {
  const spans: (Span & { held: Span })[] = []
  for (const each of wanted) {
    const before = spans.at(-1)?.held.until
    const earliest = before === undefined ? begin : before + preparationOf(each)
    spans.push(spanOf(each, Math.max(earliest, begin + offsetOf(each))))
  }
  return spans
}

function placeOneByOne(
  begin: number,
  holdable: Span,
  question: OpeningsQuestion,
  free: Freedom,
): OpeningPart[] | null {
  const parts: (OpeningPart & { cleanupMinutes: number })[] = []
  for (const each of question.wanted) {
    const part = placeOne(each, parts, begin, holdable, question, free)
    if (!part) return null
    parts.push(part)
  }
  return parts.map(({ cleanupMinutes: _, ...part }) => part)
}

function placeOne(
  wanted: Wanted,
  before: readonly (OpeningPart & { cleanupMinutes: number })[],
  begin: number,
  holdable: Span,
  question: OpeningsQuestion,
  free: Freedom,
): (OpeningPart & { cleanupMinutes: number }) | null {
  const earliest = new Date(begin + offsetOf(wanted))
  const preparationMinutes = wanted.preparationMinutes ?? 0
  const therapistIds = kept(question.therapistIds, before.at(-1)?.therapistId)
  const roomIds = kept(question.roomIds, before.at(-1)?.roomId)
  for (const therapistId of takesTherapist(wanted) ? therapistIds : [null]) {
    if (!suits(wanted.therapistIds, therapistId)) continue
    for (const roomId of takesRoom(wanted) ? roomIds : [null]) {
      if (!suits(wanted.roomIds, roomId)) continue
      const startsAt = startAfter(before, { therapistId, roomId, preparationMinutes }, earliest)
      const { until, held } = spanOf(wanted, startsAt.getTime())
      if (!isIn(held, holdable) || !free.therapist(therapistId, held) || !free.room(roomId, held)) continue
      const { treatmentId, cleanupMinutes = 0 } = wanted
      return { treatmentId, therapistId, roomId, startsAt, endsAt: new Date(until), cleanupMinutes }
    }
  }
  return null
}

type Placed = {
  therapistId: string | null
  roomId: string | null
  endsAt: Date
  /** How long therapist and room are taken after her. */
  cleanupMinutes: number
}

/**
 * When a treatment can begin after others of the same visit: when they are over, and where the same therapist or room
 * does both, when that has been cleaned up and this prepared. Not before `earliest`.
 */
export function startAfter(
  before: readonly Placed[],
  next: { therapistId: string | null; roomId: string | null; preparationMinutes: number },
  earliest: Date,
): Date {
  const moments = before.map((each) => {
    const isShared =
      (each.therapistId !== null && each.therapistId === next.therapistId) ||
      (each.roomId !== null && each.roomId === next.roomId)
    const between = isShared ? each.cleanupMinutes + next.preparationMinutes : 0
    return each.endsAt.getTime() + between * MINUTE
  })
  return new Date(Math.max(earliest.getTime(), ...moments))
}

function spanOf(wanted: Wanted, from: number): Span & { held: Span } {
  const until = from + wanted.minutes * MINUTE
  const held = { from: from - preparationOf(wanted), until: until + (wanted.cleanupMinutes ?? 0) * MINUTE }
  return { from, until, held }
}

function preparationOf({ preparationMinutes = 0 }: Wanted): number {
  return preparationMinutes * MINUTE
}

function offsetOf({ offsetMinutes = 0 }: Wanted): number {
  return offsetMinutes * MINUTE
}

function isIn(span: Span, whole: Span): boolean {
  return span.from >= whole.from && span.until <= whole.until
}

function takesTherapist({ needsTherapist = true }: Wanted): boolean {
  return needsTherapist
}

function takesRoom({ needsRoom = true }: Wanted): boolean {
  return needsRoom
}

/** Nobody suits where nobody is taken. */
function suits(ids: readonly string[] | undefined, id: string | null): boolean {
  return id === null || ids === undefined || ids.includes(id)
}

/** Whoever had her before is asked first. */
function kept(ids: readonly string[], before: string | null | undefined): readonly string[] {
  return before === undefined || before === null || !ids.includes(before)
    ? ids
    : [before, ...ids.filter((id) => id !== before)]
}

type Span = { from: number; until: number }

class Freedom {
  private readonly byTherapist = new Map<string, Span[]>()
  private readonly byRoom = new Map<string, Span[]>()
  private readonly ofGuest: Span[] = []

  constructor(taken: readonly Taken[]) {
    for (const { therapistId, roomId, startsAt, endsAt, heldFrom, heldUntil, guest } of taken) {
      const held = { from: (heldFrom ?? startsAt).getTime(), until: (heldUntil ?? endsAt).getTime() }
      if (therapistId) remember(this.byTherapist, therapistId, held)
      if (roomId) remember(this.byRoom, roomId, held)
      if (guest) this.ofGuest.push({ from: startsAt.getTime(), until: endsAt.getTime() })
    }
  }

  therapist(id: string | null, held: Span | undefined): boolean {
    return held !== undefined && !meets(id ? this.byTherapist.get(id) : undefined, held.from, held.until)
  }

  room(id: string | null, held: Span | undefined): boolean {
    return held !== undefined && !meets(id ? this.byRoom.get(id) : undefined, held.from, held.until)
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
