// The flow's whole matrix: stage × move × role, each rule, each time limit at −1 s, 0 and +1 s.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Role } from '@/lib/auth/signed-in-staff'
import {
  availableMoves,
  callTimeliness,
  checkMove,
  checkUndo,
  expectedTimeliness,
  MOVE_NAMES,
  MOVES,
  type MoveName,
  nextMove,
  plannedMinutes,
  replayStage,
  type StageEvent,
  stageTargetMinutes,
  standingMoves,
  stepIsOpen,
  timeliness,
  VISIT_STAGES,
  type VisitSnapshot,
  type VisitStage,
} from '@/lib/visits/visit-flow'

const ROLES: Role[] = ['receptionist', 'therapist', 'manager']
const now = new Date('2026-03-10T06:00:00Z')
const settings = { noShowAfterMinutes: 15, timeZone: 'Asia/Shanghai' }
const second = 1000
const minute = 60 * second

function at(offsetMs: number): Date {
  return new Date(now.getTime() + offsetMs)
}

function snapshot(overrides: Partial<VisitSnapshot> = {}): VisitSnapshot {
  return {
    stage: 'greeting',
    appointedAt: at(-60 * minute),
    comesAt: at(-60 * minute),
    isWalkIn: false,
    lastMove: null,
    alertsAsked: true,
    sessionRunning: false,
    treatmentOpen: false,
    treatmentSettled: true,
    belongingsChecked: true,
    nextBookingSettled: true,
    callSettled: true,
    callMade: false,
    ...overrides,
  }
}

/** Written out once more by hand, so that a slip in the table does not pass its own test. */
const EXPECTED: Record<MoveName, { from: VisitStage[]; to: VisitStage; by: string }> = {
  arrive: { from: ['expected'], to: 'greeting', by: 'RTM' },
  lead_to_seat: { from: ['greeting'], to: 'seating', by: 'RTM' },
  begin_consultation: { from: ['seating'], to: 'consultation', by: 'RTM' },
  begin_treatment: { from: ['consultation'], to: 'treatment', by: 'TM' },
  begin_recommendation: { from: ['treatment'], to: 'recommendation', by: 'TM' },
  begin_farewell: { from: ['recommendation'], to: 'farewell', by: 'RTM' },
  see_off: { from: ['farewell'], to: 'follow_up', by: 'RM' },
  close: { from: ['follow_up'], to: 'closed', by: 'RTM' },
  skip_greeting: { from: ['greeting'], to: 'seating', by: 'RTM' },
  skip_farewell: { from: ['farewell'], to: 'follow_up', by: 'RM' },
  skip_follow_up: { from: ['follow_up'], to: 'closed', by: 'RM' },
  skip_seating: { from: ['seating'], to: 'consultation', by: 'RTM' },
  skip_consultation: { from: ['consultation'], to: 'treatment', by: 'TM' },
  skip_treatment: { from: ['treatment'], to: 'recommendation', by: 'TM' },
  skip_recommendation: { from: ['recommendation'], to: 'farewell', by: 'RTM' },
  leave: {
    from: ['greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell'],
    to: 'left',
    by: 'RTM',
  },
  cancel: { from: ['expected'], to: 'cancelled', by: 'RM' },
  mark_no_show: { from: ['expected'], to: 'no_show', by: 'RM' },
}

const initial: Record<Role, string> = { receptionist: 'R', therapist: 'T', manager: 'M' }

