// What a visit leaves behind: steps, seat, wait, sessions, notes, recommendations.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { notePreference } from '@/lib/clients/note-preference'
import { db } from '@/lib/db/client'
import { readSnapshot } from '@/lib/visits/lock-visit'
import { markStep } from '@/lib/visits/mark-step'
import { moveVisit } from '@/lib/visits/move-visit'
import { endSession, startSession } from '@/lib/visits/perform-session'
import { addSession, changeSession, removeSession } from '@/lib/visits/plan-sessions'
import { rateSession } from '@/lib/visits/rate-session'
import { answerRecommendation, recommendProduct, retractRecommendation } from '@/lib/visits/recommend-product'
import { saveVisitNote } from '@/lib/visits/save-visit-note'
import { chooseSeat, tellWait } from '@/lib/visits/seat-client'
import type { MoveName } from '@/lib/visits/visit-flow'
import { getGuidedVisit } from '@/lib/visits/visit-queries'
import { leadHer } from '../../factories/answers'
import { at, createAppointment } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { wordsIn } from '../words-in'

const TO_TREATMENT: MoveName[] = ['arrive', 'lead_to_seat', 'begin_consultation', 'begin_treatment']

async function visitIn(stage: 'expected' | 'seating' | 'treatment') {
  const house = await createSalon()
  const { visitId, clientId } = await createAppointment(house)
  const now = at(house, '14:00')
  const moves = { expected: 0, seating: 2, treatment: 4 }[stage]
  const manager = asStaff(house.manager, now)
  for (const move of TO_TREATMENT.slice(0, moves)) await manager((ctx) => leadHer(ctx, { visitId, move }))
  const session = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  return {
    house,
    visitId,
    clientId,
    now,
    sessionId: session.id,
    manager,
    care: asStaff(house.therapist, now),
  }
}

async function guided(house: TestSalon, visitId: string) {
  const visit = await getGuidedVisit(house.manager, visitId)
  if (!visit) throw new Error('no visit')
  return visit
}

describe('a seat that is no longer there', () => {
  it('is refused, and so is one of another salon', async () => {
    const { house, visitId, manager } = await visitIn('seating')
    const { id: seatId } = await db.seat.create({
      data: { salonId: house.salon.id, name: '收起来的', retiredAt: at(house, '09:00') },
    })
    const elsewhere = await createSalon()
    for (const gone of [seatId, elsewhere.seats[0]?.id ?? '']) {
      const chosen = manager((ctx) => chooseSeat(ctx, { visitId, seatId: gone }))
      await expect(chosen).rejects.toMatchObject({ code: 'seat_retired' })
    }
  })
})

describe('steps', () => {
  it('are ticked, passed over and cleared; the same mark twice is one fact', async () => {
    const { house, visitId, manager } = await visitIn('seating')
    const mark = (kind: 'done' | 'passed' | 'cleared') =>
      manager((ctx) => markStep(ctx, { visitId, stepKey: 'serve_tea', mark: kind }))
    const shown = async () =>
      (await guided(house, visitId)).steps.find((step) => step.stepKey === 'serve_tea')?.mark
    await mark('done')
    await mark('done')
    expect(await db.visitEvent.count({ where: { visitId, stepKey: 'serve_tea' } })).toBe(1)
    expect(await shown()).toMatchObject({ kind: 'done', by: '周敏' })
    await mark('cleared')
    expect(await shown()).toBeNull()
    await mark('passed')
    expect(await shown()).toMatchObject({ kind: 'passed' })
  })

  it('leave on the page the very facts that the next move is judged by', async () => {
    const { house, visitId, manager } = await visitIn('seating')
    const alike = async () => {
      const { snapshot } = await guided(house, visitId)
      expect(snapshot).toEqual(await manager((ctx) => readSnapshot(ctx, visitId)))
      return snapshot.belongingsChecked
    }
    await manager((ctx) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'done' }))
    expect(await alike()).toBe(true)
    await manager((ctx) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'cleared' }))
    // Any other step says nothing of what she left behind.
    await manager((ctx) => markStep(ctx, { visitId, stepKey: 'serve_tea', mark: 'done' }))
    expect(await alike()).toBe(false)
  })

  it('are refused before she arrives, and when the standards that lead her have no such step', async () => {
    const { visitId, manager } = await visitIn('expected')
    const early = manager((ctx) => markStep(ctx, { visitId, stepKey: 'serve_tea', mark: 'done' }))
    await expect(early).rejects.toThrow('not_arrived')
    await manager((ctx) => moveVisit(ctx, { visitId, move: 'arrive' }))
    const unknown = manager((ctx) => markStep(ctx, { visitId, stepKey: 'sing_a_song', mark: 'done' }))
    await expect(unknown).rejects.toThrow('not_found')
  })
})

