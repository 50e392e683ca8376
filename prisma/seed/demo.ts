// Fills an empty database with a lifelike salon whose day is today, through the domain's own verbs.

import { fileURLToPath } from 'node:url'
import { addMinutes } from 'date-fns'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { demoPassword } from '@/lib/auth/demo-accounts'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { NewClient } from '@/lib/clients/basics-schemas'
import { makePromise } from '@/lib/clients/make-promise'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { registerClient } from '@/lib/clients/register-client'
import { addCourtesy } from '@/lib/courtesies/add-courtesy'
import { db } from '@/lib/db/client'
import type { NoBookingReason } from '@/lib/db/generated/client'
import { addPlace } from '@/lib/places/add-place'
import { addProduct } from '@/lib/products/add-product'
import { addDays, salonDate } from '@/lib/salon-time/salon-time'
import { setUpSalon } from '@/lib/salons/set-up-salon'
import { createStaffMember } from '@/lib/staff/create-staff-member'
import { addTag } from '@/lib/tags/add-tag'
import { addTreatment } from '@/lib/treatments/add-treatment'
import { demoArchives, demoTags } from './demo-archives'
import {
  demoClients,
  demoCourtesies,
  demoProducts,
  demoRooms,
  demoSalon,
  demoSeats,
  demoStaff,
  demoTreatments,
  pastVisitTexts,
} from './demo-data'
import { type Booked, Diary, laterToday, plansLaterToday } from './diary'
import { calledOff, type Departed, notReached, pastVisit, reached } from './situations/afterwards'
import { sortHer, tellOfHer } from './situations/archive'
import { fillAtHome } from './situations/care/at-home'
import { deepenMenu, followProtocols } from './situations/care/menu'
import { photographGuests } from './situations/care/photos'
import { fillPlans } from './situations/care/plans'
import { fillSafety } from './situations/care/safety'
import { first, type House, readHouse, together } from './situations/house'
import { expectedGuest, planOf, playStory, STORIES, type StoryName } from './situations/in-the-house'
import type { Arranged, NextBooking, Plan, Words } from './situations/lead-through'

type DemoClient = (typeof demoClients)[number]
type PastText = (typeof pastVisitTexts)[number]

/** What becomes of a guest after her last visit; guests are counted in the order of demoClients. */
type Part =
  | { now: StoryName }
  | { laterToday: number }
  /** Days until the call falls due; negative is overdue. */
  | { callDueIn: number; triedBefore?: boolean }
  /** She was heard, and has called off what was booked. */
  | 'waiting_for_booking'
  | { inDays: number }
  /** `daysAgo` when it is long since she was here. */
  | { declined: NoBookingReason; daysAgo?: number }
  /** Her archive has only begun. */
  | 'prospective'

const PARTS: Readonly<Record<number, Part>> = {
  0: { now: 'justGreeted' },
  1: { now: 'inTreatment' },
  2: { now: 'atFarewell' },
  3: { now: 'waitingTooLong' },
  4: { now: 'inConsultation' },
  5: { now: 'lateGuest' },
  7: { callDueIn: -2 },
  8: { laterToday: 1 },
  9: { now: 'treatmentNearlyOver' },
  11: { laterToday: 0 },
  12: { callDueIn: 0 },
  16: { callDueIn: 0 },
  18: { declined: 'will_call' },
  20: { laterToday: 2 },
  22: { callDueIn: -2 },
  23: { now: 'inRecommendation' },
  26: { laterToday: 3 },
  30: { callDueIn: 0, triedBefore: true },
  31: { declined: 'travelling', daysAgo: 214 },
  32: { declined: 'too_dear', daysAgo: 263 },
  36: 'prospective',
  37: 'waiting_for_booking',
  39: { laterToday: 4 },
}

/** Days from today on which the other guests are booked, in their order: tomorrow is busy. */
const COMING_DAYS = [1, 1, 2, 1, 3, 1, 2, 4, 1, 3, 1, 5, 2, 1, 4, 6, 3]

