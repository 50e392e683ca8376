// Whoever asks in one house hears nothing of another: about its guests what she would hear about nobody, and of her own
// what she would hear if there were no other.
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { createAppointment } from '../../factories/appointment'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createWholeArchive } from '../../factories/whole-archive'
import { everyRead, type Known, knownOf } from '../every-read'
import { idsOfHouse } from './whose-rows'

const now = new Date('2026-11-21T04:00:00Z')
const silentUntil = new Date('2036-01-01')

// A whole archive is some sixty deeds.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

/** These tell of the reading itself: every further one makes them longer. */
const TELL_OF_THE_READING = ['listLooks', 'listDeeds', 'chainHead']

let own: Known
let other: Known
let before: Record<string, string>
let foreign: string[]

beforeAll(async () => {
  const house = await createSalon({ retentionYears: 1 })
  own = await fill(house, 'ourmark')
  before = await answersTo(own)
  other = await fill(await createSalon({ retentionYears: 1, name: '别家 theirmark' }), 'theirmark')
  await markLists(other.house)
  foreign = await idsOfHouse(other.house.salon.id)
})

/** Its menu, shelf, places and sorts say whose they are. */
async function markLists({ salon }: TestSalon): Promise<void> {
  const all = { where: { salonId: salon.id }, data: { name: '别家的 theirmark' } }
  await db.treatment.updateMany(all)
  await db.product.updateMany(all)
  await db.seat.updateMany(all)
  await db.room.updateMany(all)
  await db.courtesy.updateMany(all)
  await db.clientNature.updateMany(all)
  await db.staffMember.updateMany(all)
}

async function fill(house: TestSalon, mark: string): Promise<Known> {
  const known = await knownOf(house, await createWholeArchive(house, { now, mark }), now)
  await createAppointment(house, { clientId: known.clientId, now })
  await createOwedCall(house, { now: addMinutes(now, -2 * 24 * 60) })
  return { ...known, silentUntil }
}

/** What each read answers, as it would be sent; or how it refuses. */
async function answerTo(read: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await read()) ?? 'undefined'
  } catch (error) {
    return String(error)
  }
}

async function answersTo(known: Known): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const [name, read] of Object.entries(everyRead(known))) answers[name] = await answerTo(read)
  return answers
}

/** The same question about what is in no house. */
function aboutNobody(known: Known): { nobody: Known; strangers: Map<string, string> } {
  const strangers = new Map<string, string>()
  const stranger = (id: string) => {
    const known = strangers.get(id) ?? randomUUID()
    strangers.set(id, known)
    return known
  }
  const asStranger = <Some extends { id: string }>(some: Some): Some => ({ ...some, id: stranger(some.id) })
  const { house, clientId, friendId, visitId, sessionId, templateId, importId, photoId } = known
  const { therapist, receptionist, therapists, rooms, treatments } = house
  const nobody: Known = {
    ...known,
    clientId: stranger(clientId),
    friendId: stranger(friendId),
    visitId: stranger(visitId),
    sessionId: stranger(sessionId),
    templateId: stranger(templateId),
    importId: stranger(importId),
    photoId: stranger(photoId),
    house: {
      ...house,
      therapist: asStranger(therapist),
      receptionist: asStranger(receptionist),
      therapists: therapists.map(asStranger),
      rooms: rooms.map(asStranger),
      treatments: treatments.map(asStranger),
    },
  }
  return { nobody, strangers }
}

const ROLES = ['manager', 'therapist', 'receptionist'] as const

/** All asked by one person of the house. */
const only = (role: (typeof ROLES)[number], { house }: Known): TestSalon => ({
  ...house,
  manager: house[role],
  therapist: house[role],
  receptionist: house[role],
})

describe('of another house', () => {
  it.each(ROLES)('a %s hears of its guests what she hears of nobody', async (role) => {
    const { nobody, strangers } = aboutNobody(other)
    const asker = only(role, own)
    const theirs = everyRead(other, asker)
    for (const [name, read] of Object.entries(everyRead(nobody, asker))) {
      if (TELL_OF_THE_READING.includes(name)) continue
      let answer = await answerTo(theirs[name] ?? read)
      for (const [known, stranger] of strangers) answer = answer.replaceAll(known, stranger)
      expect.soft(answer, name).toBe(await answerTo(read))
    }
  })

  it('nothing stands in what is answered, whoever is asked about', async () => {
    const named = Object.values(other).filter((value) => typeof value === 'string')
    const unasked = foreign.filter((id) => !named.includes(id) && !isListed(other.house, id))
    for (const known of [own, other]) {
      for (const role of ROLES) {
        for (const [name, read] of Object.entries(everyRead(known, only(role, own)))) {
          const answer = await answerTo(read)
          expect.soft(answer.includes('theirmark'), `words in ${name}`).toBe(false)
          expect
            .soft(
              unasked.filter((id) => answer.includes(id)),
              `ids in ${name}`,
            )
            .toEqual([])
        }
      }
    }
  })

  it('nothing changes what a house reads of itself', async () => {
    const after = await answersTo(own)
    for (const [name, answer] of Object.entries(before)) {
      if (!TELL_OF_THE_READING.includes(name)) expect.soft(after[name], name).toBe(answer)
    }
  })

  it('its own people hear of all that was looked for', async () => {
    const answers = Object.values(await answersTo(other)).join()
    expect(answers).toContain('theirmark')
    expect(foreign.filter((id) => answers.includes(id)).length).toBeGreaterThan(100)
  })
})

/** Of those that are asked about by their ids, and may be said again. */
function isListed(
  { therapist, receptionist, therapists, rooms, treatments }: TestSalon,
  id: string,
): boolean {
  return [therapist, receptionist, ...therapists, ...rooms, ...treatments].some((each) => each.id === id)
}
