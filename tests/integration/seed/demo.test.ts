// Holds the demo salon to its promise: whatever the hour, its day is today and every situation is there.
import { afterAll, afterEach, describe, expect, inject, it, vi } from 'vitest'
import { dropDatabase, makeDatabase } from '../../setup/databases'

const MINUTE = 60_000
const ZONE = 'Asia/Shanghai'
const templateUrl = inject('templateUrl')
const ownUrl = process.env.DATABASE_URL
const name = `demo_${process.pid}`

/** A filled demo in a database of its own, seen through modules that know no other. */
async function demoAt(now: Date) {
  process.env.DATABASE_URL = await makeDatabase(templateUrl, name, 'template')
  forgetDatabase()
  const [{ db }, { fillDemoSalon }, board, calls, flow, days] = await Promise.all([
    import('@/lib/db/client'),
    import('@/prisma/seed/demo'),
    import('@/lib/visits/board-queries'),
    import('@/lib/follow-ups/follow-up-queries'),
    import('@/lib/visits/visit-flow'),
    import('@/lib/salon-time/salon-time'),
  ])
  await fillDemoSalon(now)
  const salon = await db.salon.findFirstOrThrow()
  return {
    db,
    salon,
    flow,
    days,
    board: await board.listBoardVisits(salon, now),
    calls: await calls.listCallsDue(salon, now),
  }
}

function forgetDatabase() {
  Object.assign(globalThis, { foyerDb: undefined, foyerDoorDb: undefined })
  vi.resetModules()
}

afterEach(async () => {
  const { disconnect } = await import('@/lib/db/client')
  await disconnect()
})

afterAll(async () => {
  await dropDatabase(templateUrl, name)
  if (ownUrl) process.env.DATABASE_URL = ownUrl
  forgetDatabase()
})