describe('every stage × move × role', () => {
  it.each(MOVE_NAMES)('%s', (move) => {
    const expected = EXPECTED[move]
    expect(MOVES[move].to).toBe(expected.to)
    for (const stage of VISIT_STAGES) {
      for (const role of ROLES) {
        const verdict = checkMove(
          snapshot({ stage }),
          { move, by: { id: 'a', role }, now, reason: 'why' },
          settings,
        )
        const wanted = !expected.from.includes(stage)
          ? 'wrong_stage'
          : expected.by.includes(initial[role])
            ? null
            : 'not_permitted'
        expect({ stage, role, verdict }).toEqual({ stage, role, verdict: wanted })
      }
    }
  })

  it('shows exactly the buttons that may be pressed', () => {
    for (const stage of VISIT_STAGES) {
      for (const role of ROLES) {
        const by = { id: 'a', role }
        const shown = availableMoves(snapshot({ stage }), by, now, settings)
          .filter((available) => available.blockedBy === null)
          .map((available) => available.move)
        const allowed = MOVE_NAMES.filter(
          (move) => checkMove(snapshot({ stage }), { move, by, now, reason: 'why' }, settings) === null,
        )
        expect(shown).toEqual(allowed)
      }
    }
  })

  it('leads on from every open stage by one move, and nowhere from an ended one', () => {
    const path: VisitStage[] = ['expected']
    for (let move = nextMove('expected'); move; move = nextMove(MOVES[move].to)) path.push(MOVES[move].to)
    expect(path).toEqual([
      'expected',
      'greeting',
      'seating',
      'consultation',
      'treatment',
      'recommendation',
      'farewell',
      'follow_up',
      'closed',
    ])
    for (const ended of ['closed', 'cancelled', 'no_show', 'left'] as const)
      expect(nextMove(ended)).toBeNull()
  })
})

describe('rules', () => {
  const manager = { id: 'm', role: 'manager' as const }
  const cases: [MoveName, VisitStage, Partial<VisitSnapshot>, string][] = [
    ['begin_treatment', 'consultation', { alertsAsked: false }, 'alerts_not_asked'],
    ['skip_consultation', 'consultation', { alertsAsked: false }, 'alerts_not_asked'],
    ['begin_recommendation', 'treatment', { sessionRunning: true }, 'session_running'],
    ['begin_recommendation', 'treatment', { treatmentOpen: true }, 'treatments_open'],
    ['begin_recommendation', 'treatment', { treatmentSettled: false }, 'nothing_performed'],
    ['skip_treatment', 'treatment', { sessionRunning: true }, 'session_running'],
    ['see_off', 'farewell', { nextBookingSettled: false }, 'next_booking_open'],
    ['see_off', 'farewell', { belongingsChecked: false }, 'belongings_unchecked'],
    ['close', 'follow_up', { callSettled: false }, 'call_open'],
    ['close', 'follow_up', { nextBookingSettled: false }, 'next_booking_open'],
    ['skip_follow_up', 'follow_up', { nextBookingSettled: false }, 'next_booking_open'],
  ]
  it.each(cases)('%s in %s is stopped by %o', (move, stage, broken, refusal) => {
    const request = { move, by: manager, now, reason: 'why' }
    expect(checkMove(snapshot({ stage, ...broken }), request, settings)).toBe(refusal)
    expect(checkMove(snapshot({ stage }), request, settings)).toBeNull()
    const shown = availableMoves(snapshot({ stage, ...broken }), manager, now, settings)
    expect(shown.find((available) => available.move === move)?.blockedBy).toBe(refusal)
  })

  it.each(['leave', 'skip_seating', 'skip_consultation', 'skip_treatment', 'skip_recommendation'] as const)(
    '%s wants a reason that is more than blanks',
    (move) => {
      const stage = MOVES[move].from[0]
      for (const reason of [undefined, '', '  ']) {
        expect(checkMove(snapshot({ stage }), { move, by: manager, now, reason }, settings)).toBe(
          'reason_needed',
        )
      }
    },
  )

  it.each([
    ['Asia/Shanghai', '2026-12-07T16:00:00Z', '2026-12-08T15:59:59.999Z'],
    ['Europe/London', '2026-12-08T00:00:00Z', '2026-12-08T23:59:59.999Z'],
    ['America/Los_Angeles', '2026-12-08T08:00:00Z', '2026-12-09T07:59:59.999Z'],
    // A day of 25 hours.
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z'],
  ])('lets her arrive from midnight to midnight of her own day in %s', (timeZone, first, last) => {
    const verdict = (appointedAt: string, instant: number) =>
      checkMove(
        snapshot({ stage: 'expected', appointedAt: new Date(appointedAt) }),
        { move: 'arrive', by: manager, now: new Date(instant) },
        { ...settings, timeZone },
      )
    for (const appointedAt of [first, last]) {
      expect(verdict(appointedAt, Date.parse(first))).toBeNull()
      expect(verdict(appointedAt, Date.parse(last))).toBeNull()
      expect(verdict(appointedAt, Date.parse(first) - 1)).toBe('another_day')
      expect(verdict(appointedAt, Date.parse(last) + 1)).toBe('another_day')
    }
  })

  it('marks a no-show from the limit on, not a second before', () => {
    const comesAt = now
    const verdicts = [-second, 0, second].map((offset) =>
      checkMove(
        snapshot({ stage: 'expected', comesAt }),
        { move: 'mark_no_show', by: manager, now: at(15 * minute + offset) },
        settings,
      ),
    )
    expect(verdicts).toEqual(['too_early_for_no_show', null, null])
  })
})

