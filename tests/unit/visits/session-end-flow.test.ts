// When an end is early, what it asks for, and how long it can be taken back: each limit at −1, 0 and +1.
import { describe, expect, it } from 'vitest'
import { END_REASONS } from '@/lib/treatments/outcome-flow'
import {
  checkEnd,
  checkUndo,
  endsEarly,
  isSurelyEarly,
  type RunningFacts,
  type SessionEnd,
} from '@/lib/visits/session-end-flow'

const startedAt = new Date('2026-11-23T06:00:00Z')
const MINUTE = 60_000
const at = (ms: number) => new Date(startedAt.getTime() + ms)

describe('an early end', () => {
  const early = (ms: number, stepsDone: number, steps = 5) =>
    endsEarly({ startedAt, minutes: 60, steps, stepsDone }, at(ms))

  it.each([-1, 0, 1])('is one before four fifths of the minutes, at %i ms', (off) => {
    expect(early(48 * MINUTE + off, 0)).toBe(off < 0)
    expect(early(48 * MINUTE + off, 4)).toBe(off < 0)
    expect(early(48 * MINUTE + off, 0, 0)).toBe(off < 0)
  })

  it.each([-1, 0, 1])('is one before half of them although every step is ticked, at %i ms', (off) => {
    expect(early(30 * MINUTE + off, 5)).toBe(off < 0)
    expect(isSurelyEarly({ startedAt, minutes: 60 }, at(30 * MINUTE + off))).toBe(off < 0)
  })

  it('needs every step, not most of them', () => {
    expect([3, 4, 5].map((done) => early(40 * MINUTE, done))).toEqual([true, true, false])
  })

  it('is not excused by a protocol that has no steps', () => {
    expect(early(40 * MINUTE, 0, 0)).toBe(true)
  })
})

const running = (overrides: Partial<RunningFacts> & { minutesAgo?: number } = {}): RunningFacts => ({
  progress: { startedAt, minutes: 60, steps: 0, stepsDone: 0 },
  isHalted: false,
  wasHalted: false,
  harms: [],
  ...overrides,
})
const late = at(60 * MINUTE)
const soon = at(MINUTE)

describe('an end', () => {
  it('as performed is refused early, and while something stops it', () => {
    expect(checkEnd({ outcome: 'performed' }, running(), soon)).toBe('ends_early')
    expect(checkEnd({ outcome: 'performed' }, running(), late)).toBeNull()
    expect(checkEnd({ outcome: 'performed' }, running({ isHalted: true, wasHalted: true }), late)).toBe(
      'safety_stop',
    )
  })

  it.each(['performed', 'in_part', 'broken_off'] as const)(
    '%s asks where the harm in the note came from, before anything is forgotten',
    (outcome) => {
      const end = { outcome, ...(outcome === 'performed' ? {} : { endReason: 'unwell' as const }) }
      const facts = running({ harms: ['红肿'] })
      expect(checkEnd(end, facts, late)).toBe('harm_in_note')
      expect(checkEnd({ ...end, reaction: ' ' }, facts, late)).toBe('harm_in_note')
      expect(checkEnd({ ...end, reaction: '右脸红肿，冷敷了' }, facts, late)).toBeNull()
      expect(checkEnd({ ...end, isNoReaction: true }, facts, late)).toBeNull()
      expect(checkEnd(end, running(), late)).toBeNull()
    },
  )

  it.each(['in_part', 'broken_off'] as const)('%s is possible at any moment, with a reason', (outcome) => {
    const end = (how: Partial<SessionEnd>, facts = running()) => checkEnd({ outcome, ...how }, facts, soon)
    expect(end({})).toBe('end_reason_needed')
    expect(end({ endReason: 'her_wish' })).toBeNull()
    expect(end({ endReason: 'her_wish' }, running({ isHalted: true, wasHalted: true }))).toBeNull()
  })

  it('does not say of itself that she left, nor that the gate stopped what it did not', () => {
    const end = (endReason: SessionEnd['endReason'], facts = running()) =>
      checkEnd({ outcome: 'broken_off', endReason }, facts, soon)
    expect(end('left')).toBe('end_reason_needed')
    expect(end('alert')).toBe('end_reason_needed')
    expect(end('alert', running({ isHalted: true, wasHalted: true }))).toBeNull()
    expect(end('alert', running({ wasHalted: true }))).toBeNull()
  })

  it('wants words where the reason alone says nothing', () => {
    for (const endReason of END_REASONS.filter((reason) => reason !== 'left' && reason !== 'alert')) {
      const bare = checkEnd({ outcome: 'in_part', endReason, endNote: ' ', reaction: ' ' }, running(), soon)
      expect(bare).toBe(
        endReason === 'other' ? 'end_note_needed' : endReason === 'reaction' ? 'reaction_needed' : null,
      )
      const told = { outcome: 'in_part', endReason, endNote: '停电了', reaction: '两颊发红' } as const
      expect(checkEnd(told, running(), soon)).toBeNull()
    }
  })
})

describe('taking an end back', () => {
  const end = { sequence: 7, actorId: 'a', at: startedAt }
  const tenMinutes = 10 * MINUTE

  it.each([-1000, 0, 1000])('is possible for ten minutes, at %i ms', (off) => {
    const verdict = checkUndo(end, { id: 'a', role: 'therapist' }, at(tenMinutes + off))
    expect(verdict).toBe(off > 0 ? 'undo_too_late' : null)
  })

  it('is for whoever ended, and for the manager', () => {
    const by = (id: string, role: string) => checkUndo(end, { id, role }, soon)
    expect(by('a', 'therapist')).toBeNull()
    expect(by('b', 'manager')).toBeNull()
    expect(by('b', 'therapist')).toBe('undo_not_yours')
    expect(by('b', 'receptionist')).toBe('undo_not_yours')
  })
})
