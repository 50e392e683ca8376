// What being asked in a visit comes to, and what "nothing new" may answer.
import { describe, expect, it } from 'vitest'
import { isCoveredByNothingNew, isFullyAsked } from '@/lib/safety/asking-flow'
import { BASE_QUESTIONS, FURTHER_QUESTIONS, SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'

const minute = (count: number) => new Date(Date.UTC(2026, 10, 23, 6, count))
const asked = (questions: readonly (typeof SAFETY_QUESTIONS)[number][], at = 5) =>
  questions.map((question) => ({ question, answer: 'no', askedById: 'desk', askedAt: minute(at) }))
const arrivalTakenBack = (at: number, actorId = 'therapist') => {
  return { kind: 'undone', move: 'arrive', actorId, at: minute(at) }
}

describe('she has been asked', () => {
  it('with all four that everybody is asked, whatever else', () => {
    expect(isFullyAsked(asked(BASE_QUESTIONS), [], null)).toBe(true)
    expect(isFullyAsked([], [], null)).toBe(false)
    expect(isFullyAsked(asked(FURTHER_QUESTIONS), [], null)).toBe(false)
  })

  it.each(BASE_QUESTIONS)('not without %s', (left) => {
    const others = SAFETY_QUESTIONS.filter((question) => question !== left)
    expect(isFullyAsked(asked(others), [], null)).toBe(false)
  })

  it('since she really came: not before an arrival was taken back, nor in the same moment', () => {
    expect(isFullyAsked(asked(BASE_QUESTIONS, 5), [arrivalTakenBack(6)], null)).toBe(false)
    expect(isFullyAsked(asked(BASE_QUESTIONS, 5), [arrivalTakenBack(5)], null)).toBe(false)
    expect(isFullyAsked(asked(BASE_QUESTIONS, 5), [arrivalTakenBack(4)], null)).toBe(true)
    expect(isFullyAsked(asked(BASE_QUESTIONS, 5), [arrivalTakenBack(4), arrivalTakenBack(6)], null)).toBe(
      false,
    )
    const seatTakenBack = { ...arrivalTakenBack(6), move: 'lead_to_seat' }
    expect(isFullyAsked(asked(BASE_QUESTIONS, 5), [seatTakenBack], null)).toBe(true)
  })
})

it('a yes is unsaid with an arrival by whoever heard it alone', () => {
  const told = asked(BASE_QUESTIONS, 5).map((answer) => ({ ...answer, answer: 'yes' }))
  expect(isFullyAsked(told, [arrivalTakenBack(6)], null)).toBe(true)
  expect(isFullyAsked(told, [arrivalTakenBack(6, 'desk')], null)).toBe(false)
})

describe('"nothing new"', () => {
  const line = (question: (typeof SAFETY_QUESTIONS)[number], earlier: 'no' | 'yes' | null) => ({
    question,
    earlier,
    answer: null,
  })

  it.each(SAFETY_QUESTIONS)('of %s answers an earlier no, unless it is so anew every day', (question) => {
    expect(isCoveredByNothingNew(line(question, 'no'), [])).toBe(question !== 'contact_lenses')
  })

  it('answers an earlier yes only while it stands as an alert of that kind', () => {
    expect(isCoveredByNothingNew(line('allergy', 'yes'), [])).toBe(false)
    expect(isCoveredByNothingNew(line('allergy', 'yes'), [{ kind: 'medication' }])).toBe(false)
    expect(isCoveredByNothingNew(line('allergy', 'yes'), [{ kind: 'allergy' }])).toBe(true)
    expect(isCoveredByNothingNew(line('laser', 'yes'), [{ kind: 'allergy' }])).toBe(false)
  })

  it('answers nothing she was never asked, even where an alert stands, nor what she has answered today', () => {
    expect(isCoveredByNothingNew(line('allergy', null), [{ kind: 'allergy' }])).toBe(false)
    for (const answer of ['no', 'yes', 'unchanged'] as const)
      expect(isCoveredByNothingNew({ question: 'allergy', earlier: 'no', answer }, [])).toBe(false)
  })
})
