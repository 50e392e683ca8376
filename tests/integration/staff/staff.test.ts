// The manager's staff list: taking on, letting go, roles, and the last manager who cannot go.
import { beforeEach, describe, expect, it } from 'vitest'
import { asRefusal } from '@/lib/actions/as-refusal'
import { db } from '@/lib/db/client'
import { changeRole } from '@/lib/staff/change-role'
import { chooseOwnLocale } from '@/lib/staff/choose-locale'
import { createStaffMember } from '@/lib/staff/create-staff-member'
import { deactivateStaffMember, reactivateStaffMember } from '@/lib/staff/deactivate-staff-member'
import { renameStaffMember } from '@/lib/staff/rename-staff-member'
import { listColleagues, listStaff } from '@/lib/staff/staff-queries'
import { refuseForYourself, refuseWhoTreatsHer } from '@/lib/staff/who-decides'
import { createGuest } from '../../factories/appointment'
import { createVisit } from '../../factories/assessment'
import { asStaff } from '../../factories/context'
import { answerAll } from '../../factories/ending'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'

let house: TestSalon
const now = new Date('2026-11-21T02:00:00Z')

beforeEach(async () => {
  house = await createSalon()
})

const asManager = <T>(act: Parameters<ReturnType<typeof asStaff>>[0]) =>
  asStaff(house.manager, now)(act) as Promise<T>

describe('taking somebody on', () => {
  const newcomer = (userName: string) => ({
    name: '新同事',
    userName,
    role: 'therapist' as const,
    password: 'a password',
  })

  it('adds her with an audit entry that names no name', async () => {
    const { staffMemberId } = await asManager<{ staffMemberId: string }>((ctx) =>
      createStaffMember(ctx, newcomer(`new-${house.salon.id}`)),
    )
    const row = await db.staffMember.findUniqueOrThrow({ where: { id: staffMemberId } })
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: staffMemberId } })
    expect(entry).toMatchObject({
      action: 'staff.created',
      actorId: house.manager.id,
      particulars: { role: 'therapist' },
    })
  })

  it('is the manager’s alone', async () => {
    for (const staff of [house.receptionist, house.therapist]) {
      const attempt = asStaff(staff, now)((ctx) => createStaffMember(ctx, newcomer(`no-${staff.id}`)))
      await expect(attempt).rejects.toMatchObject({ code: 'not_permitted' })
    }
  })
})

describe('the last manager', () => {
  it('can neither go nor take another role', async () => {
    const own = { staffMemberId: house.manager.id }
    const attempts = [
      () => asManager((ctx) => deactivateStaffMember(ctx, own)),
      () => asManager((ctx) => changeRole(ctx, { ...own, role: 'therapist' })),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: 'last_manager' })
  })

  it('stays when two managers let one another go at the same moment', async () => {
    const other = await createStaff(house.salon, { role: 'manager' })
    const results = await Promise.allSettled([
      asStaff(house.manager, now)((ctx) => deactivateStaffMember(ctx, { staffMemberId: other.id })),
      asStaff(other, now)((ctx) => changeRole(ctx, { staffMemberId: house.manager.id, role: 'therapist' })),
    ])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const managers = await db.staffMember.count({
      where: { salonId: house.salon.id, role: 'manager', deactivatedAt: null },
    })
    expect(managers).toBe(1)
  })
})

describe('another role', () => {
  it('is written down once, and the same role again is no deed', async () => {
    const who = { staffMemberId: house.therapist.id, role: 'receptionist' } as const
    for (let time = 0; time < 2; time++) await asManager((ctx) => changeRole(ctx, who))
    const changed = { subjectId: house.therapist.id, action: 'staff.role_changed' }
    expect(await db.auditEntry.findMany({ where: changed })).toMatchObject([
      { particulars: { from: 'therapist', to: 'receptionist' } },
    ])
  })
})

describe('a misspelt name', () => {
  it('is corrected, and so is the one she signs in with; her sessions stay', async () => {
    const { id, name, userName } = house.therapist
    const seen = { name, userName }
    const names = { name: '林月', userName: `linyue-${id.slice(-6)}` }
    await asManager((ctx) => renameStaffMember(ctx, { staffMemberId: id, seen, ...names }))
    expect(await db.staffMember.findUniqueOrThrow({ where: { id } })).toMatchObject(names)
    expect(await db.staffSession.count({ where: { staffMemberId: id, endedAt: null } })).toBe(1)
    expect(await db.auditEntry.findMany({ where: { subjectId: id } })).toMatchObject([
      { action: 'staff.renamed', particulars: { fields: ['name', 'userName'] } },
    ])
    const late = asManager((ctx) =>
      renameStaffMember(ctx, { staffMemberId: id, seen, ...names, name: '林岳' }),
    )
    await expect(late).rejects.toMatchObject({ code: 'someone_was_faster' })
  })

  it('is the manager’s to correct, and nobody takes another’s', async () => {
    const { id, name, userName } = house.therapist
    const taken = { staffMemberId: id, seen: { name, userName }, name, userName: house.manager.userName }
    const attempt = asStaff(house.therapist, now)((ctx) => renameStaffMember(ctx, taken))
    await expect(attempt).rejects.toMatchObject({ code: 'not_permitted' })
    const run = () => asManager((ctx) => renameStaffMember(ctx, taken))
    expect(asRefusal(await run().catch((error: unknown) => error), 'test')).toMatchObject({
      code: 'user_name_taken',
    })
  })
})

