// Holds the shipped standards to the seven stages, to both languages and to sane times.
import { describe, expect, it } from 'vitest'
import { shippedStandards } from '@/lib/standards/shipped-standards'
import { isForTheUnhappy } from '@/lib/standards/standards-wording'

const STEPS = {
  greeting: ['recognise_at_door', 'greet_by_name', 'confirm_purpose'],
  seating: ['lead_to_seat', 'serve_tea', 'tell_wait', 'refill_tea'],
  consultation: ['confirm_archive', 'assess', 'show_cases', 'advise_care', 'answer_questions'],
  treatment: ['change', 'shower', 'settle', 'explain_steps', 'perform', 'confirm_effect'],
  recommendation: ['match_products', 'say_why', 'note_answer'],
  farewell: ['book_next', 'settle_bill', 'return_belongings', 'see_to_door'],
  follow_up: ['call_in_time', 'ask_effect', 'note_concerns', 'book_if_missing'],
} as const

/** The least and the most minutes that a stage may take, without the treatment itself. */
const MINUTES = {
  greeting: [2, 4],
  seating: [8, 12],
  consultation: [15, 25],
  treatment: [20, 30],
  recommendation: [6, 10],
  farewell: [8, 12],
  follow_up: [6, 10],
} as const

const LED_BY_THERAPIST = ['consultation', 'treatment', 'recommendation']

const stages = Object.keys(STEPS) as (keyof typeof STEPS)[]
const TEXTS = ['title', 'requirement', 'say', 'gesture'] as const
const texts = shippedStandards.flatMap((standard) =>
  TEXTS.map((name) => ({ where: `${standard.stepKey}: ${name}`, name, ...standard[name] })),
)

const placeholdersOf = (text: string) => text.match(/\{[^}]*\}/g) ?? []
const sentencesIn = (text: string) => text.match(/[。！？]|[.!?](?=\s|$)/g)?.length ?? 0

describe('shipped standards', () => {
  it('apologise to nobody who has nothing to complain of', () => {
    const apologetic = shippedStandards.filter(({ say }) => /本该是我们|抱歉|对不起/.test(say.zh))
    expect(
      apologetic.filter(({ stepKey }) => !isForTheUnhappy(stepKey)).map(({ stepKey }) => stepKey),
    ).toEqual([])
    expect(apologetic.map(({ stepKey }) => stepKey)).toContain('note_concerns')
  })

  it('hold every step once, in the order a guest lives through them', () => {
    const expected = stages.flatMap((stage) => STEPS[stage].map((stepKey, at) => [stage, at + 1, stepKey]))
    expect(shippedStandards.map(({ stage, position, stepKey }) => [stage, position, stepKey])).toEqual(
      expected,
    )
  })

  it('give each step to whoever leads its stage', () => {
    for (const { stage, stepKey, role } of shippedStandards) {
      expect(role, stepKey).toBe(LED_BY_THERAPIST.includes(stage) ? 'therapist' : 'receptionist')
    }
  })

  it.each(stages)('keep the times of %s whole and within bounds', (stage) => {
    const steps = shippedStandards.filter((standard) => standard.stage === stage)
    for (const { stepKey, targetMinutes } of steps) {
      expect(Number.isInteger(targetMinutes), stepKey).toBe(true)
      if (stepKey === 'perform') expect(targetMinutes).toBe(0)
      else expect(targetMinutes, stepKey).toBeGreaterThan(0)
    }
    const [least, most] = MINUTES[stage]
    const sum = steps.reduce((minutes, { targetMinutes }) => minutes + targetMinutes, 0)
    expect(sum).toBeGreaterThanOrEqual(least)
    expect(sum).toBeLessThanOrEqual(most)
  })

  it('are written in both languages, each with its own punctuation', () => {
    for (const { where, zh, en } of texts) {
      expect(zh, where).toBe(zh.trim())
      expect(en, where).toBe(en.trim())
      expect(zh, where).toMatch(/\p{Script=Han}/u)
      expect(en, where).toMatch(/[a-z]/)
      expect(en, where).not.toMatch(/\p{Script=Han}/u)
      expect(zh, where).not.toMatch(/[,;:?!()]/)
      expect(en, where).not.toMatch(/[\u3000-\u303f\uff00-\uffef]/)
    }
  })

  it('leave the same things open in both languages', () => {
    for (const { where, name, zh, en } of texts) {
      expect(placeholdersOf(en), where).toEqual(placeholdersOf(zh).map(() => '{address}'))
      expect(placeholdersOf(zh), where).toEqual(placeholdersOf(en).map(() => '{称呼}'))
      if (name !== 'say') expect(placeholdersOf(zh), where).toEqual([])
      // Minutes and one's own name are filled in by whoever speaks.
      expect(zh.includes('××'), where).toBe(en.includes('…'))
    }
  })

  it('say what they have to say in one to three sentences', () => {
    for (const { where, name, zh, en } of texts) {
      if (name === 'title') continue
      for (const words of [zh, en]) {
        expect(sentencesIn(words), where).toBeGreaterThanOrEqual(1)
        expect(sentencesIn(words), where).toBeLessThanOrEqual(3)
      }
    }
  })

  it('say her name in every step but the first, where it is not yet known', () => {
    const nameless = shippedStandards.filter(({ say }) => !say.zh.includes('{称呼}'))
    expect(nameless.map(({ stepKey }) => stepKey)).toEqual(['recognise_at_door'])
  })
})
