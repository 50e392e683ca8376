// Before a colleague goes: what stands with her, and how it goes to another.
import { beforeEach, describe, expect, it } from 'vitest'
import { listDay } from '@/lib/appointments/appointment-queries'
import { makePromise } from '@/lib/clients/make-promise'
import { db } from '@/lib/db/client'
import { handOn } from '@/lib/handing-on/hand-on'
import { standingWith } from '@/lib/handing-on/handing-on-queries'
import { handOnSchema } from '@/lib/handing-on/handing-on-schemas'
import { changeRole } from '@/lib/staff/change-role'
import { deactivateStaffMember } from '@/lib/staff/deactivate-staff-member'
import { at, createAppointment, createGuest, firstTreatment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { answerAll } from '../../factories/ending'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_DAY } from '../../factories/test-day'
import { countStatements } from '../../setup/count-statements'

let house: TestSalon
let now: Date

beforeEach(async () => {
  house = await createSalon()
  now = at(house, '11:00')
})

const asManager = <T>(act: Parameters<ReturnType<typeof asStaff>>[0]) =>
  asStaff(house.manager, now)(act) as Promise<T>

const booked = (time: string, therapist = house.therapist) =>
  createAppointment(house, {
    startsAt: at(house, time),
    treatments: [{ ...firstTreatment(house), therapistId: therapist.id, roomId: null }],
  })

async function promised(ownerId: string) {
  const { id: clientId } = await createGuest(house)
  const promise = { clientId, text: '留一瓶精华', ownerId, dueOn: '2027-01-05' }
  return (await asStaff(house.receptionist, now)((ctx) => makePromise(ctx, promise))).promiseId
}

const standing = async (id = house.therapist.id) => {
  const found = await standingWith(house.manager, id, now)
  if (!found) throw new Error('nothing was told')
  return found
}

const hand = (chosen: { sessionIds?: string[]; promiseIds?: string[] }, toId = house.secondTherapist.id) =>
  asManager((ctx) =>
    handOn(ctx, { fromId: house.therapist.id, toId, sessionIds: [], promiseIds: [], ...chosen }),
  )

describe('what stands with a colleague', () => {
  it('is what she is doing, who waits here for her, who is booked, what she promised and who is to be called', async () => {
    await createOwedCall(house, { now: at(house, '09:00', '2026-11-20') })
    const [running, waiting, coming] = [await booked('11:00'), await booked('13:00'), await booked('15:00')]
    await booked('16:00', house.secondTherapist)
    await db.visit.update({ where: { id: running.visitId }, data: { stage: 'treatment' } })
    await answerAll(house, running.visitId, now)
    await db.treatmentSession.updateMany({ where: { visitId: running.visitId }, data: { startedAt: now } })
    await db.visit.update({ where: { id: waiting.visitId }, data: { stage: 'seating' } })
    const promiseId = await promised(house.therapist.id)
    await promised(house.receptionist.id)
    const { result, statements } = await countStatements(() => standing())
    expect(statements.length).toBeLessThanOrEqual(3)
    expect(result.sessions.map(({ is }) => is)).toEqual(['running', 'waiting', 'booked'])
    expect(result.sessions.at(-1)?.startsAt).toEqual(at(house, '15:00'))
    expect(result.promises).toMatchObject([{ id: promiseId, dueOn: '2027-01-05' }])
    expect(result.calls).toBe(1)
    await db.visit.update({ where: { id: coming.visitId }, data: { stage: 'cancelled' } })
    expect((await standing()).sessions).toHaveLength(2)
  })

  it('is told to the manager of her house alone', async () => {
    const other = await createSalon()
    expect(await standingWith(house.receptionist, house.therapist.id, now)).toBeNull()
    expect(await standingWith(other.manager, house.therapist.id, now)).toBeNull()
  })
})

