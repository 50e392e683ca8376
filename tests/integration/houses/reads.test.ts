// Whoever asks in one house hears nothing of another: about its guests what she would hear about nobody, and of her own
// what she would hear if there were no other.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { chainHead, listDeeds } from '@/lib/audit/audit-queries'
import { db } from '@/lib/db/client'
import { addPhrase } from '@/lib/phrases/add-phrase'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { listOverrides } from '@/lib/safety/safety-queries'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addCase } from '@/lib/shown-cases/add-case'
import { addProtocolStep } from '@/lib/treatments/add-protocol-step'
import { addWallBoard } from '@/lib/wall-boards/keep-wall-boards'
import { createAppointment } from '../../factories/appointment'
import { createVisit } from '../../factories/assessment'
import { createPlan } from '../../factories/care-plan'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createWholeArchive } from '../../factories/whole-archive'
import { everyRead, type Known, knownOf } from '../every-read'
import { CASE_WORDS } from './kit'
import { idsOfHouse } from './whose-rows'

const now = new Date('2026-11-21T04:00:00Z')
const silentUntil = new Date('2036-01-01')

// A whole archive is some sixty deeds.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

/** These tell of the reading itself: every further one makes them longer. */
const TELL_OF_THE_READING = ['listLooks', 'listDeeds', 'chainHead']

/** One who was here and of whom everything is kept, and one who is being cared for. */
type Guests = { past: Known; present: Known }

let own: Guests
let other: Guests
let before: Answers[]
let foreign: string[]

beforeAll(async () => {
  own = await fill(await createSalon({ retentionYears: 1 }), 'ourmark')
  // What is new to the manager is so once.
  await answersTo(own)
  before = await answersTo(own)
  other = await fill(await createSalon({ retentionYears: 1, name: '别家 theirmark' }), 'theirmark')
  await markLists(other.past.house)
  foreign = await idsOfHouse(other.past.house.salon.id)
})

async function fill(house: TestSalon, mark: string): Promise<Guests> {
  const byManager = asStaff(house.manager, addMinutes(now, -24 * 60))
  const treatmentId = house.treatments[0]?.id ?? ''
  const step = { treatmentId, title: `${mark} 卸妆`, minutes: 10, products: [] }
  await byManager((ctx) => addProtocolStep(ctx, step))
  await byManager((ctx) => addWallBoard(ctx, { name: `${mark} 墙上` }))
  await byManager((ctx) => addPhrase(ctx, { name: `${mark} 多喝水`, nameEn: null, kind: 'advice' }))
  const her = await createWholeArchive(house, { now, mark })
  await createAppointment(house, { clientId: her.clientId, now })
  const { clientId } = await createOwedCall(house, { now: addMinutes(now, -2 * 24 * 60) })
  await createPlan(house, clientId, { now })
  const running = await createRunning(house, mark)
  const patchTested = { where: { salonId: house.salon.id }, data: { patchTestDays: 90 } }
  await db.product.updateMany(patchTested)
  await db.treatment.updateMany(patchTested)
  const beforePhotoId = (await db.photo.findFirstOrThrow({ where: { clientId: her.clientId } })).id
  await asStaff(house.manager, now)((ctx) => addCase(ctx, { ...CASE_WORDS, beforePhotoId }))
  const past = { ...(await knownOf(house, her, now)), silentUntil }
  return { past, present: { ...past, ...running } }
}

/** Her treatment runs although something stopped it, and does her harm. */
async function createRunning(house: TestSalon, mark: string) {
  const visit = await createVisit(house, { stage: 'treatment', startsAt: now, hasBegun: true })
  const { id: sessionId } = await db.treatmentSession.findFirstOrThrow({ where: { visitId: visit.visitId } })
  const signed = { sessionId, byId: house.manager.id, at: now, reason: `${mark} 医生说可以` }
  await db.safetyOverride.create({ data: { ...signed, stops: ['not_asked'] } })
  await asStaff(house.therapist, now)((ctx) => reportReaction(ctx, { sessionId, text: `${mark} 脸有点肿` }))
  return { ...visit, sessionId }
}

/** Its menu, shelf, places and sorts say whose they are, and would stand first. */
async function markLists({ salon }: TestSalon): Promise<void> {
  const where = { salonId: salon.id }
  const name = '别家的 theirmark'
  const all = { where, data: { name, position: -1 } }
  await db.treatment.updateMany(all)
  await db.product.updateMany(all)
  await db.seat.updateMany(all)
  await db.room.updateMany(all)
  await db.courtesy.updateMany(all)
  await db.clientNature.updateMany(all)
  await db.staffMember.updateMany({ where, data: { name } })
}

/** By the name of the read: what it answers, as it would be sent; or how it refuses. */
type Answers = Record<string, string>

async function answerTo(read: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await read(), whole) ?? 'undefined'
  } catch (error) {
    return String(error)
  }
}

const whole = (_: string, value: unknown) =>
  value instanceof Map || value instanceof Set ? [...value] : value

async function answersTo(guests: Guests, people?: TestSalon): Promise<Answers[]> {
  const found: Answers[] = []
  for (const known of [guests.past, guests.present]) {
    const answers: Answers = {}
    for (const [name, read] of Object.entries(everyRead(known, people))) answers[name] = await answerTo(read)
    found.push(answers)
  }
  return found
}

