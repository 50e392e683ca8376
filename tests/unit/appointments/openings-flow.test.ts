// Openings: what is proposed fits, what fits is proposed, and the gaps of a day add up.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  gapsOf,
  nearestOpenings,
  type OpeningsQuestion,
  openingsOf,
  proposedOpenings,
  type Taken,
  totalMinutes,
} from '@/lib/appointments/openings-flow'
import { salonDate, salonInstant, salonTime } from '@/lib/salon-time/salon-time'

const MINUTE = 60_000
const opensAt = new Date('2026-11-23T02:00:00Z')
const closesAt = new Date('2026-11-23T13:00:00Z')
const day = { opensAt, closesAt }
const at = (minutes: number) => new Date(opensAt.getTime() + minutes * MINUTE)

function question(overrides: Partial<OpeningsQuestion> = {}): OpeningsQuestion {
  return {
    wanted: [{ treatmentId: 'facial', minutes: 60 }],
    therapistIds: ['lin', 'chen'],
    roomIds: ['rain', 'jade'],
    taken: [],
    hours: [day],
    notBefore: opensAt,
    ...overrides,
  }
}

const anyTaken: fc.Arbitrary<Taken> = fc
  .record({
    therapistId: fc.constantFrom('lin', 'chen', null),
    roomId: fc.constantFrom('rain', 'jade', null),
    from: fc.integer({ min: -60, max: 700 }),
    minutes: fc.integer({ min: 1, max: 180 }),
    guest: fc.boolean(),
  })
  .map(({ therapistId, roomId, from, minutes, guest }) => ({
    therapistId,
    roomId,
    startsAt: at(from),
    endsAt: at(from + minutes),
    guest,
  }))

const anyQuestion = fc
  .record({
    taken: fc.array(anyTaken, { maxLength: 12 }),
    minutes: fc.array(fc.integer({ min: 5, max: 120 }), { minLength: 1, maxLength: 3 }),
    notBefore: fc.integer({ min: -120, max: 720 }),
    leadMinutes: fc.constantFrom(0, 0, 20, 35),
  })
  .map(({ taken, minutes, notBefore, leadMinutes }) =>
    question({
      leadMinutes,
      taken,
      wanted: minutes.map((each, index) => ({ treatmentId: `t${index}`, minutes: each })),
      notBefore: at(notBefore),
    }),
  )

const overlap = (a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }) =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt

const anyDemandingQuestion = fc
  .record({
    asked: anyQuestion,
    around: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 3,
      maxLength: 3,
    }),
    able: fc.array(fc.subarray(['lin', 'chen'], { minLength: 1 }), { minLength: 3, maxLength: 3 }),
    suited: fc.array(fc.subarray(['rain', 'jade'], { minLength: 1 }), { minLength: 3, maxLength: 3 }),
    heldLonger: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ asked, around, able, suited, heldLonger }) => ({
    ...asked,
    taken: asked.taken.map((each) => ({
      ...each,
      heldFrom: new Date(each.startsAt.getTime() - heldLonger * MINUTE),
      heldUntil: new Date(each.endsAt.getTime() + heldLonger * MINUTE),
    })),
    wanted: asked.wanted.map((each, index) => ({
      ...each,
      preparationMinutes: around[index]?.[0] ?? 0,
      cleanupMinutes: around[index]?.[1] ?? 0,
      therapistIds: able[index] ?? [],
      roomIds: suited[index] ?? [],
    })),
  }))

