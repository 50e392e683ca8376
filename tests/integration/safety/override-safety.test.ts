// Who may let begin what the gate has stopped, and what stands written of it.
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { readSession } from '@/lib/auth/staff-sessions'
import { db } from '@/lib/db/client'
import { nameForSafety } from '@/lib/staff/name-for-safety'
import { overrideSafety } from '@/lib/visits/override-safety'
import { startSession } from '@/lib/visits/perform-session'
import { removeSession } from '@/lib/visits/plan-sessions'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import {
  createEntry,
  createGate,
  createGuestAtGate,
  type GuestAtGate,
  noteAllergy,
  stopsOf,
} from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

const reason = '医生当面看过，避开泛红的地方'

let house: TestSalon
let guest: GuestAtGate
let now: Date

beforeEach(async () => {
  ;({ house, guest, now } = await createGate())
})

/** 水杨酸 meets her treatment. */
async function matched(): Promise<string[]> {
  await createEntry(house, { treatmentId: house.treatments[0]?.id ?? '' })
  await noteAllergy(house, guest.clientId)
  return stopsOf(guest.sessionId, now)
}

function override(staff: SignedInStaff, stops: string[], moment = now) {
  return asStaff(staff, moment)((ctx) => overrideSafety(ctx, { sessionId: guest.sessionId, stops, reason }))
}

const start = () => asStaff(house.therapist, now)((ctx) => startSession(ctx, { sessionId: guest.sessionId }))

describe('an override', () => {
  it('lets her begin, and tells who, when and what, with no word of hers outside its own row', async () => {
    const stops = await matched()
    const { overrideId } = await override(house.manager, stops)
    expect(await db.safetyOverride.findMany({ where: { sessionId: guest.sessionId } })).toEqual([
      {
        id: overrideId,
        sessionId: guest.sessionId,
        byId: house.manager.id,
        at: now,
        reason,
        isLasting: false,
        stops,
      },
    ])
    const event = await db.visitEvent.findFirstOrThrow({
      where: { visitId: guest.visitId, kind: 'safety_overridden' },
    })
    expect(event).toMatchObject({
      actorId: house.manager.id,
      particulars: { sessionId: guest.sessionId, overrideId },
    })
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: 'safety.overridden', subjectId: guest.clientId },
    })
    expect(entry.particulars).toEqual({ sessionId: guest.sessionId, overrideId, kinds: ['matched'] })
    await start()
  })

  it('is for the manager and for whom she has named', async () => {
    const stops = await matched()
    for (const nobody of [house.receptionist, house.therapist]) {
      await expect(override(nobody, stops)).rejects.toMatchObject({ code: 'not_permitted' })
    }
    const named = await createStaff(house.salon, { mayOverrideSafety: true })
    await override(named, stops)
    await start()
  })

  it('of what nobody has asked or understood is for the manager alone', async () => {
    const named = await createStaff(house.salon, { mayOverrideSafety: true })
    await noteAllergy(house, guest.clientId, '一种药膏')
    const stops = await stopsOf(guest.sessionId, now)
    await expect(override(named, stops)).rejects.toMatchObject({ code: 'answer_first' })
    await override(house.manager, stops)
    await start()
  })

  it('signs what she saw: no more, no less', async () => {
    const stops = await matched()
    const refused = { code: 'stops_changed' }
    await expect(override(house.manager, [...stops, 'not_asked'])).rejects.toMatchObject(refused)
    await expect(override(house.manager, ['not_asked'])).rejects.toMatchObject(refused)
    await noteAllergy(house, guest.clientId, '坚果')
    await expect(override(house.manager, stops)).rejects.toMatchObject(refused)
    await override(house.manager, await stopsOf(guest.sessionId, now))
    await expect(override(house.manager, stops)).rejects.toMatchObject(refused)
  })

  it('is refused for another salon, a treatment taken out and one that runs with nothing against it', async () => {
    const stops = await matched()
    const other = await createSalon()
    await expect(override(other.manager, stops)).rejects.toMatchObject({ code: 'not_found' })
    await override(house.manager, stops)
    await start()
    // One that runs is stopped by what has come up since, and by nothing here.
    await expect(override(house.manager, stops)).rejects.toMatchObject({ code: 'stops_changed' })
    const second = await createGuestAtGate(house, at(house, '16:00'))
    await asStaff(
      house.manager,
      now,
    )((ctx) => removeSession(ctx, { sessionId: second.sessionId, reason: '换一个' }))
    guest = second
    await expect(override(house.manager, ['not_asked'])).rejects.toMatchObject({ code: 'session_over' })
  })

  it('asked twice with one key is one', async () => {
    const stops = await matched()
    const key = crypto.randomUUID()
    const input = { sessionId: guest.sessionId, stops, reason }
    const deed = () =>
      performDeed({
        staff: house.manager,
        name: 'visits.override_safety',
        key,
        body: input,
        now,
        run: (ctx) => overrideSafety(ctx, input),
      })
    const [first, second] = [await deed(), await deed()]
    expect(second).toEqual(first)
    expect(await db.safetyOverride.count({ where: { sessionId: guest.sessionId } })).toBe(1)
  })

  it('of two managers at one moment is signed by one; the other sees that it is done', async () => {
    const stops = await matched()
    const answers = await Promise.allSettled([override(house.manager, stops), override(house.manager, stops)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'stops_changed' },
    })
    expect(await db.safetyOverride.count({ where: { sessionId: guest.sessionId } })).toBe(1)
  })

  it('is never rewritten', async () => {
    await override(house.manager, await matched())
    await expect(
      db.safetyOverride.updateMany({ where: { sessionId: guest.sessionId }, data: { stops: ['x'] } }),
    ).rejects.toThrow('append-only')
  })
})

describe('naming who may', () => {
  const name = (staff: SignedInStaff, staffMemberId: string, mayOverrideSafety: boolean) =>
    asStaff(staff, now)((ctx) => nameForSafety(ctx, { staffMemberId, mayOverrideSafety }))

  it('is the manager’s, is written down once, and counts from her next tap', async () => {
    await expect(name(house.therapist, house.therapist.id, true)).rejects.toMatchObject({
      code: 'not_permitted',
    })
    await name(house.manager, house.therapist.id, true)
    await name(house.manager, house.therapist.id, true)
    const actions = async () =>
      (
        await db.auditEntry.findMany({
          where: { subjectId: house.therapist.id, action: { startsWith: 'staff.safety' } },
          orderBy: { id: 'asc' },
        })
      ).map(({ action }) => action)
    expect(await actions()).toEqual(['staff.safety_named'])
    expect(await readSession(house.therapist.sessionId, TEST_NOW)).toMatchObject({
      staff: { mayOverrideSafety: true },
    })
    await name(house.manager, house.therapist.id, false)
    expect((await actions()).sort()).toEqual(['staff.safety_named', 'staff.safety_unnamed'])
  })

  it('knows nobody of another salon, and nobody who has left', async () => {
    const other = await createSalon()
    await expect(name(house.manager, other.therapist.id, true)).rejects.toMatchObject({ code: 'not_found' })
    const gone = await createStaff(house.salon, { deactivatedAt: TEST_NOW })
    await expect(name(house.manager, gone.id, true)).rejects.toMatchObject({ code: 'not_found' })
  })
})
