// What to mind and how she likes things: noted, retired, asked.
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { StaffContext } from '@/lib/actions/staff-context'
import { confirmAlert } from '@/lib/clients/confirm-alert'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import type { NewPreference } from '@/lib/clients/preference-schemas'
import { confirmAlerts, recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { retireAlert } from '@/lib/clients/retire-alert'
import { retirePreference } from '@/lib/clients/retire-preference'
import { recordConsents } from '@/lib/consents/record-consents'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')
const nuts = { kind: 'allergy', severity: 'serious', text: '坚果' } as const

async function alertsOf(clientId: string) {
  return db.alert.findMany({ where: { clientId }, orderBy: { notedAt: 'asc' } })
}

async function askedAt(clientId: string) {
  return (await db.client.findUniqueOrThrow({ where: { id: clientId } })).alertsAskedAt
}

describe('alerts', () => {
  it('are noted with who and when, and count as asked', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    expect(await askedAt(clientId)).toBeNull()
    await asStaff(therapist, now)((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    expect(await alertsOf(clientId)).toMatchObject([
      { ...nuts, notedById: therapist.id, notedAt: now, retiredAt: null },
    ])
    expect(await askedAt(clientId)).toEqual(now)
  })

  it('record "none known" as an answer, while none stands', async () => {
    const { manager, receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const atDesk = asStaff(receptionist, now)
    await atDesk((ctx) => recordNoAlerts(ctx, { clientId }))
    expect(await askedAt(clientId)).toEqual(now)
    const { alertId } = await atDesk((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    await expect(atDesk((ctx) => recordNoAlerts(ctx, { clientId }))).rejects.toMatchObject({
      code: 'alerts_stand',
    })
    await asStaff(manager, now)((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    const later = new Date('2026-11-22T06:00:00Z')
    await asStaff(receptionist, later)((ctx) => recordNoAlerts(ctx, { clientId }))
    expect(await askedAt(clientId)).toEqual(later)
  })

  it('are confirmed as still standing', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await expect(asStaff(receptionist, now)((ctx) => confirmAlerts(ctx, { clientId }))).rejects.toMatchObject(
      {
        code: 'no_alerts_stand',
      },
    )
    await asStaff(receptionist, new Date('2026-01-01'))((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    await asStaff(receptionist, now)((ctx) => confirmAlerts(ctx, { clientId }))
    expect(await askedAt(clientId)).toEqual(now)
    expect(await alertsOf(clientId)).toMatchObject([{ confirmedAt: now, confirmedById: receptionist.id }])
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      alertsAskedById: receptionist.id,
    })
  })

  it('are confirmed one by one without saying anything of the others', async () => {
    const [{ manager, receptionist, therapist }, other] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(receptionist, {}, now)
    const before = new Date('2026-01-01')
    const { alertId } = await asStaff(receptionist, before)((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    await asStaff(receptionist, before)((ctx) => noteAlert(ctx, { clientId, ...nuts, text: '蜂蜜' }))
    await asStaff(therapist, now)((ctx) => confirmAlert(ctx, { alertId }))
    expect(await askedAt(clientId)).toEqual(before)
    expect(await alertsOf(clientId)).toMatchObject([
      { id: alertId, confirmedAt: now, confirmedById: therapist.id },
      { text: '蜂蜜', confirmedAt: null },
    ])
    await expect(asStaff(other.manager, now)((ctx) => confirmAlert(ctx, { alertId }))).rejects.toMatchObject({
      code: 'not_found',
    })
    await asStaff(manager, now)((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }))
    await expect(asStaff(therapist, now)((ctx) => confirmAlert(ctx, { alertId }))).rejects.toMatchObject({
      code: 'someone_was_faster',
    })
  })

  it('keep since when she has it, which is not to come', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const note = (since: string) =>
      asStaff(receptionist, now)((ctx) => noteAlert(ctx, { clientId, ...nuts, since }))
    await note('2026-11-21')
    expect(await alertsOf(clientId)).toMatchObject([{ since: new Date('2026-11-21') }])
    await expect(note('2026-11-22')).rejects.toMatchObject({ code: 'since_in_future' })
  })

  it('are kept only with her consent, which she may give by saying so', async () => {
    const { receptionist } = await createSalon()
    const note = (clientId: string, consentSpoken?: boolean) =>
      asStaff(receptionist, now)((ctx) => noteAlert(ctx, { clientId, ...nuts, consentSpoken }))
    const unasked = await createClient(receptionist, { consents: [] }, now)
    await expect(note(unasked)).rejects.toMatchObject({ code: 'consent_missing' })
    expect(await alertsOf(unasked)).toEqual([])
    await note(unasked, true)
    await note(unasked)
    expect(await db.consent.findMany({ where: { clientId: unasked } })).toMatchObject([
      { kind: 'health', answer: 'given', recordedById: receptionist.id, recordedAt: now, signature: null },
    ])
    const unwilling = await createClient(receptionist, { consents: [] }, now)
    await asStaff(
      receptionist,
      now,
    )((ctx) =>
      recordConsents(ctx, {
        clientId: unwilling,
        locale: 'zh-CN',
        answers: [{ kind: 'health', answer: 'declined' }],
      }),
    )
    await expect(note(unwilling, true)).rejects.toMatchObject({ code: 'consent_missing' })
  })

  it('leave one consent when two note something at once', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: [] }, now)
    await Promise.all(
      [receptionist, therapist].map((staff) =>
        asStaff(staff, now)((ctx) => noteAlert(ctx, { clientId, ...nuts, consentSpoken: true })),
      ),
    )
    expect(await alertsOf(clientId)).toHaveLength(2)
    expect(await db.consent.count({ where: { clientId } })).toBe(1)
  })

  it('are noted once, however often it is sent', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const deed = {
      staff: receptionist,
      name: 'alert.note',
      key: crypto.randomUUID(),
      body: { clientId },
      now,
      run: (ctx: StaffContext) => noteAlert(ctx, { clientId, ...nuts }),
    }
    const answers = await Promise.all([performDeed(deed), performDeed(deed), performDeed(deed)])
    expect(new Set(answers.map(({ alertId }) => alertId)).size).toBe(1)
    expect(await alertsOf(clientId)).toHaveLength(1)
  })

  it('are none of an archive that was merged away', async () => {
    const { receptionist } = await createSalon()
    const [kept, gone] = [
      await createClient(receptionist, {}, now),
      await createClient(receptionist, {}, now),
    ]
    const { alertId } = await asStaff(receptionist, now)((ctx) => noteAlert(ctx, { clientId: gone, ...nuts }))
    await db.client.update({ where: { id: gone }, data: { mergedIntoId: kept } })
    const deeds: ((ctx: StaffContext) => Promise<unknown>)[] = [
      (ctx) => noteAlert(ctx, { clientId: gone, ...nuts }),
      (ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' }),
      (ctx) => confirmAlert(ctx, { alertId }),
      (ctx) => confirmAlerts(ctx, { clientId: gone }),
      (ctx) => recordNoAlerts(ctx, { clientId: gone }),
      (ctx) => notePreference(ctx, { clientId: gone, kind: 'tea', choice: 'rose' }),
    ]
    for (const deed of deeds) {
      await expect(asStaff(receptionist, now)(deed)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('are retired once, by one of two', async () => {
    const { manager, receptionist, salon } = await createSalon()
    const named = await createStaff(salon, { mayOverrideSafety: true })
    const clientId = await createClient(receptionist, {}, now)
    const { alertId } = await asStaff(receptionist, now)((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    const outcomes = await Promise.allSettled(
      [manager, named].map((staff) =>
        asStaff(staff, now)((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' })),
      ),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
    expect(await alertsOf(clientId)).toMatchObject([{ retiredAt: now }])
  })

  it('belong to the salon and to visits of hers', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const { alertId } = await asStaff(here.receptionist, now)((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    const elsewhere = asStaff(there.therapist, now)
    await expect(elsewhere((ctx) => noteAlert(ctx, { clientId, ...nuts }))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      elsewhere((ctx) => retireAlert(ctx, { alertId, reason: '客人说已经没有了' })),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(elsewhere((ctx) => recordNoAlerts(ctx, { clientId }))).rejects.toMatchObject({
      code: 'not_found',
    })
    const visitId = crypto.randomUUID()
    await expect(
      asStaff(here.therapist, now)((ctx) => noteAlert(ctx, { clientId, visitId, ...nuts })),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('preferences', () => {
  it('let a new tea retire the old one, and keep it', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const note = (text: string) =>
      asStaff(receptionist, now)((ctx) => notePreference(ctx, { clientId, kind: 'tea', text }))
    await note('龙井')
    await note('菊花茶')
    const teas = await db.preference.findMany({ where: { clientId }, orderBy: { id: 'asc' } })
    expect(teas).toMatchObject([
      { text: '龙井', retiredAt: now },
      { text: '菊花茶', retiredAt: null },
    ])
  })

  it('are codes that the visit can act on, and words besides', async () => {
    const house = await createSalon()
    const { receptionist, therapist, secondTherapist, seats } = house
    const clientId = await createClient(receptionist, {}, now)
    const note = (preference: Omit<NewPreference, 'clientId'>) =>
      asStaff(receptionist, now)((ctx) => notePreference(ctx, { clientId, ...preference }))
    await note({ kind: 'tea', choice: 'longjing', degree: 'strong', text: '八十度水' })
    await note({ kind: 'seat', seatId: seats[0]?.id })
    await note({ kind: 'therapist', choice: 'wished', therapistId: therapist.id })
    await note({ kind: 'therapist', choice: 'not_wished', therapistId: secondTherapist.id })
    await note({ kind: 'therapist', choice: 'not_wished', therapistId: therapist.id })
    const standing = await db.preference.findMany({
      where: { clientId, retiredAt: null },
      orderBy: { id: 'asc' },
    })
    expect(standing).toMatchObject([
      { kind: 'tea', choice: 'longjing', degree: 'strong', text: '八十度水' },
      { kind: 'seat', seatId: seats[0]?.id, text: '' },
      { kind: 'therapist', choice: 'not_wished', therapistId: secondTherapist.id },
      { kind: 'therapist', choice: 'not_wished', therapistId: therapist.id },
    ])
  })

  it('name only seats and therapists that the salon has', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const note = (preference: Omit<NewPreference, 'clientId'>) =>
      asStaff(here.receptionist, now)((ctx) => notePreference(ctx, { clientId, ...preference }))
    await expect(note({ kind: 'seat', seatId: there.seats[0]?.id })).rejects.toMatchObject({
      code: 'seat_retired',
    })
    for (const therapistId of [there.therapist.id, here.receptionist.id]) {
      await expect(note({ kind: 'therapist', choice: 'wished', therapistId })).rejects.toMatchObject({
        code: 'therapist_away',
      })
    }
  })

  it('let what must not be mentioned stand side by side', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    for (const text of ['离婚', '体重']) {
      await asStaff(
        receptionist,
        now,
      )((ctx) => notePreference(ctx, { clientId, kind: 'never_mention', text }))
    }
    expect(await db.preference.count({ where: { clientId, retiredAt: null } })).toBe(2)
  })

  it('leave one tea when eight people note one at once', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        asStaff(
          i % 2 ? receptionist : therapist,
          now,
        )((ctx) => notePreference(ctx, { clientId, kind: 'tea', text: `茶 ${i}` })),
      ),
    )
    expect(await db.preference.count({ where: { clientId, kind: 'tea' } })).toBe(8)
    expect(await db.preference.count({ where: { clientId, kind: 'tea', retiredAt: null } })).toBe(1)
  })

  it('are retired once, and only by their own salon', async () => {
    const [{ receptionist, therapist }, other] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(receptionist, {}, now)
    const { preferenceId } = await asStaff(
      receptionist,
      now,
    )((ctx) => notePreference(ctx, { clientId, kind: 'music', text: '古琴' }))
    const retire = (staff: typeof therapist) =>
      asStaff(staff, now)((ctx) => retirePreference(ctx, { preferenceId }))
    await expect(retire(other.manager)).rejects.toMatchObject({ code: 'not_found' })
    const outcomes = await Promise.allSettled([retire(receptionist), retire(therapist)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
