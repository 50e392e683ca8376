// Opening an archive: what its head tells, to whom, and that the look is written down.
import { describe, expect, it } from 'vitest'
import { openArchive } from '@/lib/clients/archive-queries'
import { keepPromise } from '@/lib/clients/keep-promise'
import { makePromise } from '@/lib/clients/make-promise'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { retireAlert } from '@/lib/clients/retire-alert'
import { retirePreference } from '@/lib/clients/retire-preference'
import { db } from '@/lib/db/client'
import type { VisitStage } from '@/lib/db/generated/client'
import { salonDay } from '@/lib/salon-time/salon-time'
import { arrangeVisit } from '@/lib/visits/arrange-visit'
import { walkIn } from '@/lib/visits/walk-in'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { wordsIn } from '../words-in'
import { createPastVisit } from './past-visit'

/** Noon of the 21st in Shanghai. */
const now = new Date('2026-11-21T04:00:00Z')
/** What an erasure leaves of the columns that {@link createClient} fills. */
const blank = { name: '—', pinyin: '' }
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

async function glanceOf(staff: TestSalon['manager'], clientId: string) {
  const opened = await openArchive(staff, clientId, now)
  if (opened?.is !== 'living') throw new Error('a living archive was expected')
  return opened.glance
}

function looks(clientId: string) {
  return db.auditEntry.findMany({
    where: { subjectId: clientId, action: 'archive.seen' },
    orderBy: { at: 'asc' },
  })
}