describe('taking back', () => {
  const maker = { id: 'maker', role: 'receptionist' as const }
  const lastMove = {
    sequence: 3,
    move: 'lead_to_seat',
    from: 'greeting',
    to: 'seating',
    actorId: 'maker',
    at: now,
  } as const

  it('is possible for ten minutes, the last instant included', () => {
    const verdicts = [-second, 0, second].map((offset) =>
      checkUndo(snapshot({ lastMove }), maker, at(10 * minute + offset)),
    )
    expect(verdicts).toEqual([null, null, 'undo_too_late'])
  })

  it('is for the maker or a manager', () => {
    expect(checkUndo(snapshot({ lastMove }), { id: 'other', role: 'receptionist' }, now)).toBe(
      'undo_not_yours',
    )
    expect(checkUndo(snapshot({ lastMove }), { id: 'other', role: 'therapist' }, now)).toBe('undo_not_yours')
    expect(checkUndo(snapshot({ lastMove }), { id: 'other', role: 'manager' }, now)).toBeNull()
  })

  it('has nothing to take back before the first move', () => {
    const arranged = {
      sequence: 1,
      move: null,
      from: null,
      to: 'expected',
      actorId: 'maker',
      at: now,
    } as const
    expect(checkUndo(snapshot({ lastMove: arranged }), maker, now)).toBe('nothing_to_undo')
    expect(checkUndo(snapshot({ lastMove: null }), maker, now)).toBe('nothing_to_undo')
  })

  it('does not bring a walk-in back among the expected: nobody expected her', () => {
    const cancelled = { ...lastMove, move: 'cancel', from: 'expected', to: 'cancelled' } as const
    const stage = 'cancelled' as const
    expect(checkUndo(snapshot({ stage, lastMove: cancelled, isWalkIn: true }), maker, now)).toBe(
      'nothing_to_undo',
    )
    expect(checkUndo(snapshot({ stage, lastMove: cancelled }), maker, now)).toBeNull()
  })

  it('does not take a treatment back that runs, nor a departure after the call', () => {
    const treated = { ...lastMove, move: 'begin_treatment', to: 'treatment' } as const
    expect(checkUndo(snapshot({ lastMove: treated, sessionRunning: true }), maker, now)).toBe(
      'session_running',
    )
    const departed = { ...lastMove, move: 'see_off', to: 'follow_up' } as const
    expect(checkUndo(snapshot({ lastMove: departed, callMade: true }), maker, now)).toBe('call_already_made')
  })
})

describe('replay', () => {
  it('follows random moves and undos to the stage they lead to', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 40 }), (choices) => {
        const events: StageEvent[] = [stageEvent(1, 'arranged', null, null, 'expected')]
        const stack: VisitStage[] = ['expected']
        for (const choice of choices) {
          const here = stack.at(-1) ?? 'expected'
          const moves = MOVE_NAMES.filter((name) =>
            (MOVES[name].from as readonly VisitStage[]).includes(here),
          )
          const sequence = events.length + 1
          const move = moves[choice % (moves.length + 1)]
          if (move) {
            events.push(stageEvent(sequence, 'moved', move, here, MOVES[move].to))
            stack.push(MOVES[move].to)
          } else if (stack.length > 1) {
            const undoes = standingMoves(events).at(-1)?.sequence ?? null
            stack.pop()
            events.push({ ...stageEvent(sequence, 'undone', null, here, stack.at(-1) ?? null), undoes })
          }
        }
        expect(replayStage(events)).toBe(stack.at(-1))
        expect(standingMoves(events).map((standing) => standing.to)).toEqual(stack)
      }),
    )
  })

  it('refuses a history that undoes what was not last', () => {
    const events = [
      stageEvent(1, 'arranged', null, null, 'expected'),
      stageEvent(2, 'moved', 'arrive', 'expected', 'greeting'),
      { ...stageEvent(3, 'undone', 'arrive', 'greeting', 'expected'), undoes: 1 },
    ]
    expect(() => standingMoves(events)).toThrow(/undoes what was not last/)
  })
})

