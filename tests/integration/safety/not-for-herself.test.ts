// Nobody opens the gate for herself: what a therapist eased or signed does not count for what she would do, while somebody
// else of the house could have decided.
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { db } from '@/lib/db/client'
import { asRefusalCode } from '@/lib/db/constraint-errors'
import { reportReaction } from '@/lib/reactions/report-reaction'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { listOverrides } from '@/lib/safety/safety-queries'
import { addDays, addMinutes } from '@/lib/salon-time/salon-time'
import { overrideSafety } from '@/lib/visits/override-safety'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { changeSession } from '@/lib/visits/plan-sessions'
import { at } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import {
  createEntry,
  createGate,
  createGuestAtGate,
  type GuestAtGate,
  noteAllergy,
} from '../../factories/safety'
import type { TestSalon } from '../../factories/salon'
import { untilSomebodyWaits } from '../until-somebody-waits'

const reason = '医生当面看过，避开泛红的地方'

let house: TestSalon
let guest: GuestAtGate
/** The therapist of her treatment, named by the manager. */
let named: SignedInStaff
let now: Date
let treatmentId: string

beforeEach(async () => {
  ;({ house, guest, now, treatmentId } = await createGate())
  await db.staffMember.update({ where: { id: house.therapist.id }, data: { mayOverrideSafety: true } })
  named = { ...house.therapist, mayOverrideSafety: true }
  await askEverything(guest)
})

/** She was asked everything in this visit, and said no to all of it. */
async function askEverything({ visitId }: GuestAtGate): Promise<void> {
  await db.safetyAnswer.createMany({
    data: SAFETY_QUESTIONS.map((question) => ({
      visitId,
      question,
      answer: 'no' as const,
      askedById: house.receptionist.id,
      askedAt: now,
    })),
  })
}

