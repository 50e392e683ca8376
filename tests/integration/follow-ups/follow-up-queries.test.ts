// The calls of the day: whom, in which order, with what to know and to say, and at what cost.
import { beforeEach, describe, expect, it } from 'vitest'
import { recordConsents } from '@/lib/consents/record-consents'
import { db } from '@/lib/db/client'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { recordCall } from '@/lib/follow-ups/record-call'
import { salonDay } from '@/lib/salon-time/salon-time'
import { reviseStandard } from '@/lib/standards/revise-standard'
import { moveVisit } from '@/lib/visits/move-visit'
import { at, createAppointment, createGuest } from '@/tests/factories/appointment'
import { asStaff } from '@/tests/factories/context'
import { createOwedCall } from '@/tests/factories/follow-up'
import { createSalon, createStaff, type TestSalon } from '@/tests/factories/salon'
import { countStatements } from '@/tests/setup/count-statements'

let house: TestSalon

beforeEach(async () => {
  house = await createSalon()
})

describe('listCallsDue', () => {
  it("lists overdue calls first, then today's, and leaves tomorrow's for tomorrow", async () => {
    const today = at(house, '15:00', '2026-11-25')
    const dueAt = ['2026-11-26', '2026-11-25', '2026-11-23'].map((date) => at(house, '11:00', date))
    for (const [index, due] of dueAt.entries()) {
      const { callId } = await createOwedCall(house, { startsAt: at(house, `${11 + 2 * index}:00`) })
      await db.followUpCall.update({ where: { id: callId }, data: { dueAt: due } })
    }
    await createOwedCall(await createSalon())
    const { result, statements } = await countStatements(() => listCallsDue(house.salon, today))
    expect(statements).toHaveLength(6)
    expect(result.calls.map((call) => [call.dueAt, call.timeliness])).toEqual([
      [dueAt[2], 'late'],
      [dueAt[1], 'soon'],
    ])
  })

  describe('of a guest who was asked for and has no call to make', () => {
    const asked = async (visitId: string, now: Date) => {
      const { result, statements } = await countStatements(() =>
        listCallsDue(house.salon, now, visitId, house.receptionist),
      )
      return { ...result, statements: statements.length }
    }

    it('says who she is and why, and writes down that she was seen', async () => {
      const { visitId, callId, clientId, dueAt } = await createOwedCall(house)
      await db.client.update({ where: { id: clientId }, data: { phone: '+8613811112222' } })
      expect(await asked(visitId, dueAt)).toMatchObject({ calls: [{ callId }], notToCall: null })
      await asStaff(
        house.receptionist,
        dueAt,
      )((ctx) => recordCall(ctx, { callId, outcome: 'reached', feeling: 5 }))
      const client = { id: clientId, name: '王晓明', formOfAddress: '王姐' }
      expect((await asked(visitId, dueAt)).notToCall).toEqual({ client, why: 'not_owed' })
      await db.client.update({ where: { id: clientId }, data: { phone: null } })
      expect((await asked(visitId, dueAt)).notToCall).toEqual({ client, why: 'no_number' })
      await asStaff(
        house.receptionist,
        dueAt,
      )((ctx) =>
        recordConsents(ctx, { clientId, locale: 'zh-CN', answers: [{ kind: 'phone', answer: 'declined' }] }),
      )
      expect((await asked(visitId, dueAt)).notToCall).toEqual({ client, why: 'refused' })
      const tomorrow = new Date(dueAt.getTime() + 24 * 3_600_000)
      await asked(visitId, tomorrow)
      const looks = { action: 'call.seen', subjectId: clientId, at: tomorrow }
      expect(await db.auditEntry.count({ where: looks })).toBe(1)
    })

    it('knows nobody of another house, and nobody who was erased', async () => {
      const elsewhere = await createOwedCall(await createSalon())
      expect((await asked(elsewhere.visitId, elsewhere.dueAt)).notToCall).toBeNull()
      expect(
        await db.auditEntry.count({ where: { action: 'call.seen', subjectId: elsewhere.clientId } }),
      ).toBe(0)
    })
  })

  it('knows what was done, bought and said, how often it was tried, and what is next', async () => {
    const owed = await createOwedCall(house)
    await asStaff(
      house.receptionist,
      owed.dueAt,
    )((ctx) => recordCall(ctx, { callId: owed.callId, outcome: 'no_answer' }))
    const tomorrow = new Date(owed.dueAt.getTime() + 24 * 3_600_000)
    const { calls, madeToday, owners } = await listCallsDue(house.salon, tomorrow)
    expect(calls).toMatchObject([
      {
        attempt: 2,
        tries: [{ attempt: 1, outcome: 'no_answer', by: '沈佳' }],
        client: { name: '王晓明', formOfAddress: '王姐' },
        treatments: [{ name: '补水嫩肤护理', therapist: '林悦' }],
        advice: '三天内不去角质',
        bought: [{ nameEn: 'Rose toner' }],
        considering: [{ nameEn: 'Repair serum' }],
        nextBooking: { state: 'declined', reason: 'will_call' },
      },
    ])
    expect(calls[0]?.script.map((step) => step.stepKey)).toEqual([
      'call_in_time',
      'ask_effect',
      'note_concerns',
      'book_if_missing',
    ])
    expect(madeToday).toBe(0)
    expect(owners.map((owner) => owner.name).sort()).toEqual(['周敏', '宋瑶', '林悦', '沈佳'].sort())
    expect((await listCallsDue(house.salon, owed.dueAt)).madeToday).toBe(1)
  })

  it('tells of what is still open and was really done, and of nothing else', async () => {
    const { visitId, clientId, dueAt } = await createOwedCall(house)
    const { id } = house.receptionist
    const promised = { clientId, ownerId: id, createdById: id, createdAt: dueAt, dueOn: dueAt }
    await db.promise.createMany({
      data: [
        { ...promised, visitId, text: '留面膜' },
        { ...promised, visitId, text: '守住了的', keptAt: dueAt },
        { ...promised, text: '不是这次的' },
      ],
    })
    const [, neck] = house.treatments
    const hour = { startsAt: at(house, '17:00'), endsAt: at(house, '18:00'), releasedAt: dueAt }
    await db.treatmentSession.create({ data: { visitId, treatmentId: neck?.id ?? '', ...hour } })
    const [call] = (await listCallsDue(house.salon, dueAt)).calls
    expect(call?.openPromises.map(({ text }) => text)).toEqual(['留面膜'])
    expect(call?.treatments.map(({ name }) => name)).toEqual([house.treatments[0]?.name])
  })

  it.each(['withdrawnAt', 'madeAt'] as const)('leaves out a call that is over: %s', async (column) => {
    const { callId, dueAt } = await createOwedCall(house)
    const over =
      column === 'madeAt' ? { madeAt: dueAt, outcome: 'no_answer' as const } : { withdrawnAt: dueAt }
    await db.followUpCall.update({ where: { id: callId }, data: over })
    expect((await listCallsDue(house.salon, dueAt)).calls).toEqual([])
  })

  it('speaks by the standard that led the visit, not by a later one', async () => {
    const owed = await createOwedCall(house)
    const before = (await listCallsDue(house.salon, owed.dueAt)).calls[0]?.script
    const step = before?.find((each) => each.stepKey === 'ask_effect')
    const { id: _, ...row } = await db.serviceStandard.findFirstOrThrow({
      where: { salonId: house.salon.id, stepKey: 'ask_effect' },
    })
    await asStaff(
      house.manager,
      owed.dueAt,
    )((ctx) => reviseStandard(ctx, { ...row, version: ctx.staff.salon.standardsVersion, sayZh: '新的话术' }))
    const after = (await listCallsDue(house.salon, owed.dueAt)).calls[0]?.script
    expect(after?.find((each) => each.stepKey === 'ask_effect')).toEqual(step)
  })

  it('tells of whoever waits for a booking alone what it tells of a call, and of nobody whose booking is settled', async () => {
    const heard = async (hour: string, open = true) => {
      const owed = await createOwedCall(house, { startsAt: at(house, hour) })
      await db.followUpCall.update({
        where: { id: owed.callId },
        data: { madeAt: owed.leftAt, outcome: 'reached', madeById: house.receptionist.id },
      })
      if (open) await db.visit.update({ where: { id: owed.visitId }, data: { noNextBookingReason: null } })
      return owed
    }
    const [waits, booked, declined, closed, called] = [
      await heard('10:00'),
      await heard('11:30'),
      await heard('13:00', false),
      await heard('14:30'),
      await heard('16:00'),
    ]
    const next = { clientId: booked.clientId, now: booked.leftAt, startsAt: at(house, '14:00', '2026-12-21') }
    await createAppointment(house, { ...next, bookedDuringVisitId: booked.visitId })
    await db.visit.update({ where: { id: closed.visitId }, data: { stage: 'closed' } })
    const again = { salonId: house.salon.id, dueAt: at(house, '10:00', '2026-12-24') }
    await db.followUpCall.create({ data: { ...again, visitId: called.visitId, attempt: 2 } })
    // One that was withdrawn is not owed.
    const withdrawn = { visitId: waits.visitId, attempt: 2, withdrawnAt: waits.leftAt }
    await db.followUpCall.create({ data: { ...again, ...withdrawn } })
    const { id } = house.receptionist
    const { clientId, visitId, leftAt } = waits
    const promised = { clientId, visitId, ownerId: id, createdById: id, createdAt: leftAt, dueOn: leftAt }
    await db.promise.createMany({
      data: [
        { ...promised, text: '留面膜' },
        { ...promised, text: '守住了的', keptAt: leftAt },
      ],
    })
    const hour = { startsAt: at(house, '19:00'), endsAt: at(house, '20:00'), releasedAt: leftAt }
    await db.treatmentSession.create({
      data: { visitId, treatmentId: house.treatments[1]?.id ?? '', ...hour },
    })
    const day = await listCallsDue(house.salon, at(house, '15:00', '2026-11-25'))
    expect(day.calls).toEqual([])
    expect(day.waitingForBooking.map((each) => each.visitId)).toEqual([waits.visitId])
    expect(declined.visitId).not.toBe(waits.visitId)
    const [shown] = day.waitingForBooking
    expect(shown?.openPromises.map(({ text }) => text)).toEqual(['留面膜'])
    expect(shown?.treatments.map(({ name }) => name)).toEqual([house.treatments[0]?.name])
  })

  it('counts the calls of the day of the salon, and names as owners who still works here', async () => {
    const { dueAt } = await createOwedCall(house)
    const { start, end } = salonDay(dueAt, house.salon.timeZone)
    const visits = await Promise.all([1, 2, 3, 4].map(() => createGuest(house)))
    const moments = [new Date(start.getTime() - 1), start, new Date(end.getTime() - 1), end]
    for (const [index, madeAt] of moments.entries()) {
      const { id: visitId } = await db.visit.create({
        data: {
          ...{
            salonId: house.salon.id,
            clientId: visits[index]?.id ?? '',
            stage: 'closed',
            standardsVersion: 1,
          },
          createdAt: start,
        },
      })
      const call = { salonId: house.salon.id, visitId, attempt: 1, dueAt: start }
      await db.followUpCall.create({
        data: { ...call, madeAt, outcome: 'no_answer', madeById: house.receptionist.id },
      })
    }
    const gone = await createStaff(house.salon, { deactivatedAt: start })
    const day = await listCallsDue(house.salon, dueAt)
    expect(day.madeToday).toBe(2)
    expect(day.owners.map(({ id }) => id)).not.toContain(gone.id)
    expect(day.owners).toHaveLength(4)
  })

  it('lists apart who was heard but lost her next booking', async () => {
    const owed = await createOwedCall(house)
    const next = await createAppointment(house, {
      clientId: owed.clientId,
      now: owed.leftAt,
      startsAt: at(house, '14:00', '2026-12-21'),
      bookedDuringVisitId: owed.visitId,
    })
    await db.visit.update({ where: { id: owed.visitId }, data: { noNextBookingReason: null } })
    await asStaff(
      house.receptionist,
      owed.leftAt,
    )((ctx) => moveVisit(ctx, { visitId: next.visitId, move: 'cancel' }))
    await asStaff(
      house.receptionist,
      owed.dueAt,
    )((ctx) => recordCall(ctx, { callId: owed.callId, outcome: 'reached', feeling: 5 }))
    const { calls, waitingForBooking } = await listCallsDue(house.salon, owed.dueAt)
    expect(calls).toEqual([])
    expect(waitingForBooking).toMatchObject([{ visitId: owed.visitId, nextBooking: { state: 'open' } }])
  })
})