/** Fills the database of DATABASE_URL as it would stand at `now`. Refuses (`set_up_closed`) a house set up before. */
export async function fillDemoSalon(now: Date): Promise<void> {
  const salonId = await openHouse(addDaysTo(now, -420))
  const house = await readHouse(salonId)
  const guests = await registerGuests(house, castGuests(house, now), now)
  await inParallel(guests, (guest) => live(house, guest, now))
  await fillArchives(house, guests, now)
  await fillCare(house, guests, now)
  // Last, so that a salon half filled is never taken for the demo.
  await db.salon.update({ where: { id: salonId }, data: { isDemo: true } })
}

// ── The house ────────────────────────────────────────────────────────────────

async function openHouse(at: Date): Promise<string> {
  const manager = first(demoStaff, ({ role }) => role === 'manager')
  const { salonId, managerId } = await db.$transaction((tx) =>
    setUpSalon(
      tx,
      {
        salonName: demoSalon.name,
        timeZone: demoSalon.timeZone,
        locale: demoSalon.locale,
        managerName: manager.name,
        userName: manager.userName,
        password: demoPassword,
      },
      at,
    ),
  )
  // Whoever looks at the demo reads it in the language of her browser until she chooses another.
  await db.staffMember.update({ where: { id: managerId }, data: { locale: null } })
  const salon = await db.salon.findUniqueOrThrow({ where: { id: salonId } })
  const acting: SignedInStaff = {
    ...manager,
    id: managerId,
    sessionId: '',
    locale: null,
    mayOverrideSafety: false,
    salon,
  }
  await together(async (act) => {
    // One minute after another: lists of staff follow the order in which they came.
    for (const [index, { role, name, userName }] of demoStaff.entries()) {
      if (userName === manager.userName) continue
      const ctx = act(acting, addMinutes(at, index + 1))
      await createStaffMember(ctx, { role, name, userName, password: demoPassword })
    }
    const ctx = act(acting, addMinutes(at, 60))
    // Its door names the passwords: whoever looks around is asked for none of her own.
    await ctx.tx.staffMember.updateMany({ where: { salonId }, data: { mustChangePassword: false } })
    for (const seat of demoSeats) await addPlace(ctx, { kind: 'seat', ...seat })
    for (const room of demoRooms) await addPlace(ctx, { kind: 'room', ...room })
    for (const treatment of demoTreatments) await addTreatment(ctx, treatment)
    for (const product of demoProducts) await addProduct(ctx, product)
    for (const courtesy of demoCourtesies) await addCourtesy(ctx, courtesy)
    for (const tag of demoTags) await addTag(ctx, tag)
  })
  return salonId
}

// ── Who comes when ───────────────────────────────────────────────────────────

type PastCast = { text: PastText; plan: Booked; words: Words }

type Cast = {
  client: DemoClient
  part: Part
  /** Oldest first. */
  past: PastCast[]
  /** The visit planned for today or for a day to come. */
  coming: Plan | null
  comingTherapist: SignedInStaff | null
}

type Guest = Cast & { clientId: string }

/** Gives everybody her visits, past and coming, so that none of them meet. */
function castGuests(house: House, now: Date): Cast[] {
  const today = salonDate(now, house.salon.timeZone)
  const diary = new Diary(house, today)
  const days = [...COMING_DAYS]
  const parts = demoClients.map((_, index): Part => PARTS[index] ?? { inDays: days.shift() ?? 7 })
  const later = laterPlans(house, now, parts)
  return demoClients.map((client, index) => {
    const part = first(parts.slice(index))
    const past = pastOf(house, diary, client, part, index)
    return { client, part, past, ...comingOf(house, diary, part, now, later, past, index) }
  })
}

function laterPlans(house: House, now: Date, parts: readonly Part[]): Booked[] {
  const inHouse = parts.flatMap((part) =>
    typeof part === 'object' && 'now' in part ? [planOf(house, part.now, now)] : [],
  )
  const count = parts.filter((part) => typeof part === 'object' && 'laterToday' in part).length
  return plansLaterToday(house, laterToday(house, now, count), house.treatments, inHouse)
}

function pastOf(house: House, diary: Diary, client: DemoClient, part: Part, index: number): PastCast[] {
  let daysAgo = 0
  return client.history
    .map((key, turn) => ({ text: first(pastVisitTexts, (text) => text.key === key), turn }))
    .reverse()
    .map(({ text, turn }) => {
      const treatment = first(house.treatments, ({ name }) => name === text.treatmentName)
      daysAgo +=
        daysAgo === 0 ? daysSinceLast(house, client, part, treatment, index) : 21 + ((index * 5) % 14)
      const isLast = turn === client.history.length - 1
      const words = wordsOf(house, client, text, { isFirst: turn === 0, isLast })
      return { text, plan: diary.take(-daysAgo, treatment, index), words }
    })
    .reverse()
}