async function openStops({ sessionId } = guest): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT key FROM foyer_open_stops(${sessionId}::uuid, ${now}) ORDER BY key`
  return rows.map(({ key }) => key)
}

async function override(staff: SignedInStaff, about: { isLasting?: boolean } = {}, of = guest) {
  const stops = await openStops(of)
  return asStaff(
    staff,
    now,
  )((ctx) => overrideSafety(ctx, { sessionId: of.sessionId, stops, reason, ...about }))
}

/** When the treatment began, as the store has it. */
const begunAt = async () =>
  (await db.treatmentSession.findUniqueOrThrow({ where: { id: guest.sessionId } })).startedAt

const start = (staff: SignedInStaff, { sessionId } = guest) =>
  asStaff(staff, now)((ctx) => startSession(ctx, { sessionId }))
const end = (staff: SignedInStaff, alertId: string) =>
  asStaff(staff, now)((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
const giveTo = (therapistId: string) =>
  asStaff(house.manager, now)((ctx) => changeSession(ctx, { sessionId: guest.sessionId, therapistId }))

/** 水杨酸 meets her treatment. */
async function meets(): Promise<string> {
  await createEntry(house, { treatmentId })
  return noteAllergy(house, guest.clientId)
}

describe('an override', () => {
  it('is not signed by whoever does the treatment, who is told whom to ask', async () => {
    await meets()
    await expect(override(named)).rejects.toMatchObject({
      code: 'not_for_yourself',
      particulars: { names: house.manager.name },
    })
    expect(await db.safetyOverride.count()).toBe(0)
    await override(house.manager)
    await start(named)
  })

  it('counts for whoever signed it only while she does not do the treatment herself', async () => {
    await meets()
    await giveTo(house.secondTherapist.id)
    await override(named)
    expect(await openStops()).toEqual([])
    await giveTo(named.id)
    expect(await openStops()).toHaveLength(1)
    await expect(start(house.secondTherapist)).rejects.toMatchObject({ code: 'safety_stop' })
  })

  it('does not let whoever signed it start in another’s name either', async () => {
    await meets()
    await giveTo(house.secondTherapist.id)
    await override(named)
    await expect(start(named)).rejects.toMatchObject({ code: 'not_for_yourself' })
    await start(house.secondTherapist)
  })

  it('is the manager’s own where the house has nobody else', async () => {
    await db.staffMember.update({ where: { id: named.id }, data: { mayOverrideSafety: false } })
    await meets()
    await db.treatmentSession.update({
      where: { id: guest.sessionId },
      data: { therapistId: house.manager.id },
    })
    await override(house.manager)
    await start(house.manager)
    expect(await begunAt()).toEqual(now)
  })

  it('does not count when somebody writes it past the verb', async () => {
    await meets()
    const stops = await openStops()
    await db.safetyOverride.create({
      data: { sessionId: guest.sessionId, byId: named.id, at: now, reason, stops },
    })
    const past = db.treatmentSession.update({ where: { id: guest.sessionId }, data: { startedAt: now } })
    await expect(past.catch((error: unknown) => Promise.reject(asRefusalCode(error)))).rejects.toEqual({
      code: 'safety_stop',
    })
  })
})

describe('a serious alert ended by whoever is put on the treatment afterwards', () => {
  it('stops her, whoever taps, until somebody else answers for it', async () => {
    const alertId = await meets()
    await giveTo(house.secondTherapist.id)
    await end(named, alertId)
    expect(await openStops()).toEqual([])
    await giveTo(named.id)
    expect((await openStops()).map((key) => key.split(':')[0])).toEqual(['eased'])
    await expect(start(house.secondTherapist)).rejects.toMatchObject({ code: 'safety_stop' })
    await override(house.manager)
    await start(named)
  })

  it('is not ended as performed by her in another’s name', async () => {
    const alertId = await meets()
    await giveTo(house.secondTherapist.id)
    await override(house.manager)
    await start(house.secondTherapist)
    await end(named, alertId)
    const over = (staff: SignedInStaff) =>
      asStaff(staff, addMinutes(now, 59))((ctx) => endSession(ctx, { sessionId: guest.sessionId }))
    await expect(over(named)).rejects.toMatchObject({ code: 'safety_stop' })
    await over(house.secondTherapist)
  })

  it('is not started by her in another’s name', async () => {
    const alertId = await meets()
    await giveTo(house.secondTherapist.id)
    await end(named, alertId)
    await expect(start(named)).rejects.toMatchObject({ code: 'not_for_yourself' })
    await start(house.secondTherapist)
  })

  it('counts however long before the visit was arranged, until the treatment went well once', async () => {
    const alertId = await meets()
    await giveTo(house.secondTherapist.id)
    await end(named, alertId)
    await giveTo(named.id)
    const arranged = addDays('2026-11-23', 90)
    await db.visit.update({
      where: { id: guest.visitId },
      data: { createdAt: at(house, '09:00', arranged) },
    })
    expect(await openStops()).toHaveLength(1)
    const other = await createGuestAtGate(house, at(house, '17:00'))
    await db.visit.update({ where: { id: other.visitId }, data: { stage: 'closed' } })
    await db.visit.update({ where: { id: other.visitId }, data: { clientId: guest.clientId } })
    const given = (startedAt: Date) =>
      db.treatmentSession.update({
        where: { id: other.sessionId },
        data: {
          therapistId: house.secondTherapist.id,
          startedAt,
          endedAt: addMinutes(now, 90),
          outcome: 'performed',
        },
      })
    await askEverything(other)
    await given(now)
    expect(await openStops()).toHaveLength(1)
    await db.treatmentSession.update({
      where: { id: other.sessionId },
      data: { startedAt: addMinutes(now, 1) },
    })
    expect(await openStops()).toEqual([])
    const report = { sessionId: other.sessionId, text: '晚上脸上起了红疹' }
    await asStaff(house.receptionist, addMinutes(now, 95))((ctx) => reportReaction(ctx, report))
    expect((await openStops()).map((key) => key.split(':')[0])).toEqual(['eased', 'reacted'])
  })

  it('of a mild one that meets this very treatment stops whoever would do it', async () => {
    const noted = { clientId: guest.clientId, kind: 'allergy', severity: 'mild', text: '水杨酸' } as const
    await createEntry(house, { treatmentId })
    const { alertId } = await asStaff(house.receptionist, now)((ctx) => noteAlert(ctx, noted))
    await end(house.therapist, alertId)
    await expect(start(house.therapist)).rejects.toMatchObject({ code: 'safety_stop' })
  })

  it('of a mild one that has nothing to do with it stops nobody', async () => {
    const noted = { clientId: guest.clientId, kind: 'allergy', severity: 'mild', text: '水杨酸' } as const
    await createEntry(house, { treatmentId: house.treatments[1]?.id ?? '' })
    const { alertId } = await asStaff(house.receptionist, now)((ctx) => noteAlert(ctx, noted))
    await end(house.therapist, alertId)
    await start(house.therapist)
    expect(await begunAt()).toEqual(now)
  })
})

describe('an override that holds for next times', () => {
  /** Mild words that speak of the first treatment. */
  async function said(severity: 'mild' | 'serious' = 'mild', text = '做嫩肤会痒'): Promise<string> {
    const entry = await createEntry(house, { name: '别的' })
    const noted = {
      clientId: guest.clientId,
      kind: 'contraindication',
      severity,
      text,
    } as const
    const { alertId } = await asStaff(
      house.receptionist,
      now,
    )((ctx) => noteAlert(ctx, { ...noted, contraindicationIds: [entry] }))
    return alertId
  }

  /** Another visit of the same guest, hours later. */
  async function nextTime(): Promise<GuestAtGate> {
    const other = await createGuestAtGate(house, at(house, '18:00'))
    await db.visit.update({ where: { id: guest.visitId }, data: { stage: 'closed' } })
    await db.visit.update({ where: { id: other.visitId }, data: { clientId: guest.clientId } })
    await askEverything(other)
    return other
  }

  it('is for her mild words alone', async () => {
    await said('serious')
    expect(await openStops()).toHaveLength(1)
    await expect(override(house.manager, { isLasting: true })).rejects.toMatchObject({
      code: 'lasting_not_here',
    })
    await override(house.manager)
  })

  it('is refused where anything else stops her too', async () => {
    await said()
    await meets()
    await expect(override(house.manager, { isLasting: true })).rejects.toMatchObject({
      code: 'lasting_not_here',
    })
  })

  it('holds for the same treatment, and marks itself in the manager’s list', async () => {
    await said()
    await override(house.manager, { isLasting: true })
    const next = await nextTime()
    expect(await openStops(next)).toEqual([])
    await start(house.therapist, next)
    const { overrides } = await listOverrides(house.manager, now)
    expect(overrides).toMatchObject([{ isLasting: true, stops: [{ kind: 'said' }] }])
  })

  it('of one visit alone is asked about again', async () => {
    await said()
    await override(house.manager)
    expect(await openStops(await nextTime())).toHaveLength(1)
  })

  it('ends when the alert becomes serious, and stays ended when it is made mild once more', async () => {
    const alertId = await said()
    await override(house.manager, { isLasting: true })
    const next = await nextTime()
    const weigh = (severity: 'mild' | 'serious') =>
      asStaff(
        house.manager,
        now,
      )((ctx) => reviseAlert(ctx, { alertId, severity, ...(severity === 'mild' ? { reason } : {}) }))
    await weigh('serious')
    expect(await openStops(next)).toHaveLength(1)
    await weigh('mild')
    expect(await openStops(next)).toHaveLength(1)
  })

  it('does not hold for another treatment that is done with the same product', async () => {
    const productId = house.products[1]?.id ?? ''
    const other = house.treatments[1]?.id ?? ''
    await db.treatmentProduct.createMany({
      data: [treatmentId, other].map((id) => ({ treatmentId: id, productId })),
    })
    await said('mild', '用修护精华会痒')
    await override(house.manager, { isLasting: true })
    const next = await nextTime()
    expect(await openStops(next)).toEqual([])
    await db.treatmentSession.update({ where: { id: next.sessionId }, data: { treatmentId: other } })
    expect(await openStops(next)).toHaveLength(1)
  })
})

describe('two at once', () => {
  const deed = <Result>(staff: SignedInStaff, name: string, run: (ctx: StaffContext) => Promise<Result>) =>
    performDeed({ staff, name, key: crypto.randomUUID(), body: {}, now, run })

  it('a start waits for an alert that is being ended by whoever would do it, and then refuses', async () => {
    const alertId = await meets()
    await giveTo(house.secondTherapist.id)
    let letGo = () => {}
    let standing = () => {}
    const released = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const stands = new Promise<void>((resolve) => {
      standing = resolve
    })
    const ending = deed(named, 'end', async (ctx) => {
      await retireAlert(ctx, { alertId, reason })
      standing()
      await released
      return null
    })
    await stands
    const starting = Promise.allSettled([
      deed(named, 'start', (ctx) => startSession(ctx, { sessionId: guest.sessionId })),
    ])
    await untilSomebodyWaits()
    letGo()
    await ending
    expect(await starting).toMatchObject([{ status: 'rejected', reason: { code: 'not_for_yourself' } }])
  })

  it('ending one alert is done by one of two, and told once', async () => {
    const alertId = await meets()
    await giveTo(house.secondTherapist.id)
    const answers = await Promise.allSettled([named, house.manager].map((staff) => end(staff, alertId)))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.alertChange.count({ where: { alertId } })).toBe(1)
  })
})
