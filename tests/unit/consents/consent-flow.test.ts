// Where a consent stands, from every answer she ever gave; and what may be done because of it.
import { describe, expect, it } from 'vitest'
import {
  CONSENT_KINDS,
  type ConsentFacts,
  type ConsentKind,
  consentStates,
  consentsToAsk,
  hasRefused,
  herLanguage,
  mayCall,
  mayKeepHealthData,
  mayKeepPhotos,
  mayMessage,
} from '@/lib/consents/consent-flow'
import { recordConsentsSchema } from '@/lib/consents/consent-schemas'
import { consentWords } from '@/lib/consents/consent-wording'

const day = (number: number) => new Date(Date.UTC(2026, 10, number))

function answered(answer: 'given' | 'declined', on: number, ended: number | null = null): ConsentFacts {
  return { kind: 'phone', answer, recordedAt: day(on), withdrawnAt: ended ? day(ended) : null }
}

describe('her language', () => {
  const said = (kind: ConsentKind, locale: string, on: number) => ({ kind, locale, recordedAt: day(on) })

  it('is that of her last answers on the tablet, in whatever order they come', () => {
    expect(herLanguage([])).toBeNull()
    expect(herLanguage([said('archive', 'zh-CN', 1), said('health', 'en', 2)])).toBe('en')
    expect(herLanguage([said('health', 'en', 2), said('archive', 'zh-CN', 1)])).toBe('en')
  })

  it('is not that of whoever asked her on the phone', () => {
    expect(herLanguage([said('archive', 'en', 1), said('phone', 'zh-CN', 2)])).toBe('en')
  })
})

describe('where a consent stands', () => {
  it.each([
    ['never asked', [], 'not_asked'],
    ['given', [answered('given', 1)], 'given'],
    ['declined', [answered('declined', 1)], 'declined'],
    ['given and withdrawn', [answered('given', 1, 2)], 'withdrawn'],
    ['declined, later given', [answered('declined', 1, 3), answered('given', 3)], 'given'],
    ['given, later declined', [answered('given', 1, 3), answered('declined', 3)], 'declined'],
    ['given, withdrawn, given again', [answered('given', 5), answered('given', 1, 2)], 'given'],
    ['given twice and withdrawn', [answered('given', 1, 4), answered('given', 4, 6)], 'withdrawn'],
    [
      'one that stands beside a younger one that was ended',
      [answered('given', 1), answered('declined', 2, 2)],
      'given',
    ],
    ['declined and ended', [answered('declined', 1, 2)], 'declined'],
  ] as const)('%s', (_, answers, state) => {
    expect(consentStates(answers).phone).toBe(state)
    expect(consentStates([...answers].reverse()).phone).toBe(state)
  })

  it('is read from JSON as well', () => {
    const answers = JSON.parse(JSON.stringify([answered('given', 1, 3), answered('declined', 3)]))
    expect(consentStates(answers).phone).toBe('declined')
  })

  it('is asked for what was never asked, in the order of the sheet', () => {
    expect(consentsToAsk(consentStates([]))).toEqual(CONSENT_KINDS)
    expect(consentsToAsk(consentStates([answered('declined', 1)]))).not.toContain('phone')
  })
})

describe('what may be done', () => {
  it.each([
    ['health', mayKeepHealthData],
    ['photos', mayKeepPhotos],
    ['phone', mayCall],
    ['message', mayMessage],
  ] as const)('%s needs a standing yes and nothing else', (kind, may) => {
    const none = consentStates([])
    expect(may(none)).toBe(false)
    expect(may({ ...none, [kind]: 'declined' })).toBe(false)
    expect(may({ ...none, [kind]: 'withdrawn' })).toBe(false)
    expect(may({ ...none, [kind]: 'given' })).toBe(true)
  })

  it('a no is a no, at once or later; not having been asked is none', () => {
    expect(
      ['not_asked', 'given', 'declined', 'withdrawn'].filter((state) => hasRefused(state as 'given')),
    ).toEqual(['declined', 'withdrawn'])
  })
})

describe('the words', () => {
  it('are there for every kind in both languages, each its own', () => {
    const all = CONSENT_KINDS.flatMap((kind) => [consentWords(kind, 'zh-CN'), consentWords(kind, 'en')])
    expect(new Set(all).size).toBe(CONSENT_KINDS.length * 2)
    expect(all.every((words) => words.trim().length > 20)).toBe(true)
  })
})

describe('what is sent', () => {
  const sent = { clientId: '018f5b1e-0000-7000-8000-000000000000', locale: 'zh-CN' }
  const yes = { kind: 'archive', answer: 'given' }

  it.each([
    ['no answer', { answers: [] }],
    ['one kind twice', { answers: [yes, { ...yes, answer: 'declined' }] }],
    ['a signature that is no path', { answers: [yes], signature: 'M0 0"/><script>' }],
    ['an empty signature', { answers: [yes], signature: '' }],
    ['an endless signature', { answers: [yes], signature: 'M0 0'.repeat(15_001) }],
    ['another language', { answers: [yes], locale: 'fr' }],
  ])('is refused with %s', (_, wrong) => {
    expect(recordConsentsSchema.safeParse({ ...sent, ...wrong }).success).toBe(false)
  })

  it('holds with and without a signature', () => {
    expect(recordConsentsSchema.safeParse({ ...sent, answers: [yes] }).success).toBe(true)
    const signed = { ...sent, answers: [yes], signature: 'M1.5,-2 C3 4,5 6,7 8' }
    expect(recordConsentsSchema.safeParse(signed).success).toBe(true)
  })
})