describe('openingsOf, with preparation, clean-up, skills and features', () => {
  const heldOf = (asked: OpeningsQuestion, parts: { startsAt: Date; endsAt: Date }[]) =>
    parts.map(({ startsAt, endsAt }, index) => ({
      startsAt: new Date(startsAt.getTime() - (asked.wanted[index]?.preparationMinutes ?? 0) * MINUTE),
      endsAt: new Date(endsAt.getTime() + (asked.wanted[index]?.cleanupMinutes ?? 0) * MINUTE),
    }))

  it('holds nobody twice, nobody unable, no unsuited room, and no guest beyond the opening hours', () => {
    fc.assert(
      fc.property(anyDemandingQuestion, (asked) => {
        for (const { parts } of openingsOf(asked)) {
          const held = heldOf(asked, parts)
          for (const [index, part] of parts.entries()) {
            const own = held[index]
            if (!own) throw new Error('a part without its time')
            expect(asked.wanted[index]?.therapistIds).toContain(part.therapistId)
            expect(asked.wanted[index]?.roomIds).toContain(part.roomId)
            expect(part.startsAt >= opensAt && own.endsAt <= closesAt).toBe(true)
            expect(own.startsAt >= asked.notBefore).toBe(true)
            for (const { therapistId, roomId, heldFrom, heldUntil, ...taken } of asked.taken) {
              if (overlap({ startsAt: heldFrom, endsAt: heldUntil }, own)) {
                expect(therapistId).not.toBe(part.therapistId)
                expect(roomId).not.toBe(part.roomId)
              }
              if (taken.guest) expect(overlap(taken, part)).toBe(false)
            }
            for (const [before, other] of parts.slice(0, index).entries()) {
              expect(other.endsAt <= part.startsAt).toBe(true)
              if (!overlap(held[before] ?? own, own)) continue
              expect(other.therapistId).not.toBe(part.therapistId)
              expect(other.roomId).not.toBe(part.roomId)
            }
          }
        }
      }),
    )
  })

  it('are no different where nothing is prepared, cleaned up, or asked for', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const wanted = asked.wanted.map((each) => ({
          ...each,
          preparationMinutes: 0,
          cleanupMinutes: 0,
          therapistIds: asked.therapistIds,
          roomIds: asked.roomIds,
        }))
        expect(openingsOf({ ...asked, wanted })).toEqual(openingsOf(asked))
      }),
    )
  })

  it('takes the first guest as the door opens: what she needs is prepared before', () => {
    const wanted = [{ treatmentId: 'bath', minutes: 60, preparationMinutes: 20, cleanupMinutes: 15 }]
    const early = openingsOf(question({ wanted, notBefore: at(-600) }))
    expect(early[0]?.startsAt).toEqual(opensAt)
    // Not by whoever comes in at this very moment, and nobody stays longer to clean up.
    expect(openingsOf(question({ wanted, notBefore: at(-10) }))[0]?.startsAt).toEqual(at(15))
    expect(early.at(-1)?.startsAt).toEqual(at(585))
  })

  it('takes no room and nobody where the treatment needs none', () => {
    const busy = [{ therapistId: 'lin', roomId: 'rain', startsAt: at(0), endsAt: at(660) }]
    const alone = { roomIds: ['rain'], therapistIds: ['lin', 'chen'], taken: busy }
    const brows = { treatmentId: 'brows', minutes: 30 }
    expect(openingsOf(question({ ...alone, wanted: [brows] }))).toEqual([])
    const atHerSeat = openingsOf(question({ ...alone, wanted: [{ ...brows, needsRoom: false }] }))
    expect(atHerSeat[0]?.parts).toMatchObject([{ therapistId: 'chen', roomId: null }])
    const byHerself = { ...brows, needsTherapist: false, needsRoom: false }
    const nobodyHere = { therapistIds: [], roomIds: [], wanted: [byHerself] }
    expect(openingsOf(question(nobodyHere))[0]?.parts).toMatchObject([{ therapistId: null, roomId: null }])
    const wanted = [brows, byHerself]
    const mixed = openingsOf(question({ wanted }))[0]
    expect(mixed?.parts).toMatchObject([{ therapistId: 'lin', roomId: 'rain' }, { therapistId: null }])
  })

  it('waits for the same hands to clean up and prepare, and not for others', () => {
    const wanted = [
      { treatmentId: 'one', minutes: 60, cleanupMinutes: 15 },
      { treatmentId: 'two', minutes: 30, preparationMinutes: 10 },
    ]
    const [together] = openingsOf(question({ wanted, notBefore: at(60) }))
    expect(together?.parts.map(({ startsAt }) => startsAt)).toEqual([at(60), at(145)])
    const apart = openingsOf(
      question({
        notBefore: at(60),
        wanted: wanted.map((each, index) => ({
          ...each,
          therapistIds: [index === 0 ? 'lin' : 'chen'],
          roomIds: [index === 0 ? 'rain' : 'jade'],
        })),
      }),
    )
    expect(apart[0]?.parts.map(({ startsAt }) => startsAt)).toEqual([at(60), at(120)])
  })
})

describe('openingsOf', () => {
  it('never proposes a taken therapist, a taken room, or a time when the guest is elsewhere', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        for (const part of openingsOf(asked).flatMap((opening) => opening.parts)) {
          for (const taken of asked.taken.filter((each) => overlap(each, part))) {
            expect(taken.therapistId).not.toBe(part.therapistId)
            expect(taken.roomId).not.toBe(part.roomId)
            expect(taken.guest).toBe(false)
          }
        }
      }),
    )
  })

  it('stays on the quarter hour, within opening hours, after the earliest moment, one part after another', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        for (const { startsAt, endsAt, parts } of openingsOf(asked)) {
          expect((startsAt.getTime() - opensAt.getTime()) % (15 * MINUTE)).toBe(0)
          expect(startsAt >= asked.notBefore && startsAt >= opensAt && endsAt <= closesAt).toBe(true)
          const lead = asked.leadMinutes ?? 0
          expect(endsAt.getTime() - startsAt.getTime()).toBe((lead + totalMinutes(asked.wanted)) * MINUTE)
          expect(parts[0]?.startsAt).toEqual(new Date(startsAt.getTime() + lead * MINUTE))
          expect(parts.at(-1)?.endsAt).toEqual(endsAt)
          parts.slice(1).forEach((part, index) => {
            expect(part.startsAt).toEqual(parts[index]?.endsAt)
          })
        }
      }),
    )
  })

  it('misses no start: what it leaves out has a reason', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const proposed = new Set(openingsOf(asked).map(({ startsAt }) => startsAt.getTime()))
        for (let start = 0; at(start) < closesAt; start += 15) {
          if (proposed.has(at(start).getTime()) || at(start) < asked.notBefore) continue
          expect(whyNot(asked, start)).not.toBeNull()
        }
      }),
    )
  })

  it('lets one follow the other without a pause: the end of a reservation is free', () => {
    const taken = [{ therapistId: 'lin', roomId: 'rain', startsAt: at(60), endsAt: at(120) }]
    const starts = openingsOf(question({ taken, therapistIds: ['lin'], roomIds: ['rain'] })).map(
      ({ startsAt }) => startsAt.getTime(),
    )
    expect(starts).toContain(at(0).getTime())
    expect(starts).toContain(at(120).getTime())
    expect(starts).not.toContain(at(15).getTime())
    expect(starts).not.toContain(at(105).getTime())
  })

  it('keeps her with one therapist and in one room where both treatments fit', () => {
    const wanted = [
      { treatmentId: 'facial', minutes: 60 },
      { treatmentId: 'neck', minutes: 45 },
    ]
    // Lin is free for the first treatment only; Chen throughout.
    const taken = [{ therapistId: 'lin', roomId: 'rain', startsAt: at(75), endsAt: at(90) }]
    const first = openingsOf(question({ wanted, taken }))[0]
    expect(first?.parts.map((part) => part.therapistId)).toEqual(['chen', 'chen'])
    expect(first?.parts.map((part) => part.roomId)).toEqual(['jade', 'jade'])
  })

  it('proposes nothing for nothing wanted', () => {
    expect(openingsOf(question({ wanted: [] }))).toEqual([])
  })
})