function daysSinceLast(
  house: House,
  client: DemoClient,
  part: Part,
  treatment: House['treatments'][number],
  index: number,
): number {
  if (typeof part === 'object' && 'declined' in part && part.daysAgo) return part.daysAgo
  if (part === 'waiting_for_booking' || (typeof part === 'object' && 'callDueIn' in part)) {
    const callAfterDays = Math.ceil((treatment.followUpAfterHours ?? house.salon.followUpAfterHours) / 24)
    if (part === 'waiting_for_booking') return callAfterDays + 1
    return callAfterDays - part.callDueIn + (part.triedBefore ? 1 : 0)
  }
  if (typeof part === 'object' && 'declined' in part) return 32 + index
  // What troubled her is fresh.
  if (client.openCase) return 6
  return 8 + ((index * 7) % 19)
}

function wordsOf(
  house: House,
  client: DemoClient,
  text: PastText,
  { isFirst, isLast }: { isFirst: boolean; isLast: boolean },
): Words {
  const product = first(house.products, ({ name }) => name === text.productName)
  const seatId = seatOf(house, client)
  return {
    wish: text.wish,
    assessment: text.assessment,
    advice: text.advice,
    smallTalk: (isLast && client.smallTalk) || text.smallTalk,
    treatmentNote: text.treatmentNote,
    effect: text.effect,
    recommendation: {
      productId: product.id,
      reason: text.reason,
      answer: text.answer,
      declineReason: text.declineReason,
    },
    ...(seatId ? { seatId } : {}),
    ...(isFirst
      ? {
          alerts: client.alerts ?? [],
          preferences: preferencesOf(house, client),
          consents: { declined: demoArchives[client.name]?.declined ?? [] },
        }
      : {}),
  }
}

/** The seat she likes, where the house has one of that name. */
function seatOf(house: House, client: DemoClient): string | null {
  const wished = client.preferences.find(({ kind }) => kind === 'seat')?.seat
  return house.seats.find(({ name }) => name === wished)?.id ?? null
}

function preferencesOf(house: House, client: DemoClient): Words['preferences'] {
  return client.preferences.map(({ seat, ...preference }) => ({
    ...preference,
    seatId: house.seats.find(({ name }) => name === seat)?.id,
  }))
}

function comingOf(
  house: House,
  diary: Diary,
  part: Part,
  now: Date,
  later: readonly Booked[],
  past: readonly PastCast[],
  index: number,
): Pick<Cast, 'coming' | 'comingTherapist'> {
  const planned = (plan: Plan) => ({
    coming: plan,
    comingTherapist: house.therapists.find(({ id }) => id === plan.therapistId) ?? null,
  })
  const last = past.at(-1)
  if (typeof part === 'object') {
    if ('now' in part) {
      const again = lastThatFits(past, part.now)?.plan.treatment
      return planned({ ...planOf(house, part.now, now), ...(again ? { treatment: again } : {}) })
    }
    if ('laterToday' in part) return planned(first(later.slice(part.laterToday)))
    if ('inDays' in part) return planned(diary.take(part.inDays, treatmentAgain(house, last, index), index))
  }
  if (part === 'waiting_for_booking') return planned(diary.take(9, treatmentAgain(house, last, index), index))
  return { coming: null, comingTherapist: null }
}

/** The last of her visits whose treatment is not longer than the story has room for. */
function lastThatFits(past: readonly PastCast[], story: StoryName): PastCast | undefined {
  const { treatmentMinutes } = STORIES[story]
  return past.findLast(({ plan }) => plan.treatment.durationMinutes <= treatmentMinutes)
}

function treatmentAgain(house: House, last: PastCast | undefined, index: number): Plan['treatment'] {
  return last?.plan.treatment ?? first(house.treatments.slice(index % house.treatments.length))
}

// ── Their archives ───────────────────────────────────────────────────────────