describe('letting go and coming back', () => {
  it('happens once each', async () => {
    const who = { staffMemberId: house.therapist.id }
    await expect(asManager((ctx) => reactivateStaffMember(ctx, who))).rejects.toMatchObject({
      code: 'not_deactivated',
    })
    await asManager((ctx) => deactivateStaffMember(ctx, who))
    const again = asManager((ctx) => deactivateStaffMember(ctx, who))
    await expect(again).rejects.toMatchObject({ code: 'already_deactivated' })
    await asManager((ctx) => reactivateStaffMember(ctx, who))
  })

  it('concerns only one’s own salon', async () => {
    const elsewhere = await createSalon()
    const attempt = asManager((ctx) => deactivateStaffMember(ctx, { staffMemberId: elsewhere.therapist.id }))
    await expect(attempt).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('lists', () => {
  it('show those who work here, and the manager everybody', async () => {
    await asManager((ctx) => deactivateStaffMember(ctx, { staffMemberId: house.secondTherapist.id }))
    expect(await listColleagues(house.receptionist)).toHaveLength(3)
    const all = await listStaff(house.manager)
    expect(all).toHaveLength(4)
    expect(all.at(-1)).toMatchObject({ id: house.secondTherapist.id, deactivatedAt: now })
    expect(all.at(0)).toMatchObject({ role: 'manager' })
  })
})

it('a person’s language is kept with her', async () => {
  await asStaff(house.therapist, now)((ctx) => chooseOwnLocale(ctx, { locale: 'en' }))
  const row = await db.staffMember.findUniqueOrThrow({ where: { id: house.therapist.id } })
  expect(row.locale).toBe('en')
})

describe('whoever is to treat her', () => {
  it('is she who has a treatment of hers to do or under way, and nobody else', async () => {
    const { id: clientId } = await createGuest(house)
    const { visitId } = await createVisit(house, { clientId, stage: 'treatment' })
    const past = await createVisit(house, { clientId, stage: 'follow_up' })
    const stranger = await createVisit(house, { stage: 'treatment' })
    const [treatmentId, otherTreatmentId] = house.treatments.map(({ id }) => id)
    const sessions = { where: { visitId: { in: [visitId, past.visitId, stranger.visitId] } } }
    const asks = (facts: { treatmentIds?: string[]; besidesSessionId?: string } = {}) =>
      asStaff(house.therapist, now)((ctx) => refuseWhoTreatsHer(ctx, { clientId, ...facts }))
    const hers = { treatmentId: treatmentId ?? '', startsAt: now, endsAt: new Date(+now + 3_600_000) }
    const own = { ...hers, visitId, therapistId: house.therapist.id }
    const put = async (facts: object) => {
      await db.treatmentSession.deleteMany(sessions)
      return db.treatmentSession.create({ data: { ...own, ...facts } })
    }
    const rows = {
      'by another': { therapistId: house.secondTherapist.id },
      'by nobody yet': { therapistId: null },
      'given back': { releasedAt: now },
      'of another guest': { visitId: stranger.visitId },
      'of a visit that is over': { visitId: past.visitId },
    }
    for (const [name, facts] of Object.entries(rows)) {
      await put(facts)
      await expect(asks(), name).resolves.toBeUndefined()
    }
    const { id } = await put({})
    await expect(asks()).rejects.toMatchObject({ code: 'not_for_yourself' })
    await expect(asks({ treatmentIds: [treatmentId ?? ''] })).rejects.toThrow()
    await expect(asks({ treatmentIds: [otherTreatmentId ?? ''] })).resolves.toBeUndefined()
    await expect(asks({ besidesSessionId: id })).resolves.toBeUndefined()
    await expect(asks({ besidesSessionId: visitId })).rejects.toThrow()
    const done = { startedAt: now, endedAt: now, outcome: 'broken_off', endReason: 'left' } as const
    await answerAll(house, visitId, now)
    await put(done)
    await expect(asks()).resolves.toBeUndefined()
  })

  it('decides where nobody else here may', async () => {
    const alone = asStaff(house.therapist, now)
    await createStaff(house.salon, { role: 'manager', deactivatedAt: now })
    await createStaff(house.salon, { mayOverrideSafety: true, deactivatedAt: now })
    await expect(alone(refuseForYourself)).rejects.toMatchObject({
      particulars: { names: house.manager.name },
    })
    await asStaff(house.manager, now)(refuseForYourself)
    const named = await createStaff(house.salon, { name: '安心', mayOverrideSafety: true })
    const byManager = asStaff(house.manager, now)(refuseForYourself)
    await expect(byManager).rejects.toMatchObject({ particulars: { names: named.name } })
  })
})