describe('handing on', () => {
  it('gives what is chosen to a colleague, each with its own fact, and leaves the rest', async () => {
    const first = await booked('13:00')
    await booked('15:00')
    const [promiseId, kept] = [await promised(house.therapist.id), await promised(house.therapist.id)]
    const before = await standing()
    const sessionIds = before.sessions.slice(0, 1).map(({ id }) => id)
    await hand({ sessionIds, promiseIds: [promiseId] })
    const after = await standing()
    expect(after.sessions.map(({ id }) => id)).toEqual(before.sessions.slice(1).map(({ id }) => id))
    expect(after.promises.map(({ id }) => id)).toEqual([kept])
    const hers = await standing(house.secondTherapist.id)
    expect(hers).toMatchObject({ sessions: [{ id: sessionIds[0] }], promises: [{ id: promiseId }] })
    const event = await db.visitEvent.findFirstOrThrow({
      where: { visitId: first.visitId },
      orderBy: { sequence: 'desc' },
    })
    expect(event).toMatchObject({ kind: 'session_changed', actorId: house.manager.id })
    const entries = await db.auditEntry.findMany({
      where: { salonId: house.salon.id, action: { endsWith: '.handed_on' } },
      orderBy: { action: 'asc' },
    })
    const [fromId, toId] = [house.therapist.id, house.secondTherapist.id]
    expect(entries).toMatchObject([
      { action: 'promise.handed_on', particulars: { promiseId, fromId, ownerId: toId } },
      { action: 'staff.handed_on', subjectId: fromId, particulars: { toId, sessions: 1, promises: 1 } },
    ])
  })

  it('gives all or nothing: to nobody who is taken, treats nobody, is away or no longer has it', async () => {
    await booked('13:00')
    await booked('15:00')
    await booked('15:00', house.secondTherapist)
    const sessionIds = (await standing()).sessions.map(({ id }) => id)
    await expect(hand({ sessionIds })).rejects.toMatchObject({
      code: 'therapist_taken_until',
      particulars: { therapist: house.secondTherapist.name },
    })
    expect((await standing()).sessions).toHaveLength(2)
    await expect(hand({ sessionIds }, house.receptionist.id)).rejects.toMatchObject({
      code: 'therapist_away',
    })
    await expect(hand({ sessionIds }, house.therapist.id)).rejects.toMatchObject({
      code: 'owner_not_working',
    })
    await hand({ sessionIds: sessionIds.slice(0, 1) })
    await expect(hand({ sessionIds: sessionIds.slice(0, 1) })).rejects.toMatchObject({
      code: 'someone_was_faster',
    })
    const promiseId = await promised(house.receptionist.id)
    await expect(hand({ promiseIds: [promiseId] })).rejects.toMatchObject({ code: 'someone_was_faster' })
    const nothing = { fromId: house.therapist.id, toId: house.manager.id, sessionIds: [], promiseIds: [] }
    expect(handOnSchema.safeParse(nothing).success).toBe(false)
  })

  it('is the manager’s alone', async () => {
    const promiseId = await promised(house.therapist.id)
    const input = {
      fromId: house.therapist.id,
      toId: house.receptionist.id,
      sessionIds: [],
      promiseIds: [promiseId],
    }
    const attempt = asStaff(house.receptionist, now)((ctx) => handOn(ctx, input))
    await expect(attempt).rejects.toMatchObject({ code: 'not_permitted' })
  })
})

describe('the lanes of a day', () => {
  it.each(['closed', 'changed'])(
    'mark what stays with a therapist whose account is %s, and offer no time of hers',
    async (how) => {
      await booked('15:00')
      const staffMemberId = house.therapist.id
      if (how === 'closed') await asManager((ctx) => deactivateStaffMember(ctx, { staffMemberId }))
      else await asManager((ctx) => changeRole(ctx, { staffMemberId, role: 'receptionist' }))
      const { lanes } = await listDay(house.salon, TEST_DAY)
      const lane = lanes.find(({ therapist }) => therapist?.id === staffMemberId)
      expect(lane).toMatchObject({ isAway: true, gaps: [], entries: [{ stage: 'expected' }] })
      expect(lanes.filter(({ isAway }) => isAway)).toHaveLength(1)
    },
  )
})
