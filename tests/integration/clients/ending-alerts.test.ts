// An alert that is to stop less: ended, made lighter or let mean less, by whom, why, and what stands written of it.
import { beforeEach, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { openArchive } from '@/lib/clients/archive-queries'
import { endedAlertSchema, revisedAlertSchema } from '@/lib/clients/client-schemas'
import { eraseClient } from '@/lib/clients/erase-client'
import { mergeClients } from '@/lib/clients/merge-clients'
import { noteAlert } from '@/lib/clients/note-alert'
import { retireAlert } from '@/lib/clients/retire-alert'
import { reviseAlert } from '@/lib/clients/revise-alert'
import { sortAlert } from '@/lib/clients/sort-alert'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createEntry } from '../../factories/safety'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'

const reason = '客人说已经没有了'

let house: TestSalon
let clientId: string
let now: Date

beforeEach(async () => {
  house = await createSalon()
  now = at(house, '11:00')
  clientId = await createClient(house.receptionist, {}, now)
})

async function note(
  severity: 'serious' | 'mild' = 'serious',
  contraindicationIds?: string[],
): Promise<string> {
  const noted = { clientId, kind: 'allergy', severity, text: '一种药膏', contraindicationIds } as const
  const { alertId } = await asStaff(house.receptionist, at(house, '10:00'))((ctx) => noteAlert(ctx, noted))
  return alertId
}

const end = (staff: SignedInStaff, alertId: string, why = reason) =>
  asStaff(staff, now)((ctx) => retireAlert(ctx, { alertId, reason: why }))
const weigh = (staff: SignedInStaff, alertId: string, severity: 'serious' | 'mild', why?: string) =>
  asStaff(staff, now)((ctx) => reviseAlert(ctx, { alertId, severity, reason: why }))
const sort = (staff: SignedInStaff, alertId: string, contraindicationIds: string[], why?: string) =>
  asStaff(staff, now)((ctx) => sortAlert(ctx, { alertId, contraindicationIds, reason: why }))
const changesOf = (alertId: string) => db.alertChange.findMany({ where: { alertId }, orderBy: { id: 'asc' } })
const alertOf = (id: string) => db.alert.findUniqueOrThrow({ where: { id } })