function stageEvent(
  sequence: number,
  kind: string,
  move: MoveName | null,
  fromStage: VisitStage | null,
  toStage: VisitStage | null,
): StageEvent {
  return { sequence, kind, move, fromStage, toStage, undoes: null, actorId: 'a', at: at(sequence * second) }
}

describe('waiting and lateness', () => {
  it('is late only past the target, soon from four fifths of it', () => {
    const of = (offset: number) => timeliness(10 * minute + offset, 10)
    expect([of(-second), of(0), of(second)]).toEqual(['soon', 'soon', 'late'])
    const soon = (offset: number) => timeliness(8 * minute + offset, 10)
    expect([soon(-second), soon(0), soon(second)]).toEqual(['calm', 'soon', 'soon'])
  })

  it('expects a guest soon ten minutes ahead, late once her time has passed', () => {
    const verdict = (offset: number) => expectedTimeliness(now, at(offset))
    expect([verdict(-second), verdict(0), verdict(second)]).toEqual(['soon', 'soon', 'late'])
    const ahead = (offset: number) => expectedTimeliness(now, at(-10 * minute + offset))
    expect([ahead(-second), ahead(0), ahead(second)]).toEqual(['calm', 'soon', 'soon'])
  })

  it('calls soon when due, late when the due day is over', () => {
    const ends = at(3 * 60 * minute)
    expect([-second, 0, second].map((o) => callTimeliness(now, ends, at(o)))).toEqual([
      'calm',
      'soon',
      'soon',
    ])
    expect([-second, 0, second].map((o) => callTimeliness(now, ends, at(3 * 60 * minute + o)))).toEqual([
      'soon',
      'late',
      'late',
    ])
  })

  it('takes what she was told over the standard while she is seated', () => {
    const steps = [
      { stage: 'seating', targetMinutes: 3 },
      { stage: 'seating', targetMinutes: 4 },
      { stage: 'treatment', targetMinutes: 20 },
    ] as const
    const base = { enteredAt: now, steps, sessions: [], waitTold: null }
    expect(stageTargetMinutes({ ...base, stage: 'seating' })).toBe(7)
    const waitTold = { minutes: 15, at: at(2 * minute) }
    expect(stageTargetMinutes({ ...base, stage: 'seating', waitTold })).toBe(17)
    expect(stageTargetMinutes({ ...base, stage: 'consultation', waitTold })).toBe(0)
  })

  it('has none once she has gone: a call is not late by when she left', () => {
    const steps = [{ stage: 'follow_up', targetMinutes: 8 }] as const
    const input = { stage: 'follow_up', enteredAt: now, steps, sessions: [], waitTold: null } as const
    expect(stageTargetMinutes(input)).toBe(0)
  })

  it('adds planned treatments to the treatment stage, side by side ones once', () => {
    const session = (from: number, to: number) => ({ startsAt: at(from * minute), endsAt: at(to * minute) })
    expect(plannedMinutes([session(0, 60), session(30, 90), session(120, 150)])).toBe(120)
    const target = stageTargetMinutes({
      stage: 'treatment',
      enteredAt: now,
      steps: [{ stage: 'treatment', targetMinutes: 25 }],
      sessions: [session(0, 60), session(0, 45)],
      waitTold: null,
    })
    expect(target).toBe(85)
  })
})

describe('the steps of a guest who left early', () => {
  const day = 24 * 60 * minute
  it.each([
    ['settle_bill', day, true],
    ['return_belongings', day, true],
    ['return_belongings', day + second, false],
    ['serve_tea', 0, false],
  ])('%s can be marked %d ms later: %s', (stepKey, ms, isOpen) => {
    expect(stepIsOpen('left', stepKey, now, at(ms))).toBe(isOpen)
  })

  it('are those of a visit that goes on, and of no other that has ended', () => {
    expect(stepIsOpen('farewell', 'serve_tea', now, now)).toBe(true)
    expect(stepIsOpen('expected', 'settle_bill', now, now)).toBe(false)
    expect(stepIsOpen('closed', 'settle_bill', now, now)).toBe(false)
  })
})