describe('nearestOpenings', () => {
  it('takes the nearest to the wish and reads as a day does', () => {
    const near = nearestOpenings(openingsOf(question()), at(130), 3)
    expect(near.map(({ startsAt }) => startsAt)).toEqual([at(120), at(135), at(150)].sort((a, b) => +a - +b))
  })
})

describe('proposedOpenings', () => {
  it('keeps the hour of the salon’s clock over the change to summer time', () => {
    const zone = 'Europe/Berlin'
    const openings = ['2026-03-28', '2026-03-29', '2026-03-30'].flatMap((date) => {
      const hours = {
        opensAt: salonInstant(date, '10:00', zone),
        closesAt: salonInstant(date, '20:00', zone),
      }
      return openingsOf(question({ hours: [hours], notBefore: salonInstant('2026-03-28', '00:00', zone) }))
    })
    const proposed = proposedOpenings(openings, salonInstant('2026-03-28', '14:00', zone), zone, 4)
    expect(
      proposed.map(({ startsAt }) => `${salonDate(startsAt, zone)} ${salonTime(startsAt, zone)}`),
    ).toEqual(['2026-03-28 13:45', '2026-03-28 14:00', '2026-03-29 14:00', '2026-03-30 14:00'])
  })
})

describe('gapsOf', () => {
  it('with what is taken, covers the whole day and nothing twice', () => {
    fc.assert(
      fc.property(fc.array(anyTaken, { maxLength: 10 }), (taken) => {
        const gaps = gapsOf(taken, day)
        for (const gap of gaps) {
          expect(gap.minutes).toBeGreaterThanOrEqual(15)
          expect(taken.some((each) => overlap(each, gap))).toBe(false)
        }
        for (let minute = 0; at(minute) < closesAt; minute += 1) {
          const moment = { startsAt: at(minute), endsAt: at(minute + 1) }
          const covered = [...gaps, ...taken].some((each) => overlap(each, moment))
          if (!covered) expect(minutesFreeAround(taken, minute)).toBeLessThan(15)
        }
      }),
    )
  })

  it('shows an empty day as one gap', () => {
    expect(gapsOf([], day)).toEqual([{ startsAt: opensAt, endsAt: closesAt, minutes: 660 }])
  })
})

/** An independent, slow reason why `start` does not fit; null when it does. */
function whyNot(asked: OpeningsQuestion, start: number): string | null {
  let from = start + (asked.leadMinutes ?? 0)
  const all = { startsAt: at(start), endsAt: at(from + totalMinutes(asked.wanted)) }
  if (asked.taken.some((each) => each.guest && overlap(each, all))) return 'guest'
  for (const { minutes } of asked.wanted) {
    const part = { startsAt: at(from), endsAt: at(from + minutes) }
    const meeting = asked.taken.filter((each) => overlap(each, part))
    if (part.endsAt > closesAt) return 'closed'
    if (asked.therapistIds.every((id) => meeting.some((each) => each.therapistId === id))) return 'therapist'
    if (asked.roomIds.every((id) => meeting.some((each) => each.roomId === id))) return 'room'
    from += minutes
  }
  return null
}

function minutesFreeAround(taken: readonly Taken[], minute: number): number {
  const isFree = (each: number) =>
    each >= 0 &&
    at(each) < closesAt &&
    !taken.some((one) => overlap(one, { startsAt: at(each), endsAt: at(each + 1) }))
  let from = minute
  let until = minute
  while (isFree(from - 1)) from -= 1
  while (isFree(until + 1)) until += 1
  return until - from + 1
}