describe('of a guest who left early', () => {
  it('the bill and her belongings are still asked for a day, and nothing else', async () => {
    const { house, visitId, manager } = await visitIn('seating')
    await manager((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason: '家里有急事' }))
    await manager((ctx) => markStep(ctx, { visitId, stepKey: 'settle_bill', mark: 'done' }))
    await manager((ctx) => markStep(ctx, { visitId, stepKey: 'return_belongings', mark: 'passed' }))
    const { steps, stage } = await guided(house, visitId)
    expect(stage).toBe('left')
    const asked = steps.filter(({ mark }) => mark).map(({ stepKey, mark }) => [stepKey, mark?.kind])
    expect(asked).toEqual([
      ['settle_bill', 'done'],
      ['return_belongings', 'passed'],
    ])
    const tea = manager((ctx) => markStep(ctx, { visitId, stepKey: 'serve_tea', mark: 'done' }))
    await expect(tea).rejects.toThrow('visit_has_ended')
    const { enteredAt } = await guided(house, visitId)
    const dayLater = new Date(Date.parse(enteredAt) + 24 * 60 * 60_000 + 1)
    const late = asStaff(
      house.manager,
      dayLater,
    )((ctx) => markStep(ctx, { visitId, stepKey: 'settle_bill', mark: 'cleared' }))
    await expect(late).rejects.toThrow('visit_has_ended')
  })
})

describe('seat and wait', () => {
  it('shows the seat, and counts the wait she was told as the target', async () => {
    const { house, visitId, manager } = await visitIn('seating')
    const seatId = house.seats[0]?.id ?? ''
    await manager((ctx) => chooseSeat(ctx, { visitId, seatId }))
    await manager((ctx) => tellWait(ctx, { visitId, minutes: 15 }))
    const visit = await guided(house, visitId)
    expect(visit.seat?.name).toBe('窗边')
    expect(visit.waitTold?.minutes).toBe(15)
    expect(visit.targetMinutes).toBe(15)
  })

  it('frees a seat again, and counts the same wait told again from then on', async () => {
    const { house, visitId, manager, now } = await visitIn('seating')
    await manager((ctx) => chooseSeat(ctx, { visitId, seatId: house.seats[0]?.id ?? '' }))
    await manager((ctx) => chooseSeat(ctx, { visitId, seatId: null }))
    await manager((ctx) => tellWait(ctx, { visitId, minutes: 15 }))
    const later = new Date(now.getTime() + 10 * 60_000)
    await asStaff(house.manager, later)((ctx) => tellWait(ctx, { visitId, minutes: 15 }))
    const visit = await guided(house, visitId)
    expect(visit.seat).toBeNull()
    expect(visit.waitTold).toEqual({ minutes: 15, at: later.toISOString() })
  })

  it('says who sits on a seat already', async () => {
    const { house, visitId, manager, now } = await visitIn('seating')
    const seatId = house.seats[0]?.id ?? ''
    await manager((ctx) => chooseSeat(ctx, { visitId, seatId }))
    const other = await createAppointment(house, { startsAt: at(house, '16:00') })
    await asStaff(house.manager, now)((ctx) => moveVisit(ctx, { visitId: other.visitId, move: 'arrive' }))
    const { seats } = (await guided(house, other.visitId)).picks
    expect(seats.map((seat) => seat.takenBy)).toEqual(['王姐', null])
  })
})