describe.each(['03:00', '10:05', '15:30', '20:55', '23:50'])('the demo salon at %s', (clock) => {
  const now = new Date(`2026-11-21T${clock}:00+08:00`)

  it('shows every situation of a day, and nothing that could not have happened', async () => {
    const { db, salon, flow, days, board, calls } = await demoAt(now)
    expect(salon).toMatchObject({ isDemo: true, timeZone: ZONE })
    const at = (stage: string) => board.filter((card) => card.stage === stage)
    const minutesIn = (card: (typeof board)[number]) => (now.getTime() - Date.parse(card.enteredAt)) / MINUTE

    const expected = at('expected')
    const late = expected.filter((card) => Date.parse(card.appointedAt) < now.getTime())
    expect(late).toHaveLength(1)
    const lateBy = (now.getTime() - Date.parse(late[0]?.appointedAt ?? '')) / MINUTE
    expect(lateBy).toBeGreaterThanOrEqual(10)
    expect(lateBy).toBeLessThanOrEqual(17)
    const later = expected.filter((card) => Date.parse(card.appointedAt) > now.getTime())
    expect(later.length).toBeGreaterThanOrEqual(4)
    const today = days.salonDay(now, ZONE)
    for (const card of later) expect(Date.parse(card.appointedAt)).toBeLessThan(today.end.getTime())
    expect(new Set(later.map((card) => card.appointedAt)).size).toBe(later.length)

    const [greeted] = at('greeting')
    expect(greeted && minutesIn(greeted)).toBe(2)
    expect(greeted?.marks).toMatchObject({ birthday: true, promise: true })
    const [waiting] = at('seating')
    expect(waiting && minutesIn(waiting)).toBe(24)
    expect(waiting?.waitToldMinutes).toBe(10)
    expect(waiting && flow.timeliness(minutesIn(waiting) * MINUTE, waiting.targetMinutes)).toBe('late')
    expect(at('consultation')).toHaveLength(1)
    const inTreatment = at('treatment')
    expect(inTreatment).toHaveLength(2)
    expect(new Set(inTreatment.flatMap((card) => card.therapists)).size).toBe(2)
    expect(new Set(inTreatment.flatMap((card) => card.rooms.map((room) => room.name))).size).toBe(2)
    const running = await db.treatmentSession.findMany({ where: { startedAt: { not: null }, endedAt: null } })
    const leftMinutes = running
      .map((session) => (session.endsAt.getTime() - now.getTime()) / MINUTE)
      .sort((a, b) => a - b)
    expect(leftMinutes[0]).toBeGreaterThan(-5)
    expect(leftMinutes[0]).toBeLessThanOrEqual(5)
    expect(leftMinutes[1]).toBeGreaterThan(10)
    expect(at('recommendation')).toHaveLength(1)
    const [leaving] = at('farewell')
    expect(leaving?.nextBookingSettled).toBe(false)

    expect(calls.calls.filter((call) => call.timeliness === 'late').length).toBeGreaterThanOrEqual(2)
    expect(calls.calls.filter((call) => call.timeliness !== 'late').length).toBeGreaterThanOrEqual(2)
    expect(calls.calls.filter((call) => call.tries.length > 0)).toHaveLength(1)
    expect(calls.waitingForBooking).toHaveLength(1)

    const promises = await db.promise.findMany({ where: { keptAt: null } })
    const midnight = new Date(`${today.date}T00:00:00Z`)
    expect(promises.filter((promise) => promise.dueOn < midnight).length).toBeGreaterThanOrEqual(1)
    expect(promises.filter((promise) => promise.dueOn >= midnight).length).toBeGreaterThanOrEqual(2)
    expect(await db.case.count({ where: { kind: 'complaint', resolvedAt: null } })).toBe(1)

    const tomorrow = days.dayOf(days.addDays(today.date, 1), ZONE)
    const ofTomorrow = await db.treatmentSession.findMany({
      where: {
        startsAt: { gte: tomorrow.start, lt: tomorrow.end },
        releasedAt: null,
        visit: { stage: 'expected' },
      },
    })
    expect(new Set(ofTomorrow.map((session) => session.therapistId)).size).toBeGreaterThanOrEqual(3)
    expect(await db.appointment.count({ where: { startsAt: { gte: tomorrow.end } } })).toBeGreaterThanOrEqual(
      6,
    )

    const visits = await db.visit.findMany({
      include: { events: { orderBy: { sequence: 'asc' } }, appointment: true, calls: true },
    })
    expect(visits.length).toBeGreaterThan(80)
    for (const visit of visits) {
      expect(flow.replayStage(visit.events)).toBe(visit.stage)
      expect(visit.revision).toBe(visit.events.length)
      const times = visit.events.map((event) => event.at.getTime())
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.at(-1)).toBeLessThanOrEqual(now.getTime())
    }
    const clients = await db.client.findMany({ include: { visits: true } })
    // Forty guests, and a daughter who has not been here.
    expect(clients).toHaveLength(41)
    for (const client of clients) expect(client.createdAt.getTime()).toBeLessThan(now.getTime())
    // Whoever let something begin all the same had a reason of her own each time.
    const overrides = await db.safetyOverride.findMany({ select: { reason: true } })
    expect(overrides.length).toBeGreaterThan(2)
    expect(new Set(overrides.map(({ reason }) => reason)).size).toBe(overrides.length)
    const notes = await db.visitNote.findMany()
    for (const note of notes) expect(note.savedAt.getTime()).toBeLessThanOrEqual(now.getTime())
    const audit = await db.auditEntry.aggregate({ _max: { at: true } })
    expect(audit._max.at?.getTime()).toBeLessThanOrEqual(now.getTime())
    const accounts = await db.staffMember.findMany({
      where: { userName: { in: ['reception', 'therapist', 'manager'] } },
    })
    expect(accounts.map(({ role }) => role).sort()).toEqual(['manager', 'receptionist', 'therapist'])
  })
})
