// The list of clients, one archive, and her visits.
import { describe, expect, it } from 'vitest'
import { getClientArchive, listClients, listClientVisits } from '@/lib/clients/client-queries'
import { makePromise } from '@/lib/clients/make-promise'
import { noteAlert } from '@/lib/clients/note-alert'
import { notePreference } from '@/lib/clients/note-preference'
import { openCase } from '@/lib/clients/open-case'
import { db } from '@/lib/db/client'
import { arrangeVisit } from '@/lib/visits/arrange-visit'
import { moveVisit } from '@/lib/visits/move-visit'
import { undoMove } from '@/lib/visits/undo-move'
import { walkIn } from '@/lib/visits/walk-in'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { createPastVisit } from './past-visit'

const now = new Date('2026-11-21T04:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('the list', () => {
  it('goes by the reading of names, forty at a time, without gap or double', async () => {
    const { receptionist, salon } = await createSalon()
    const syllables = '安白陈丁方高韩江孔林'
    for (let i = 0; i < 45; i++) {
      await createClient(receptionist, { name: `${syllables[i % 10]}${String.fromCodePoint(0x4e00 + i)}` })
    }
    const first = await listClients(salon.id, now)
    const second = await listClients(salon.id, now, { after: first.next ?? undefined })
    expect([first.clients.length, second.clients.length, first.total, second.next]).toEqual([40, 5, 45, null])
    const names = [...first.clients, ...second.clients].map(({ clientId }) => clientId)
    expect(new Set(names).size).toBe(45)
    expect(first.clients[0]?.name.charAt(0)).toBe('安')
    expect(second.clients.at(-1)?.name.charAt(0)).toBe('林')
  })

  it('begins at a letter, and says how many there are even where the letter has none', async () => {
    const { receptionist, salon } = await createSalon()
    for (const name of ['安安', '王王', '周周']) await createClient(receptionist, { name })
    expect((await listClients(salon.id, now, { from: 'w' })).clients.map(({ name }) => name)).toEqual([
      '王王',
      '周周',
    ])
    expect(await listClients(salon.id, now, { from: 'zz' })).toEqual({ clients: [], total: 3, next: null })
  })

  it('shows the last visit, the next appointment and the worst alert, in one statement', async () => {
    const { receptionist, therapist, salon, treatments } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13812345678' })
    const treatmentId = treatments[0]?.id ?? ''
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(40) })
    const session = { treatmentId, therapistId: therapist.id }
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(10), session })
    await asStaff(therapist)(async (ctx) => {
      await noteAlert(ctx, { clientId, kind: 'medication', severity: 'mild', text: '阿司匹林' })
      await noteAlert(ctx, { clientId, kind: 'allergy', severity: 'serious', text: '坚果' })
    })
    const nextAt = daysAgo(-3)
    await asStaff(
      receptionist,
      now,
    )((ctx) => arrangeVisit(ctx, { clientId, startsAt: nextAt, endsAt: daysAgo(-4) }))
    const { result, statements } = await countStatements(() => listClients(salon.id, now))
    expect(statements).toHaveLength(1)
    expect(result.clients).toEqual([
      {
        clientId,
        name: '王小明',
        formOfAddress: null,
        phoneEnding: '5678',
        alert: 'serious',
        visits: 2,
        lastVisitAt: daysAgo(10).toISOString(),
        lastTreatments: [{ name: treatments[0]?.name, nameEn: treatments[0]?.nameEn }],
        nextAppointmentAt: nextAt.toISOString(),
      },
    ])
  })
})