describe('an archive', () => {
  it('asks rather than assumes when it is new', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { name: '陈静', consents: [] }, now)
    expect(await glanceOf(receptionist, clientId)).toMatchObject({
      name: '陈静',
      phone: null,
      alerts: [],
      alertsAskedAt: null,
      preferences: [],
      standing: { visits: 0, lastVisitAt: null, spentMinor: 0, hasTransacted: null },
      usualGapDays: null,
      lastVisit: null,
      next: null,
      hereVisitId: null,
      dueVisitId: null,
      promises: [],
      openCases: [],
      consents: { health: 'not_asked' },
    })
  })

  it('tells who she is, what to mind, how she is doing and what is next, in one statement', async () => {
    const house = await createSalon()
    const { receptionist, therapist, seats, treatments, salon } = house
    const friend = await createClient(receptionist, { name: '方婷', formOfAddress: '方姐' }, now)
    const clientId = await createClient(
      receptionist,
      {
        phone: '13812345678',
        referredById: friend,
        birthMonth: 11,
        birthDay: 24,
      },
      now,
    )
    const tag = await db.tag.create({ data: { salonId: salon.id, name: '怕冷' } })
    await db.clientTag.create({ data: { givenAt: now, clientId, tagId: tag.id, givenById: receptionist.id } })
    await asStaff(
      therapist,
      daysAgo(20),
    )(async (ctx) => {
      await noteAlert(ctx, { clientId, kind: 'medication', severity: 'mild', text: '阿司匹林' })
      await noteAlert(ctx, {
        clientId,
        kind: 'allergy',
        severity: 'serious',
        text: '坚果',
        since: '2020-05-01',
      })
      const gone = await noteAlert(ctx, { clientId, kind: 'pregnancy', severity: 'mild', text: '已生产' })
      await retireAlert(ctx, { ...gone, reason: '孩子已经一岁了' })
      await notePreference(ctx, { clientId, kind: 'tea', choice: 'longjing', degree: 'strong' })
      await notePreference(ctx, { clientId, kind: 'seat', seatId: seats[1]?.id })
      await notePreference(ctx, { clientId, kind: 'therapist', choice: 'wished', therapistId: therapist.id })
      await makePromise(ctx, { clientId, text: '留面膜', ownerId: therapist.id, dueOn: '2026-11-20' })
      const promise = { clientId, text: '回电', ownerId: therapist.id, dueOn: '2026-11-20' }
      await keepPromise(ctx, await makePromise(ctx, promise))
      await openCase(ctx, { clientId, kind: 'complaint', text: '等了半小时' })
    })
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id, effect: 4 }
    for (const days of [90, 60, 20]) {
      await createPastVisit({
        clientId,
        staff: receptionist,
        startsAt: daysAgo(days),
        session,
        call: { feeling: 5, note: '很舒服' },
      })
    }
    const { visitId } = await asStaff(
      receptionist,
      now,
    )((ctx) => arrangeVisit(ctx, { clientId, startsAt: daysAgo(-3), endsAt: daysAgo(-4) }))
    const { result, statements } = await countStatements(() => openArchive(receptionist, clientId, now))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      is: 'living',
      glance: {
        phone: { e164: '+8613812345678', written: '138 1234 5678' },
        birthdayInDays: 3,
        referredBy: { id: friend, formOfAddress: '方姐' },
        tags: [{ name: '怕冷' }],
        alerts: [
          {
            text: '坚果',
            severity: 'serious',
            since: '2020-05-01',
            notedBy: therapist.name,
            confirmedAt: null,
          },
          { text: '阿司匹林', since: null },
        ],
        alertsAskedBy: therapist.name,
        preferences: [
          { kind: 'tea', choice: 'longjing', degree: 'strong' },
          { kind: 'seat', seat: { name: seats[1]?.name } },
          { kind: 'therapist', choice: 'wished', therapist: { name: therapist.name } },
        ],
        standing: { visits: 3, lastVisitAt: daysAgo(20), firstVisitAt: daysAgo(90) },
        usualGapDays: 35,
        lastVisit: {
          startsAt: daysAgo(20),
          left: false,
          treatments: [{ name: treatments[0]?.name, therapist: therapist.name, effect: 4 }],
          feeling: 5,
        },
        next: { visitId, startsAt: daysAgo(-3) },
        promises: [{ text: '留面膜', owner: therapist.name, overdue: true }],
        openCases: [{ kind: 'complaint', text: '等了半小时' }],
        consents: { health: 'given' },
        colleagues: expect.arrayContaining([{ id: therapist.id, name: therapist.name }]),
      },
    })
  })

  it('knows "none known" from "not asked"', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await asStaff(receptionist, now)((ctx) => recordNoAlerts(ctx, { clientId }))
    expect(await glanceOf(receptionist, clientId)).toMatchObject({
      alerts: [],
      alertsAskedAt: now,
      alertsAskedBy: receptionist.name,
    })
  })

  it('says whether she is in the house or due today', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const { visitId: due } = await asStaff(
      receptionist,
      now,
    )((ctx) => arrangeVisit(ctx, { clientId, startsAt: daysAgo(-0.1), endsAt: daysAgo(-0.2) }))
    expect(await glanceOf(receptionist, clientId)).toMatchObject({ dueVisitId: due, hereVisitId: null })
    const { visitId: here } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    expect(await glanceOf(receptionist, clientId)).toMatchObject({ hereVisitId: here })
  })

  it('leaves out what only nearly belongs to it', async () => {
    const house = await createSalon()
    const { receptionist, therapist, manager, treatments, salon } = house
    const clientId = await createClient(receptionist, {}, now)
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id }
    const past = (days: number, stage: VisitStage, more = {}) =>
      createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(days), stage, ...more })
    for (const days of [90, 60, 30]) await past(days, 'closed')
    const last = await past(20, 'left', { session })
    for (const [days, stage] of [
      [19, 'cancelled'],
      [18, 'no_show'],
      [17, 'expected'],
    ] as const)
      await past(days, stage, { session })
    const [startsAt, endsAt] = [daysAgo(20), daysAgo(19)]
    const planned = { visitId: last, treatmentId: treatments[1]?.id ?? '', startsAt, endsAt, releasedAt: now }
    await db.treatmentSession.create({ data: planned })
    const call = { salonId: salon.id, visitId: last, dueAt: endsAt, madeAt: endsAt, madeById: therapist.id }
    await db.followUpCall.create({ data: { ...call, attempt: 1, outcome: 'no_answer' } })
    await asStaff(
      therapist,
      now,
    )(async (ctx) => {
      for (const kind of ['praise', 'enquiry'] as const) await openCase(ctx, { clientId, kind, text: kind })
      const settled = await openCase(ctx, { clientId, kind: 'complaint', text: '已了' })
      await ctx.tx.case.update({ where: { id: settled.caseId }, data: { resolvedAt: now } })
      await retirePreference(ctx, await notePreference(ctx, { clientId, kind: 'habit', text: '从前的' }))
    })
    await db.consent.updateMany({
      where: { clientId, kind: 'photos' },
      data: { withdrawnAt: now, withdrawnById: manager.id },
    })
    const glance = await glanceOf(manager, clientId)
    expect(glance).toMatchObject({
      usualGapDays: 30,
      lastVisit: { id: last, left: true, treatments: [{ name: treatments[0]?.name }], feeling: null },
      next: null,
      hereVisitId: null,
      dueVisitId: null,
      preferences: [],
      openCases: [{ kind: 'enquiry' }],
      consents: { photos: 'withdrawn', phone: 'given' },
      treatsHer: false,
    })
    expect(glance.lastVisit?.treatments).toHaveLength(1)
    expect(glance.openCases).toHaveLength(1)
  })

  it('knows her as due on the day of the salon, from its first moment to its last', async () => {
    const { receptionist, salon } = await createSalon()
    const { start, end } = salonDay(now, salon.timeZone)
    const due = async (startsAt: Date) => {
      const clientId = await createClient(receptionist, {}, now)
      await createPastVisit({ clientId, staff: receptionist, startsAt, stage: 'expected' })
      return (await glanceOf(receptionist, clientId)).dueVisitId !== null
    }
    const moments = [new Date(start.getTime() - 1), start, new Date(end.getTime() - 1), end]
    const found: boolean[] = []
    for (const moment of moments) found.push(await due(moment))
    expect(found).toEqual([false, true, true, false])
  })

  it('says who may decide and who treats her', async () => {
    const house = await createSalon()
    const { receptionist, therapist, secondTherapist, manager, salon, treatments } = house
    const clientId = await createClient(receptionist, {}, now)
    const named = await createStaff(salon, { mayOverrideSafety: true })
    await createStaff(salon, { mayOverrideSafety: true, deactivatedAt: now })
    await createStaff(salon, { role: 'manager', deactivatedAt: now })
    expect((await glanceOf(manager, clientId)).deciders.map(({ id }) => id)).toEqual([manager.id, named.id])
    const visitId = await createPastVisit({
      clientId,
      staff: receptionist,
      startsAt: daysAgo(-1),
      stage: 'expected',
    })
    const treatment = {
      visitId,
      treatmentId: treatments[0]?.id ?? '',
      startsAt: daysAgo(-1),
      endsAt: daysAgo(-2),
    }
    const { id } = await db.treatmentSession.create({ data: { ...treatment, therapistId: therapist.id } })
    const treats = async () => {
      const seen: boolean[] = []
      for (const staff of [therapist, secondTherapist]) seen.push((await glanceOf(staff, clientId)).treatsHer)
      return seen
    }
    expect(await treats()).toEqual([true, false])
    await db.treatmentSession.update({ where: { id }, data: { releasedAt: now } })
    expect(await treats()).toEqual([false, false])
    await db.treatmentSession.update({ where: { id }, data: { releasedAt: null } })
    for (const stage of ['follow_up', 'closed', 'cancelled', 'no_show', 'left'] as const) {
      await db.visit.update({ where: { id: visitId }, data: { stage } })
      expect([stage, ...(await treats())]).toEqual([stage, false, false])
    }
  })

  it('shows a therapist the last four digits and no more', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13812345678' }, now)
    const archive = await glanceOf(therapist, clientId)
    expect(archive.phone).toEqual({ ending: '5678' })
    expect(wordsIn(archive)).not.toContain('1234')
  })

  it('is nobody else’s, and nobody else’s look is written down', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    expect(await openArchive(there.manager, clientId, now)).toBeNull()
    expect(await looks(clientId)).toEqual([])
  })
})