describe('treatment sessions', () => {
  it('start with a therapist, end once, and free therapist and room when they end early', async () => {
    const { house, visitId, sessionId, care } = await visitIn('treatment')
    await care((ctx) => startSession(ctx, { sessionId }))
    await expect(care((ctx) => startSession(ctx, { sessionId }))).rejects.toThrow('session_running')
    const endedAt = at(house, '14:50')
    await asStaff(house.therapist, endedAt)((ctx) => endSession(ctx, { sessionId }))
    const session = await db.treatmentSession.findUniqueOrThrow({ where: { id: sessionId } })
    expect(session).toMatchObject({ startedAt: at(house, '14:00'), endedAt, endsAt: endedAt })
    await expect(care((ctx) => endSession(ctx, { sessionId }))).rejects.toThrow('session_over')
    await care((ctx) => rateSession(ctx, { sessionId, effect: 5 }))
    expect((await guided(house, visitId)).sessions[0]?.effect).toBe(5)
  })

  it('give their therapist back until they have begun, and keep a name from then on', async () => {
    const { house, visitId, sessionId, care, manager } = await visitIn('treatment')
    const change = (therapistId: string | null) =>
      manager((ctx) => changeSession(ctx, { sessionId, therapistId }))
    await change(null)
    expect((await guided(house, visitId)).sessions[0]?.therapist).toBeNull()
    await change(house.therapist.id)
    await care((ctx) => startSession(ctx, { sessionId }))
    await expect(change(null)).rejects.toThrow('session_running')
    await change(house.secondTherapist.id)
    expect((await guided(house, visitId)).sessions[0]?.therapist?.name).toBe('宋瑶')
  })

  it('do not start in another stage, nor by the desk', async () => {
    const { house, sessionId, care, now } = await visitIn('seating')
    await expect(care((ctx) => startSession(ctx, { sessionId }))).rejects.toThrow('not_in_treatment')
    const desk = asStaff(house.receptionist, now)
    await expect(desk((ctx) => startSession(ctx, { sessionId }))).rejects.toThrow('not_permitted')
  })

  it('follow on from what is planned in her visit alone, and not from what was taken out', async () => {
    const { house, visitId, sessionId, manager } = await visitIn('seating')
    await createAppointment(house, { startsAt: at(house, '17:00') })
    await manager((ctx) => removeSession(ctx, { sessionId, reason: '今天不想做' }))
    const treatmentId = house.treatments[2]?.id ?? ''
    const added = await manager((ctx) => addSession(ctx, { visitId, treatmentId }))
    const { startsAt } = await db.treatmentSession.findUniqueOrThrow({ where: { id: added.sessionId } })
    expect(startsAt).toEqual(at(house, '14:00'))
    const change = { sessionId, therapistId: house.secondTherapist.id }
    await expect(manager((ctx) => changeSession(ctx, change))).rejects.toThrow('session_over')
    await db.treatment.update({ where: { id: treatmentId }, data: { retiredAt: at(house, '12:00') } })
    await expect(manager((ctx) => addSession(ctx, { visitId, treatmentId }))).rejects.toThrow(
      'treatment_retired',
    )
  })

  it('wait for the same hands alone: not for those of another visit, of one given back, or of one after it', async () => {
    const { house, visitId, sessionId, manager } = await visitIn('seating')
    const [treatmentId, therapistId] = [house.treatments[0]?.id ?? '', house.secondTherapist.id]
    const row = (times: [string, string], facts = {}) => ({
      data: {
        visitId,
        treatmentId,
        therapistId,
        startsAt: at(house, times[0]),
        endsAt: at(house, times[1]),
        cleanupMinutes: 30,
        ...facts,
      },
    })
    const other = await createAppointment(house, { startsAt: at(house, '19:00') })
    await db.treatmentSession.create(row(['12:00', '13:50'], { releasedAt: at(house, '09:00') }))
    await db.treatmentSession.create(row(['12:00', '13:50'], { therapistId: null }))
    await db.treatmentSession.create(row(['11:00', '13:45'], { visitId: other.visitId, cleanupMinutes: 0 }))
    await db.treatmentSession.create(row(['15:00', '16:00']))
    await db.treatmentSession.create(
      row(['11:30', '12:30'], { therapistId: null, roomId: house.rooms[1]?.id }),
    )
    const startsAt = async () =>
      (await db.treatmentSession.findUniqueOrThrow({ where: { id: sessionId } })).startsAt
    await manager((ctx) => changeSession(ctx, { sessionId, therapistId, roomId: null }))
    expect(await startsAt()).toEqual(at(house, '14:00'))
    await manager((ctx) => changeSession(ctx, { sessionId, roomId: house.rooms[1]?.id ?? '' }))
    expect(await startsAt()).toEqual(at(house, '14:00'))
    const before = await db.treatmentSession.create(
      row(['13:00', '14:00'], { therapistId: house.therapist.id }),
    )
    await manager((ctx) => changeSession(ctx, { sessionId, therapistId: house.therapist.id }))
    expect(await startsAt()).toEqual(at(house, '14:30'))
    expect(before.releasedAt).toBeNull()
  })

  it('stand beside one another with several therapists, and follow on from what is planned', async () => {
    const { house, visitId, manager } = await visitIn('treatment')
    const [, , eyes] = house.treatments
    const { sessionId } = await manager((ctx) => addSession(ctx, { visitId, treatmentId: eyes?.id ?? '' }))
    const added = await db.treatmentSession.findUniqueOrThrow({ where: { id: sessionId } })
    expect(added.startsAt).toEqual(at(house, '15:00'))
    await manager((ctx) => changeSession(ctx, { sessionId, therapistId: house.secondTherapist.id }))
    expect((await guided(house, visitId)).sessions.map((session) => session.therapist?.name)).toEqual([
      '林悦',
      '宋瑶',
    ])
    await manager((ctx) => removeSession(ctx, { sessionId, reason: '时间来不及' }))
    expect((await guided(house, visitId)).sessions).toHaveLength(1)
  })

  it('are given to a therapist who works here, in a room in use, and to nobody and nowhere else', async () => {
    const { house, visitId, sessionId, manager, now } = await visitIn('treatment')
    const treatmentId = house.treatments[2]?.id ?? ''
    const elsewhere = await createSalon()
    const left = await createStaff(house.salon, { role: 'therapist', deactivatedAt: now })
    const retired = { salonId: house.salon.id, name: '旧房', retiredAt: now }
    const room = await db.room.create({ data: retired })
    const refused = async (places: { therapistId?: string; roomId?: string }, code: string) => {
      await expect(manager((ctx) => changeSession(ctx, { sessionId, ...places }))).rejects.toThrow(code)
      await expect(manager((ctx) => addSession(ctx, { visitId, treatmentId, ...places }))).rejects.toThrow(
        code,
      )
    }
    for (const { id } of [house.receptionist, house.manager, left, elsewhere.therapist])
      await refused({ therapistId: id }, 'therapist_away')
    for (const id of [room.id, elsewhere.rooms[0]?.id ?? '']) await refused({ roomId: id }, 'room_retired')
  })

  it('refuse a therapist who is taken, in the database', async () => {
    const { house, visitId, manager } = await visitIn('treatment')
    const treatmentId = house.treatments[0]?.id ?? ''
    await createAppointment(house, {
      startsAt: at(house, '15:00'),
      treatments: [{ treatmentId, therapistId: house.secondTherapist.id, roomId: house.rooms[1]?.id ?? '' }],
    })
    const key = randomUUID()
    const add = performDeed({
      staff: house.manager,
      now: at(house, '14:00'),
      name: 'visits.add_session',
      key,
      body: {},
      run: (ctx) => addSession(ctx, { visitId, treatmentId, therapistId: house.secondTherapist.id }),
    })
    await expect(add).rejects.toThrow('therapist_taken')
    await expect(manager((ctx) => ctx.tx.idempotencyKey.count({ where: { key } }))).resolves.toBe(0)
  })
})