/** Begins the archives in the order of the list, since some refer to those before them. */
async function registerGuests(house: House, casts: readonly Cast[], now: Date): Promise<Guest[]> {
  const natures = await db.clientNature.findMany({ where: { salonId: house.salon.id } })
  return together(async (act) => {
    const guests: Guest[] = []
    for (const cast of casts) {
      const { client } = cast
      const at = cast.past[0] ? addMinutes(cast.past[0].plan.startsAt, -26 * 60) : addDaysTo(now, -3)
      const ctx = act(house.receptionist, at)
      const referrer = client.referredBy === undefined ? undefined : guests[client.referredBy]
      const { clientId } = await registerClient(ctx, {
        ...basicsOf(house, client, now),
        natureId: first(natures, ({ name }) => name === client.nature).id,
        sameNameConfirmed: true,
        referredById: referrer?.clientId,
      })
      if (cast.past.length === 0) {
        for (const preference of preferencesOf(house, client) ?? [])
          await notePreference(ctx, { clientId, ...preference })
      }
      guests.push({ ...cast, clientId })
    }
    return guests
  })
}

function basicsOf(house: House, client: DemoClient, now: Date): NewClient {
  return {
    name: client.name,
    formOfAddress: client.formOfAddress,
    sex: client.sex,
    phone: client.phone,
    birthYear: client.birthYear,
    ...demoArchives[client.name]?.basics,
    ...birthdayOf(house, client, now),
  }
}

function birthdayOf(house: House, client: DemoClient, now: Date): Pick<NewClient, 'birthMonth' | 'birthDay'> {
  if (client.birthdayInDays === undefined) return { birthMonth: client.birthMonth, birthDay: client.birthDay }
  const date = addDays(salonDate(now, house.salon.timeZone), client.birthdayInDays)
  // 29 February is a day of the demo once in four years, and no birthday of those born in other years.
  const [, month, day] = date.split('-').map(Number)
  return { birthMonth: month, birthDay: month === 2 && day === 29 ? 28 : day }
}

/** What they have told of themselves, written down the evening before. */
async function fillArchives(house: House, guests: readonly Guest[], now: Date): Promise<void> {
  const idOf = (name: string) => guests.find(({ client }) => client.name === name)?.clientId
  await together(async (act) => {
    for (const { client, clientId } of guests) {
      const archive = demoArchives[client.name]
      if (!archive) continue
      const ctx = act(house.receptionist, addDaysTo(now, -1))
      await tellOfHer(ctx, clientId, archive, idOf)
      await sortHer(act(house.manager, addDaysTo(now, -1)), clientId, archive)
    }
  })
}

// ── Their care ───────────────────────────────────────────────────────────────

/** What their visits have left in the care record; the menu first, for everything else asks it. */
async function fillCare(house: House, guests: readonly Guest[], now: Date): Promise<void> {
  await together((act) => deepenMenu(act(house.manager, addDaysTo(now, -1))))
  await fillPlans(house, now)
  await fillAtHome(
    house,
    guests.map(({ clientId }) => clientId),
    now,
  )
  await photographGuests(house, now)
  await fillSafety(house, now)
  await together((act) => followProtocols(act, house, now))
}

// ── Their visits ─────────────────────────────────────────────────────────────

/** Lives through everything a guest has lived through until now. */
async function live(house: House, guest: Guest, now: Date): Promise<void> {
  const coming = await livePast(house, guest, now)
  const visit = coming ?? (guest.past.length === 0 ? await bookByPhone(house, guest, now) : null)
  if (typeof guest.part === 'object' && 'now' in guest.part && guest.part.now !== 'lateGuest') {
    await liveNow(house, guest, guest.part.now, visit, now)
  }
}

/** Her visits one after another, each booked in the farewell of the one before; returns the one to come. */
async function livePast(house: House, guest: Guest, now: Date): Promise<Arranged | null> {
  let expected: Arranged | null = null
  for (const [index, { text, plan, words }] of guest.past.entries()) {
    const following = guest.past[index + 1]
    const departed = await pastVisit(house, {
      clientId: guest.clientId,
      therapist: plan.therapist,
      plan,
      words: { ...words, waitTold: 5 + ((index * 3 + guest.past.length) % 3) * 5 },
      next: nextBookingOf(guest, following?.plan),
      lateBy: ((index * 5 + guest.clientId.charCodeAt(35)) % 11) - 5,
      ...(expected ? { visit: expected } : {}),
    })
    if (following) await reached(house, { ...departed, at: addMinutes(departed.dueAt, 15), ...heard(text) })
    else await liveAfterLast(house, guest, text, departed, now)
    expected = departed.next
  }
  return expected
}