describe('an archive', () => {
  it('holds what stands, in one statement', async () => {
    const { receptionist, therapist } = await createSalon()
    const friend = await createClient(receptionist, { name: '方婷' })
    const clientId = await createClient(receptionist, { phone: '13812345678', referredById: friend })
    await asStaff(
      therapist,
      now,
    )(async (ctx) => {
      await noteAlert(ctx, { clientId, kind: 'allergy', severity: 'serious', text: '坚果' })
      await notePreference(ctx, { clientId, kind: 'tea', text: '龙井' })
      await notePreference(ctx, { clientId, kind: 'tea', text: '菊花茶' })
      await makePromise(ctx, { clientId, text: '回电', ownerId: therapist.id, dueOn: '2026-11-22' })
      await openCase(ctx, { clientId, kind: 'praise', text: '手法很好' })
    })
    await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(10) })
    const { result, statements } = await countStatements(() => getClientArchive(receptionist, clientId))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      name: '王小明',
      phone: { e164: '+8613812345678', written: '138 1234 5678' },
      referredBy: { id: friend, name: '方婷' },
      visitCount: 1,
      alertsAskedAt: now,
      alerts: [{ text: '坚果', notedBy: { name: therapist.name } }],
      preferences: [{ text: '菊花茶' }],
      promises: [{ text: '回电', keptAt: null }],
      cases: [{ text: '手法很好', resolvedAt: null }],
    })
    expect(await getClientArchive(receptionist, friend)).toMatchObject({ referred: [{ id: clientId }] })
  })

  it('shows a therapist the last four digits and no more', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13812345678' })
    const archive = await getClientArchive(therapist, clientId)
    expect(archive?.phone).toEqual({ ending: '5678' })
    expect(JSON.stringify(archive)).not.toContain('1234')
  })

  it('is nobody else’s', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist)
    expect(await getClientArchive(there.manager, clientId)).toBeNull()
  })
})

describe('her visits', () => {
  it('are told newest first, fifteen at a time, in one statement, two for older ones', async () => {
    const { receptionist, therapist, salon, treatments } = await createSalon()
    const clientId = await createClient(receptionist)
    for (let i = 1; i <= 18; i++) {
      await createPastVisit({
        clientId,
        staff: receptionist,
        startsAt: daysAgo(i),
        notes: { assessment: `第 ${i} 次`, advice: '' },
        session: { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id, effect: 4 },
        call: { feeling: 5, note: '很舒服' },
      })
    }
    const { result: page, statements } = await countStatements(() => listClientVisits(salon.id, clientId))
    expect(statements).toHaveLength(1)
    expect(page.visits).toHaveLength(15)
    expect(page.visits[0]).toMatchObject({
      appointment: { startsAt: daysAgo(1) },
      sessions: [{ effect: 4, therapist: { name: therapist.name } }],
      notes: [{ kind: 'assessment', text: '第 1 次' }],
      calls: [{ feeling: 5 }],
    })
    const older = await countStatements(() => listClientVisits(salon.id, clientId, page.older ?? undefined))
    expect(older.statements).toHaveLength(2)
    expect(older.result.visits.map((visit) => visit.appointment?.startsAt)).toEqual([16, 17, 18].map(daysAgo))
    expect(older.result.older).toBeNull()
  })

  it('tell why she left, and forget it when her leaving was taken back', async () => {
    const { receptionist, manager, salon } = await createSalon()
    const clientId = await createClient(receptionist)
    const { visitId } = await asStaff(receptionist, now)((ctx) => walkIn(ctx, { clientId }))
    const leave = (reason: string) =>
      asStaff(receptionist, now)((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason }))
    const reason = async () => (await listClientVisits(salon.id, clientId)).visits[0]?.reason
    const { sequence } = await leave('孩子发烧')
    expect(await reason()).toBe('孩子发烧')
    await asStaff(manager, now)((ctx) => undoMove(ctx, { visitId, sequence }))
    expect(await reason()).toBeNull()
    await db.visit.update({ where: { id: visitId }, data: { stage: 'closed' } })
    expect(await reason()).toBeNull()
  })

  it('are none for another salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist)
    await createPastVisit({ clientId, staff: here.receptionist, startsAt: daysAgo(3) })
    expect(await listClientVisits(there.salon.id, clientId)).toEqual({ visits: [], older: null })
  })
})