describe('what is led and chosen', () => {
  it('follows the standards of her visit: those before and those since are not hers', async () => {
    const { house, visitId, manager } = await visitIn('seating')
    await db.visit.update({ where: { id: visitId }, data: { standardsVersion: 4 } })
    const { id: _id, ...step } = await db.serviceStandard.findFirstOrThrow({
      where: { salonId: house.salon.id, stepKey: 'serve_tea' },
    })
    const rows = { over_before: [1, 4], begun_with: [4, 5], over_after: [3, 5], not_yet: [5, 9] } as const
    await db.serviceStandard.createMany({
      data: [
        ...Object.entries(rows).map(([stepKey, [fromVersion, untilVersion]]) => ({
          ...step,
          stepKey,
          fromVersion,
          untilVersion,
        })),
        { ...step, stepKey: 'for_good_later', fromVersion: 5, untilVersion: null },
      ],
    })
    const led = (await guided(house, visitId)).steps.map(({ stepKey }) => stepKey)
    for (const stepKey of ['over_before', 'not_yet', 'for_good_later']) {
      expect(led).not.toContain(stepKey)
      const marked = manager((ctx) => markStep(ctx, { visitId, stepKey, mark: 'done' }))
      await expect(marked, stepKey).rejects.toThrow('not_found')
    }
    for (const stepKey of ['begun_with', 'over_after', 'serve_tea']) {
      expect(led).toContain(stepKey)
      await manager((ctx) => markStep(ctx, { visitId, stepKey, mark: 'done' }))
    }
  })

  it('a mark is held against the same step of the same visit', async () => {
    const { house, visitId, manager } = await visitIn('seating')
    const other = await createAppointment(house, { startsAt: at(house, '16:00') })
    await manager((ctx) => moveVisit(ctx, { visitId: other.visitId, move: 'arrive' }))
    const mark = (id: string, stepKey: string) =>
      manager((ctx) => markStep(ctx, { visitId: id, stepKey, mark: 'done' }))
    await mark(visitId, 'serve_tea')
    await mark(other.visitId, 'serve_tea')
    await mark(visitId, 'lead_to_seat')
    await mark(visitId, 'serve_tea')
    const kinds = { kind: 'step_done' as const, visitId: { in: [visitId, other.visitId] } }
    expect(await db.visitEvent.count({ where: kinds })).toBe(3)
  })

  it('is in use, and free: nothing retired, nobody who left, no seat of a guest who has risen', async () => {
    const { house, visitId, manager, now } = await visitIn('seating')
    const salonId = house.salon.id
    const seatId = house.seats[0]?.id ?? ''
    const other = await createAppointment(house, { startsAt: at(house, '16:00') })
    await manager((ctx) => moveVisit(ctx, { visitId: other.visitId, move: 'arrive' }))
    await manager((ctx) => chooseSeat(ctx, { visitId: other.visitId, seatId }))
    const retired = { retiredAt: now }
    await db.seat.update({ where: { id: house.seats[1]?.id ?? '' }, data: retired })
    await db.room.update({ where: { id: house.rooms[1]?.id ?? '' }, data: retired })
    await db.treatment.update({ where: { id: house.treatments[1]?.id ?? '' }, data: retired })
    await createStaff(house.salon, { role: 'therapist', deactivatedAt: now })
    const treatmentId = house.treatments[0]?.id ?? ''
    for (const retiredAt of [null, now]) {
      const words = { salonId, name: `会的 ${retiredAt}`, retiredAt }
      const [skill, feature] = [
        await db.skill.create({ data: words }),
        await db.roomFeature.create({ data: words }),
      ]
      await db.treatmentSkill.create({ data: { treatmentId, skillId: skill.id } })
      await db.treatmentNeedsFeature.create({ data: { treatmentId, featureId: feature.id } })
    }
    await manager((ctx) => chooseSeat(ctx, { visitId, seatId }))
    const picks = async () => (await guided(house, visitId)).picks
    expect(await picks()).toMatchObject({
      seats: [{ id: seatId, takenBy: '王姐' }],
      rooms: [{ id: house.rooms[0]?.id }],
      treatments: [{ id: treatmentId, skills: [{}], needs: [{}] }, { id: house.treatments[2]?.id }],
    })
    expect((await picks()).therapists.map(({ name }) => name).sort()).toEqual(['宋瑶', '林悦'].sort())
    const [first] = (await picks()).treatments
    expect([first?.skills.length, first?.needs.length]).toEqual([1, 1])
    await db.visit.update({ where: { id: other.visitId }, data: { stage: 'treatment' } })
    expect((await picks()).seats.map((seat) => seat.takenBy)).toEqual([null])
  })

  it('shows the next booking that stands, and the call that was not withdrawn', async () => {
    const { house, visitId, clientId, now, sessionId } = await visitIn('treatment')
    const book = async (date: string) => {
      const booked = await createAppointment(house, { clientId, startsAt: at(house, '14:00', date) })
      const during = { data: { bookedDuringVisitId: visitId } }
      await db.appointment.update({ where: { visitId: booked.visitId }, ...during })
      return booked
    }
    const [cancelled, standing] = [await book('2026-12-21'), await book('2026-12-22')]
    await db.visit.update({ where: { id: cancelled.visitId }, data: { stage: 'cancelled' } })
    const [eyes] = house.treatments.slice(2)
    const times = { startsAt: at(house, '18:00', '2026-12-22'), endsAt: at(house, '18:30', '2026-12-22') }
    const out = { ...times, treatmentId: eyes?.id ?? '', releasedAt: now }
    await db.treatmentSession.create({ data: { ...out, visitId: standing.visitId } })
    await db.treatmentSession.create({ data: { ...out, visitId } })
    const call = { salonId: house.salon.id, visitId, dueAt: now }
    await db.followUpCall.create({ data: { ...call, attempt: 1, withdrawnAt: now } })
    await db.followUpCall.create({ data: { ...call, attempt: 2 } })
    const visit = await guided(house, visitId)
    expect(visit.nextBookings).toMatchObject([{ visitId: standing.visitId }])
    expect(visit.nextBookings[0]?.visit.sessions).toHaveLength(1)
    expect(visit.calls.map(({ attempt }) => attempt)).toEqual([2])
    expect(visit.sessions.map(({ id }) => id)).toEqual([sessionId])
  })
})

