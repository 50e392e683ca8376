// Which steps lead a session, and whose turn it is.
import { expect, it } from 'vitest'
import { currentStep, doneBy, leadsSession } from '@/lib/visits/protocol-flow'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 6, minute))

it('leads a session with what was in use when it began', () => {
  const began = at(10)
  expect(leadsSession({ addedAt: at(0), retiredAt: null }, began)).toBe(true)
  expect(leadsSession({ addedAt: at(10), retiredAt: null }, began)).toBe(true)
  expect(leadsSession({ addedAt: at(11), retiredAt: null }, began)).toBe(false)
  expect(leadsSession({ addedAt: at(0), retiredAt: at(11) }, began)).toBe(true)
  expect(leadsSession({ addedAt: at(0), retiredAt: at(10) }, began)).toBe(false)
})

it('counts the last mark of a step in its own session', () => {
  const tick = (kind: string, sessionId: string, minute: number) => ({
    kind,
    sessionId,
    stepId: 'a',
    by: '林悦',
    at: at(minute),
  })
  const ticks = [
    tick('protocol_done', 's', 1),
    tick('protocol_cleared', 's', 2),
    tick('protocol_done', 'r', 3),
  ]
  expect(doneBy(ticks, 's', 'a')).toBeNull()
  expect(doneBy(ticks, 'r', 'a')).toEqual({ by: '林悦', at: at(3) })
  expect(doneBy(ticks, 'r', 'b')).toBeNull()
})

it('gives the turn to the first step that is not done', () => {
  const done = { by: '', at: at(0) }
  expect(currentStep([{ done }, { done: null, id: 2 }, { done }, { done: null }])).toEqual({
    done: null,
    id: 2,
  })
  expect(currentStep([{ done }])).toBeNull()
})
