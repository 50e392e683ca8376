// What to mind and how she likes things: noted, retired, asked.
import { describe, expect, it } from 'vitest'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { confirmAlerts, recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { retireAlert } from '@/lib/clients/retire-alert'
import { retirePreference } from '@/lib/clients/retire-preference'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

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
    const clientId = await createClient(receptionist)
    expect(await askedAt(clientId)).toBeNull()
    await asStaff(therapist, now)((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    expect(await alertsOf(clientId)).toMatchObject([
      { ...nuts, notedById: therapist.id, notedAt: now, retiredAt: null },
    ])
    expect(await askedAt(clientId)).toEqual(now)
  })

  it('record "none known" as an answer, while none stands', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist)
    const atDesk = asStaff(receptionist, now)
    await atDesk((ctx) => recordNoAlerts(ctx, { clientId }))
    expect(await askedAt(clientId)).toEqual(now)
    const { alertId } = await atDesk((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    await expect(atDesk((ctx) => recordNoAlerts(ctx, { clientId }))).rejects.toMatchObject({
      code: 'alerts_stand',
    })
    await atDesk((ctx) => retireAlert(ctx, { alertId }))
    await expect(atDesk((ctx) => recordNoAlerts(ctx, { clientId }))).resolves.toBeUndefined()
  })

  it('are confirmed as still standing', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist)
    await expect(asStaff(receptionist)((ctx) => confirmAlerts(ctx, { clientId }))).rejects.toMatchObject({
      code: 'no_alerts_stand',
    })
    await asStaff(receptionist, new Date('2026-01-01'))((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    await asStaff(receptionist, now)((ctx) => confirmAlerts(ctx, { clientId }))
    expect(await askedAt(clientId)).toEqual(now)
  })

  it('are retired once, by one of two', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist)
    const { alertId } = await asStaff(receptionist)((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    const outcomes = await Promise.allSettled(
      [receptionist, therapist].map((staff) => asStaff(staff, now)((ctx) => retireAlert(ctx, { alertId }))),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
    expect(await alertsOf(clientId)).toMatchObject([{ retiredAt: now }])
  })

  it('belong to the salon and to visits of hers', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist)
    const { alertId } = await asStaff(here.receptionist)((ctx) => noteAlert(ctx, { clientId, ...nuts }))
    const elsewhere = asStaff(there.therapist)
    await expect(elsewhere((ctx) => noteAlert(ctx, { clientId, ...nuts }))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(elsewhere((ctx) => retireAlert(ctx, { alertId }))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(elsewhere((ctx) => recordNoAlerts(ctx, { clientId }))).rejects.toMatchObject({
      code: 'not_found',
    })
    const visitId = crypto.randomUUID()
    await expect(
      asStaff(here.therapist)((ctx) => noteAlert(ctx, { clientId, visitId, ...nuts })),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('preferences', () => {
  it('let a new tea retire the old one, and keep it', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist)
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

  it('let what must not be mentioned stand side by side', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist)
    for (const text of ['离婚', '体重']) {
      await asStaff(receptionist)((ctx) => notePreference(ctx, { clientId, kind: 'never_mention', text }))
    }
    expect(await db.preference.count({ where: { clientId, retiredAt: null } })).toBe(2)
  })

  it('leave one tea when eight people note one at once', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist)
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        asStaff(i % 2 ? receptionist : therapist)((ctx) =>
          notePreference(ctx, { clientId, kind: 'tea', text: `茶 ${i}` }),
        ),
      ),
    )
    expect(await db.preference.count({ where: { clientId, kind: 'tea' } })).toBe(8)
    expect(await db.preference.count({ where: { clientId, kind: 'tea', retiredAt: null } })).toBe(1)
  })

  it('are retired once, and only by their own salon', async () => {
    const [{ receptionist, therapist }, other] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(receptionist)
    const { preferenceId } = await asStaff(receptionist)((ctx) =>
      notePreference(ctx, { clientId, kind: 'music', text: '古琴' }),
    )
    const retire = (staff: typeof therapist) =>
      asStaff(staff)((ctx) => retirePreference(ctx, { preferenceId }))
    await expect(retire(other.manager)).rejects.toMatchObject({ code: 'not_found' })
    const outcomes = await Promise.allSettled([retire(receptionist), retire(therapist)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