describe('notes', () => {
  it('are saved with a revision; an older base gets the newer text back and overwrites nothing', async () => {
    const { visitId, manager, care } = await visitIn('seating')
    const note = { visitId, kind: 'wish' as const }
    const first = await care((ctx) => saveVisitNote(ctx, { ...note, text: '脸颊干', baseRevision: 0 }))
    expect(first).toMatchObject({ outcome: 'saved', revision: 1 })
    const stale = await manager((ctx) => saveVisitNote(ctx, { ...note, text: '想放松', baseRevision: 0 }))
    expect(stale).toMatchObject({ outcome: 'conflict', revision: 1, text: '脸颊干', savedBy: '林悦' })
    const same = await manager((ctx) => saveVisitNote(ctx, { ...note, text: '脸颊干', baseRevision: 0 }))
    expect(same).toMatchObject({ outcome: 'saved', revision: 1 })
  })

  it('of two first savers at once one wins and the other sees both', async () => {
    const { visitId, manager, care } = await visitIn('seating')
    const save = (text: string) => ({ visitId, kind: 'assessment' as const, text, baseRevision: 0 })
    const outcomes = await Promise.all([
      care((ctx) => saveVisitNote(ctx, save('泛红'))),
      manager((ctx) => saveVisitNote(ctx, save('偏干'))),
    ])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved'])
  })

  it('are saved while a colleague notes in the same visit how she likes things', async () => {
    const { house, visitId, now, care } = await visitIn('seating')
    const { clientId } = await db.visit.findUniqueOrThrow({ where: { id: visitId } })
    for (let round = 0; round < 8; round++) {
      const text = `第 ${round} 次`
      await Promise.all([
        care((ctx) => saveVisitNote(ctx, { visitId, kind: 'wish', text, baseRevision: round })),
        asStaff(
          house.receptionist,
          now,
        )((ctx) => notePreference(ctx, { clientId, visitId, kind: 'tea', text })),
      ])
    }
    expect(await db.preference.count({ where: { clientId, kind: 'tea' } })).toBe(8)
  })

  it('stay open for a day after she has left, the last instant included', async () => {
    const { house, visitId, now, manager } = await visitIn('seating')
    await manager((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason: '赶飞机' }))
    const day = 24 * 60 * 60_000
    const save = (offset: number, text: string, baseRevision: number) =>
      asStaff(
        house.therapist,
        new Date(now.getTime() + day + offset),
      )((ctx) => saveVisitNote(ctx, { visitId, kind: 'wish', text, baseRevision }))
    await expect(save(-1_000, '下次早点来', 0)).resolves.toMatchObject({ outcome: 'saved' })
    await expect(save(0, '下次早点来。', 1)).resolves.toMatchObject({ outcome: 'saved' })
    await expect(save(1_000, '下次早点来！', 2)).rejects.toThrow('visit_has_ended')
  })

  it('are refused for a visit that did not take place', async () => {
    const { visitId, manager } = await visitIn('expected')
    await manager((ctx) => moveVisit(ctx, { visitId, move: 'cancel' }))
    const note = manager((ctx) => saveVisitNote(ctx, { visitId, kind: 'wish', text: '…', baseRevision: 0 }))
    await expect(note).rejects.toThrow('visit_has_ended')
  })
})