function nextBookingOf(guest: Guest, following: Plan | undefined): NextBooking {
  const plan = following ?? guest.coming
  if (plan) return { plan }
  const { part } = guest
  return { declined: typeof part === 'object' && 'declined' in part ? part.declined : 'will_call' }
}

function heard(text: PastText): { feeling: number; note: string } {
  return { feeling: text.feeling, note: text.callNote }
}

/** The call after her last visit, what she said in it and what was promised. */
async function liveAfterLast(
  house: House,
  guest: Guest,
  text: PastText,
  departed: Departed,
  now: Date,
): Promise<void> {
  const { part } = guest
  const calledAt = addMinutes(departed.dueAt, 15)
  if (part === 'waiting_for_booking' && departed.next) {
    await calledOff(house, { visitId: departed.next.visitId, at: addMinutes(calledAt, -120) })
  }
  const isOwed = typeof part === 'object' && 'callDueIn' in part
  if (!isOwed) await reached(house, { ...departed, at: calledAt, ...heard(text) })
  else if (part.triedBefore) await notReached(house, { callId: departed.callId, at: departed.dueAt })
  await noteWhatIsOpen(house, guest, departed, isOwed ? departed.dueAt : calledAt, now)
}

async function noteWhatIsOpen(
  house: House,
  guest: Guest,
  departed: Departed,
  calledAt: Date,
  now: Date,
): Promise<void> {
  const { client, clientId } = guest
  const at = calledAt < now ? calledAt : addDaysTo(now, -1)
  await together(async (act) => {
    const ctx = act(house.receptionist, at)
    const { visitId } = departed
    if (client.openCase) await openCase(ctx, { clientId, visitId, ...client.openCase })
    if (!client.promise) return
    const { text, ownerUserName, dueInDays } = client.promise
    const owner = await ctx.tx.staffMember.findUniqueOrThrow({ where: { userName: ownerUserName } })
    const dueOn = addDays(salonDate(now, house.salon.timeZone), dueInDays)
    await makePromise(ctx, { clientId, visitId, text, ownerId: owner.id, dueOn })
  })
}

/** A guest who has never been here rang up; the rest of today may lie outside the hours in which one books. */
async function bookByPhone(house: House, guest: Guest, now: Date): Promise<Arranged | null> {
  const { coming, clientId, part } = guest
  if (!coming) return null
  if (typeof part === 'object' && 'inDays' in part) {
    const { treatment, therapistId, roomId, startsAt } = coming
    await together((act) =>
      bookAppointment(act(house.receptionist, addDaysTo(now, -2)), {
        clientId,
        startsAt,
        treatments: [{ treatmentId: treatment.id, therapistId, roomId, offsetMinutes: 20 }],
      }),
    )
    return null
  }
  return expectedGuest(house, { clientId, now, plan: coming })
}

async function liveNow(
  house: House,
  { clientId, client, comingTherapist, past }: Guest,
  story: StoryName,
  visit: Arranged | null,
  now: Date,
): Promise<void> {
  const seatId = seatOf(house, client)
  const last = lastThatFits(past, story)
  await playStory(house, story, {
    clientId,
    now,
    ...(visit ? { visit } : {}),
    ...(comingTherapist ? { therapist: comingTherapist } : {}),
    words: { ...(last ? saidToday(last, story) : {}), ...(seatId ? { seatId } : {}) },
  })
}

/** She has come for the same again; what the story has not reached yet is still unsaid. */
function saidToday({ text, words }: PastCast, story: StoryName): Words {
  const { wish, assessment, advice, treatmentNote, effect } = text
  return {
    wish,
    assessment,
    advice,
    treatmentNote,
    effect,
    // Somebody has called her therapist away in the middle of it.
    ...(story === 'inConsultation' ? { asked: 'half' as const } : {}),
    ...(story === 'atFarewell' ? { recommendation: words.recommendation } : {}),
  }
}

// ── Small help ───────────────────────────────────────────────────────────────

function addDaysTo(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000)
}

/** A few at a time: as many as the database has hands for. */
async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await fillDemoSalon(new Date())
  await db.$disconnect()
}