describe('a look at an archive', () => {
  it('is written down once in five minutes for each person', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    for (const minutes of [0, 3]) await openArchive(receptionist, clientId, at(minutes))
    await openArchive(therapist, clientId, at(3))
    await openArchive(receptionist, clientId, at(6))
    expect((await looks(clientId)).map(({ actorId, at }) => [actorId, at])).toEqual([
      [receptionist.id, at(0)],
      [therapist.id, at(3)],
      [receptionist.id, at(6)],
    ])
  })

  it('shows nothing when it cannot be written down', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await db.$executeRaw`ALTER TABLE "AuditEntry" ADD CONSTRAINT nobody_looks CHECK (action <> 'archive.seen') NOT VALID`
    try {
      await expect(openArchive(receptionist, clientId, now)).rejects.toThrow()
    } finally {
      await db.$executeRaw`ALTER TABLE "AuditEntry" DROP CONSTRAINT nobody_looks`
    }
  })
})

describe('an archive that is no more', () => {
  it('leads to the one it was merged into', async () => {
    const { receptionist } = await createSalon()
    const [kept, gone] = [
      await createClient(receptionist, {}, now),
      await createClient(receptionist, {}, now),
    ]
    await db.client.update({ where: { id: gone }, data: { mergedIntoId: kept } })
    expect(await openArchive(receptionist, gone, now)).toEqual({ is: 'merged', intoId: kept })
    expect(await looks(gone)).toEqual([])
  })

  it('has only the day of its erasure left', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await db.client.update({ where: { id: clientId }, data: { ...blank, erasedAt: daysAgo(2) } })
    expect(await openArchive(receptionist, clientId, now)).toEqual({ is: 'erased', at: daysAgo(2) })
  })
})