/** The reads whose answer is `wrong`; an answer may be long and is not told. */
function namesOf(
  answers: readonly Answers[],
  wrong: (answer: string, name: string, which: number) => boolean,
): string[] {
  const names = answers.flatMap((each, which) =>
    Object.keys(each).filter((name) => wrong(each[name] ?? '', name, which)),
  )
  return [...new Set(names)]
}

/** The same questions about what is in no house. */
function aboutNobody({ past, present }: Guests): { nobody: Guests; strangers: Map<string, string> } {
  const strangers = new Map<string, string>()
  const stranger = (id: string) => {
    const known = strangers.get(id) ?? randomUUID()
    strangers.set(id, known)
    return known
  }
  const asStranger = <Some extends { id: string }>(some: Some): Some => ({ ...some, id: stranger(some.id) })
  const { therapist, receptionist, therapists, rooms, treatments } = past.house
  const house = {
    ...past.house,
    therapist: asStranger(therapist),
    receptionist: asStranger(receptionist),
    therapists: therapists.map(asStranger),
    rooms: rooms.map(asStranger),
    treatments: treatments.map(asStranger),
  }
  const unknown = (known: Known): Known => ({
    ...known,
    house,
    clientId: stranger(known.clientId),
    friendId: stranger(known.friendId),
    visitId: stranger(known.visitId),
    sessionId: stranger(known.sessionId),
    templateId: stranger(known.templateId),
    importId: stranger(known.importId),
    photoId: stranger(known.photoId),
    caseId: stranger(known.caseId),
  })
  return { nobody: { past: unknown(past), present: unknown(present) }, strangers }
}

const ROLES = ['manager', 'therapist', 'receptionist'] as const

/** All asked by one person of the house. */
const only = (role: (typeof ROLES)[number], { past: { house } }: Guests): TestSalon => ({
  ...house,
  manager: house[role],
  therapist: house[role],
  receptionist: house[role],
})

describe('of another house', () => {
  it.each(ROLES)('a %s hears of its guests what she hears of nobody', async (role) => {
    const { nobody, strangers } = aboutNobody(other)
    const asker = only(role, own)
    const expected = await answersTo(nobody, asker)
    const renamed = (answer: string) =>
      [...strangers].reduce((words, [known, stranger]) => words.replaceAll(known, stranger), answer)
    const differing = namesOf(
      await answersTo(other, asker),
      (answer, name, which) => renamed(answer) !== expected[which]?.[name],
    )
    expect(differing.filter((name) => !TELL_OF_THE_READING.includes(name))).toEqual([])
  })

  it.each(ROLES)('nothing stands in what a %s is answered, whomever she asks about', async (role) => {
    const asked = new Set(aboutNobody(other).strangers.keys())
    const unasked = foreign.filter((id) => !asked.has(id))
    const asker = only(role, own)
    const answers = [...(await answersTo(own, asker)), ...(await answersTo(other, asker))]
    const words = namesOf(answers, (answer) => answer.includes('theirmark'))
    const ids = namesOf(answers, (answer) => unasked.some((id) => answer.includes(id)))
    expect({ words, ids }).toEqual({ words: [], ids: [] })
  })

  it('nothing changes what a house reads of itself', async () => {
    const changed = namesOf(await answersTo(own), (answer, name, which) => answer !== before[which]?.[name])
    expect(changed.filter((name) => !TELL_OF_THE_READING.includes(name))).toEqual([])
  })

  it('no link is taken for the end of the own chain', async () => {
    for (const { manager, salon } of [own.past.house, other.past.house]) {
      const head = await chainHead(manager)
      const links = await db.auditLink.findMany({ where: { salonId: salon.id }, select: { hash: true } })
      expect(links).toContainEqual({ hash: head?.hash })
      expect(head?.sequence).toBe(links.length)
    }
  })

  it('no entry is a place from which older ones are read', async () => {
    const { manager, receptionist } = own.past.house
    const { salon } = other.past.house
    const latest = { orderBy: { at: 'desc' } as const, select: { id: true } }
    const override = await db.safetyOverride.findFirstOrThrow({
      where: { session: { visit: { salonId: salon.id } } },
      ...latest,
    })
    const entry = await db.auditEntry.findFirstOrThrow({ where: { salonId: salon.id }, ...latest })
    const span = { colleagueId: receptionist.id, from: '2026-11-01', to: '2026-11-30' }
    expect((await listDeeds(manager, span)).lines).not.toEqual([])
    expect((await listDeeds(manager, { ...span, before: entry.id })).lines).toEqual([])
    expect((await listOverrides(manager, now)).overrides).not.toEqual([])
    expect((await listOverrides(manager, now, override.id)).overrides).toEqual([])
  })

  it('its own people hear of all that was looked for', async () => {
    const answers = (await answersTo(other)).flatMap((each) => Object.values(each)).join()
    expect(answers).toContain('theirmark')
    expect(foreign.filter((id) => answers.includes(id)).length).toBeGreaterThan(100)
  })
})