describe('recommendations', () => {
  it('are made once per product, answered, and retracted only while unanswered', async () => {
    const { house, visitId, care } = await visitIn('treatment')
    const productId = house.products[0]?.id ?? ''
    const recommend = () => care((ctx) => recommendProduct(ctx, { visitId, productId, reason: '换季偏干' }))
    const { recommendationId } = await recommend()
    await expect(recommend()).rejects.toThrow('already_recommended')
    await care((ctx) =>
      answerRecommendation(ctx, { recommendationId, answer: 'bought', seenAnsweredAt: null }),
    )
    const retract = care((ctx) => retractRecommendation(ctx, { recommendationId }))
    await expect(retract).rejects.toThrow('already_answered')
    const audits = await db.auditEntry.findMany({ where: { subjectId: visitId }, orderBy: { at: 'asc' } })
    expect(audits.map((entry) => entry.action)).toEqual(['recommendation.made', 'recommendation.answered'])
  })
})

it('reads the whole guided visit in two statements', async () => {
  const { house, visitId } = await visitIn('treatment')
  const { statements } = await countStatements(() => getGuidedVisit(house.manager, visitId))
  expect(statements).toHaveLength(2)
})

it('carries no phone number: whoever calls her finds it on the call list', async () => {
  const { house, visitId, clientId } = await visitIn('treatment')
  await db.client.update({ where: { id: clientId }, data: { phone: '+8613800007788' } })
  expect(wordsIn(await getGuidedVisit(house.therapist, visitId))).not.toContain('7788')
})