describe('ending an alert', () => {
  it('says who, when and why; no word of it stands in the audit', async () => {
    const alertId = await note()
    await end(house.manager, alertId)
    expect(await changesOf(alertId)).toMatchObject([
      { easing: 'ended', severity: 'serious', reason, byId: house.manager.id, at: now },
    ])
    expect(await alertOf(alertId)).toMatchObject({ retiredAt: now })
    const audited = await db.auditEntry.findMany({ where: { subjectId: clientId, action: 'alert.retired' } })
    expect(audited.map(({ particulars }) => particulars)).toEqual([{ alertId }])
  })

  it('leaves nobody saying that she has none, once it was the last', async () => {
    const asked = { alertsAskedAt: now, alertsAskedById: house.receptionist.id }
    const [first, last] = [await note(), await note()]
    await db.client.update({ where: { id: clientId }, data: asked })
    await end(house.manager, first)
    expect(await db.client.findUniqueOrThrow({ where: { id: clientId } })).toMatchObject(asked)
    await end(house.manager, last)
    expect(await db.client.findUniqueOrThrow({ where: { id: clientId } })).toMatchObject({
      alertsAskedAt: null,
      alertsAskedById: null,
    })
  })

  it('asks for a reason of two to three hundred characters', () => {
    const alertId = crypto.randomUUID()
    const fits = (why: string | undefined) => endedAlertSchema.safeParse({ alertId, reason: why }).success
    expect([undefined, '', ' ', '一', ' 一 ', '没了', '长'.repeat(300), '长'.repeat(301)].map(fits)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      false,
    ])
    expect(revisedAlertSchema.safeParse({ alertId, severity: 'mild', reason: '一' }).success).toBe(false)
  })

  it('of a serious one is for whoever may decide; the others are told whom to ask', async () => {
    const named = await createStaff(house.salon, { name: '何青', mayOverrideSafety: true })
    const alertId = await note()
    for (const nobody of [house.receptionist, house.therapist]) {
      await expect(end(nobody, alertId)).rejects.toMatchObject({
        code: 'severe_alert',
        particulars: { names: expect.stringMatching(/周敏.*何青/) },
      })
    }
    expect(await changesOf(alertId)).toEqual([])
    expect(await alertOf(alertId)).toMatchObject({ retiredAt: null })
    await end(named, alertId)
  })

  it('of a mild one is for everybody, with a reason', async () => {
    const alertId = await note('mild')
    await expect(end(house.receptionist, alertId, '')).rejects.toMatchObject({ code: 'reason_needed' })
    await end(house.receptionist, alertId)
    expect(await changesOf(alertId)).toMatchObject([{ easing: 'ended', severity: 'mild' }])
  })

  it('of a serious one is not for whoever is to treat her, from the booking to the end of the treatment', async () => {
    await db.staffMember.update({ where: { id: house.therapist.id }, data: { mayOverrideSafety: true } })
    const named = { ...house.therapist, mayOverrideSafety: true }
    const alertId = await note()
    const { visitId } = await createAppointment(house, { clientId })
    const refused = { code: 'not_for_yourself', particulars: { names: house.manager.name } }
    await expect(end(named, alertId)).rejects.toMatchObject(refused)
    await expect(weigh(named, alertId, 'mild', reason)).rejects.toMatchObject(refused)
    await expect(sort(named, alertId, [], reason)).rejects.toMatchObject(refused)
    await db.visit.update({ where: { id: visitId }, data: { stage: 'treatment' } })
    await expect(end(named, alertId)).rejects.toMatchObject(refused)
    await db.treatmentSession.updateMany({ where: { visitId }, data: { releasedAt: now } })
    await end(named, alertId)
  })

  it('of a serious one is the manager’s even when she treats her, where there is nobody else', async () => {
    const alertId = await note()
    const { visitId } = await createAppointment(house, { clientId })
    await db.treatmentSession.updateMany({ where: { visitId }, data: { therapistId: house.manager.id } })
    await createStaff(house.salon, { mayOverrideSafety: true, deactivatedAt: now })
    await end(house.manager, alertId)
    expect(await db.alert.findUniqueOrThrow({ where: { id: alertId } })).toMatchObject({ retiredAt: now })
  })

  it('is once, however often it is sent', async () => {
    const alertId = await note()
    const deed = {
      staff: house.manager,
      name: 'alert.retire',
      key: crypto.randomUUID(),
      body: { alertId, reason },
      now,
      run: (ctx: Parameters<typeof retireAlert>[0]) => retireAlert(ctx, { alertId, reason }),
    }
    await Promise.all([performDeed(deed), performDeed(deed)])
    expect(await changesOf(alertId)).toHaveLength(1)
    await expect(end(house.manager, alertId)).rejects.toMatchObject({ code: 'someone_was_faster' })
  })

  it('belongs to the salon', async () => {
    const alertId = await note()
    const other = await createSalon()
    await expect(end(other.manager, alertId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(weigh(other.manager, alertId, 'mild', reason)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the weight of an alert', () => {
  it('grows with one tap of anybody and shrinks with a reason', async () => {
    const alertId = await note('mild')
    await weigh(house.receptionist, alertId, 'serious')
    expect(await alertOf(alertId)).toMatchObject({ severity: 'serious' })
    expect(await changesOf(alertId)).toEqual([])
    await expect(weigh(house.receptionist, alertId, 'mild', reason)).rejects.toMatchObject({
      code: 'severe_alert',
    })
    await expect(weigh(house.manager, alertId, 'mild')).rejects.toMatchObject({ code: 'reason_needed' })
    await weigh(house.manager, alertId, 'mild', reason)
    expect(await changesOf(alertId)).toMatchObject([{ easing: 'softened', severity: 'serious', reason }])
    await expect(weigh(house.manager, alertId, 'mild', reason)).rejects.toMatchObject({
      code: 'someone_was_faster',
    })
  })

  it('of one that was said to mean nothing while it was mild is asked about again when it grows', async () => {
    const alertId = await note('mild')
    await sort(house.receptionist, alertId, [])
    await weigh(house.receptionist, alertId, 'serious')
    expect(await alertOf(alertId)).toMatchObject({ sortedAt: null, sortedById: null })
    const entry = await createEntry(house)
    const sorted = await note('mild', [entry])
    await weigh(house.receptionist, sorted, 'serious')
    expect((await alertOf(sorted)).sortedAt).not.toBeNull()
  })
})

describe('what an alert means', () => {
  it('is said for the first time with one tap, but that a serious one means nothing', async () => {
    const entry = await createEntry(house)
    const serious = await note()
    await expect(sort(house.receptionist, serious, [])).rejects.toMatchObject({ code: 'reason_needed' })
    await expect(sort(house.receptionist, serious, [], reason)).rejects.toMatchObject({
      code: 'severe_alert',
    })
    await sort(house.receptionist, serious, [entry])
    const mild = await note('mild')
    await sort(house.receptionist, mild, [])
    expect([...(await changesOf(serious)), ...(await changesOf(mild))]).toEqual([])
  })

  it('is taken away with a reason, and added to without', async () => {
    const [one, two] = [await createEntry(house), await createEntry(house, { name: '果酸' })]
    const alertId = await note('mild', [one])
    await sort(house.receptionist, alertId, [one, two])
    expect(await changesOf(alertId)).toEqual([])
    await expect(sort(house.receptionist, alertId, [two])).rejects.toMatchObject({ code: 'reason_needed' })
    await expect(sort(house.receptionist, alertId, [])).rejects.toMatchObject({ code: 'reason_needed' })
    expect(await db.alertContraindication.count({ where: { alertId } })).toBe(2)
    await sort(house.receptionist, alertId, [two], reason)
    expect(await changesOf(alertId)).toMatchObject([{ easing: 'narrowed', severity: 'mild', reason }])
  })

  it('is said anew without a reason where all it meant has gone off the list', async () => {
    const gone = await createEntry(house)
    const alertId = await note('serious', [gone])
    await db.contraindication.update({ where: { id: gone }, data: { retiredAt: now } })
    await expect(sort(house.receptionist, alertId, [])).rejects.toMatchObject({ code: 'reason_needed' })
    await sort(house.receptionist, alertId, [await createEntry(house, { name: '果酸' })])
  })

  it('is not said to be nothing in the same breath as a serious one is noted', async () => {
    expect(await alertOf(await note('serious', []))).toMatchObject({ sortedAt: null })
    expect((await alertOf(await note('mild', []))).sortedAt).not.toBeNull()
  })
})

describe('what stands of it', () => {
  it('is told in the archive, with those that hold no longer', async () => {
    const [ended, softened] = [await note(), await note()]
    await end(house.manager, ended)
    await weigh(house.manager, softened, 'mild', '医生确认可以')
    const opened = await openArchive(house.receptionist, clientId, now)
    const by = house.manager.name
    expect(opened?.is === 'living' && opened.glance).toMatchObject({
      alerts: [{ id: softened, changes: [{ easing: 'softened', by, reason: '医生确认可以' }] }],
      endedAlerts: [{ id: ended, changes: [{ easing: 'ended', by, at: now, reason }] }],
      deciders: [{ id: house.manager.id }],
      treatsHer: false,
    })
  })

  it('is told on the visit it happened around, and not on the next', async () => {
    const alertId = await note()
    const { visitId } = await createAppointment(house, { clientId })
    await end(house.manager, alertId)
    const visit = await getGuidedVisit(house.receptionist, visitId)
    expect(visit?.alertsEased).toMatchObject([
      { easing: 'ended', by: house.manager.name, text: '一种药膏', reason },
    ])
    expect(visit?.client.alerts).toEqual([])
    const later = await createAppointment(house, {
      clientId,
      now: at(house, '12:00'),
      startsAt: at(house, '19:00'),
    })
    expect((await getGuidedVisit(house.receptionist, later.visitId))?.alertsEased).toEqual([])
  })

  it('is never rewritten, and gives way to an erasure', async () => {
    const alertId = await note()
    await end(house.manager, alertId)
    await expect(db.alertChange.deleteMany({ where: { alertId } })).rejects.toThrow('append-only')
    await expect(
      db.alertChange.updateMany({ where: { alertId }, data: { reason: '没什么' } }),
    ).rejects.toThrow('append-only')
    await expect(db.alert.delete({ where: { id: alertId } })).rejects.toThrow('append-only')
    await asStaff(house.manager, now)((ctx) => eraseClient(ctx, { clientId, reason: 'her_wish' }))
    expect(await changesOf(alertId)).toEqual([])
  })

  it('moves with the alert when archives are merged and taken apart; what was ended in between stands again', async () => {
    const alertId = await note()
    const otherId = clientId
    const { visitId } = await createAppointment(house, { clientId })
    clientId = await createClient(house.receptionist, {}, now)
    const standing = await note()
    await end(house.manager, standing)
    const { mergeId } = await asStaff(
      house.manager,
      addMinutes(now, 1),
    )((ctx) =>
      mergeClients(ctx, {
        keptId: clientId,
        keptRevision: 1,
        goneId: otherId,
        goneRevision: 1,
        fromGone: [],
      }),
    )
    expect(await alertOf(alertId)).toMatchObject({ clientId, retiredAt: null })
    await asStaff(house.manager, addMinutes(now, 2))((ctx) => retireAlert(ctx, { alertId, reason }))
    await asStaff(house.manager, addMinutes(now, 3))((ctx) => undoMerge(ctx, { mergeId }))
    expect(await alertOf(alertId)).toMatchObject({ clientId: otherId, retiredAt: null })
    expect(await alertOf(standing)).toMatchObject({ clientId, retiredAt: now })
    const visit = await getGuidedVisit(house.receptionist, visitId)
    expect(visit?.client.alerts).toMatchObject([{ id: alertId }])
    expect(visit?.alertsEased).toEqual([])
    expect(await changesOf(alertId)).toHaveLength(1)
    expect(await changesOf(standing)).toHaveLength(1)
  })
})
