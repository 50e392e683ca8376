// Two versions of a note grown from one: every word of either stands in the end, or both are shown.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeNotes, mergeText } from '@/lib/treatment-notes/merge-flow'
import {
  BLANK_CONTENT,
  BLANK_NOTE,
  type NoteContent,
  type WholeNote,
} from '@/lib/treatment-notes/note-schemas'

const note = (content: Partial<NoteContent>, privateText = ''): WholeNote => ({
  content: { ...BLANK_CONTENT, ...content },
  privateText,
})

/** The text both agreed upon; null when it is contested. */
function agreed(base: string, mine: string, theirs: string): string | null {
  const merged = mergeText(base, mine, theirs)
  return 'agreed' in merged ? merged.agreed : null
}

describe('texts', () => {
  it('take over what only one has changed', () => {
    expect(agreed('左肩紧。右肩松。', '左肩很紧。右肩松。', '左肩紧。右肩松。')).toBe('左肩很紧。右肩松。')
    expect(agreed('左肩紧。', '左肩紧。', '左肩偏紧。')).toBe('左肩偏紧。')
  })

  it('merge what stands in different sentences, without a blank to go by', () => {
    const base = '左肩紧。右肩松。腰部僵硬。'
    expect(agreed(base, '左肩很紧。右肩松。腰部僵硬。', '左肩紧。右肩松。腰部已松开。')).toBe(
      '左肩很紧。右肩松。腰部已松开。',
    )
    expect(agreed(base, `${base}她睡着了。`, '左肩紧。右肩略紧。腰部僵硬。')).toBe(
      '左肩紧。右肩略紧。腰部僵硬。她睡着了。',
    )
  })

  it('merge neighbouring sentences, each changed by one', () => {
    expect(agreed('左肩紧。右肩松。', '左肩很紧。右肩松。', '左肩紧。右肩略紧。')).toBe(
      '左肩很紧。右肩略紧。',
    )
    expect(agreed('左肩紧。右肩松。', '左肩很紧。右肩松。', '左肩不紧。右肩略紧。')).toBeNull()
  })

  it('keep both where both have gone on from the same sentence', () => {
    expect(agreed('左肩紧。', '左肩紧。热敷十分钟。', '左肩紧。她睡着了。')).toBe(
      '左肩紧。她睡着了。热敷十分钟。',
    )
    expect(agreed('', '两颊偏干', '她睡着了')).toBe('她睡着了\n两颊偏干')
    expect(agreed('Tight.', 'Tight. Heat pack.', 'Tight. She slept.')).toBe('Tight. She slept. Heat pack.')
  })

  it('say once what both have added', () => {
    expect(agreed('左肩紧。', '左肩紧。热敷。再按。', '左肩紧。热敷。')).toBe('左肩紧。热敷。再按。')
    expect(agreed('', '热敷', '热敷十分钟')).toBe('热敷十分钟')
  })

  it('are contested where both have changed the same words, or go on in the same open sentence', () => {
    expect(mergeText('左肩紧。', '左肩很紧。', '左肩不紧。')).toEqual({
      mine: '左肩很紧。',
      theirs: '左肩不紧。',
      both: '左肩不紧。左肩很紧。',
    })
    expect(agreed('左肩紧', '左肩紧，按后好转', '左肩紧，她说疼')).toBeNull()
    expect(agreed('左肩紧。', '', '左肩不紧。')).toBeNull()
  })

  const sentence = fc
    .stringMatching(/^[左右肩颈腰紧松干红a-d ]{1,6}$/)
    .map((words) => `${words.trim() || '好'}。`)
  const text = fc.array(sentence, { maxLength: 6 }).map((sentences) => sentences.join(''))

  it('lose no sentence that either has put in', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const merged = mergeText(base, mine, theirs)
        const both = 'agreed' in merged ? merged.agreed : merged.both
        const had = new Set(pieces(base))
        for (const piece of [...pieces(mine), ...pieces(theirs)]) {
          if (!had.has(piece)) expect(both).toContain(piece)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('are left as they are by who has changed nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, changed) => {
        expect(agreed(base, changed, base)).toBe(changed)
        expect(agreed(base, base, changed)).toBe(changed)
        expect(agreed(base, changed, changed)).toBe(changed)
      }),
    )
  })
})

function pieces(text: string): string[] {
  return text.match(/[^。]+。/g) ?? []
}

describe('taps', () => {
  it('are merged one by one', () => {
    const base = note({
      findings: [{ code: 'redness', strength: 2 }],
      areas: ['nose', 'chin'],
      products: [{ productId: 'a', amount: '' }],
    })
    const mine = note({
      findings: [
        { code: 'redness', strength: 2 },
        { code: 'dryness', strength: 1 },
      ],
      areas: ['nose'],
      products: [{ productId: 'a', amount: '2 泵' }],
      minutes: 20,
    })
    const theirs = note({
      findings: [{ code: 'redness', strength: 3 }],
      areas: ['nose', 'chin', 'neck'],
      products: [
        { productId: 'a', amount: '' },
        { productId: 'b', amount: '' },
      ],
      pressure: 'light',
    })
    const { note: merged, contested } = mergeNotes(base, mine, theirs)
    expect(contested).toEqual([])
    expect(merged.content).toMatchObject({
      findings: [
        { code: 'dryness', strength: 1 },
        { code: 'redness', strength: 3 },
      ],
      areas: ['nose', 'neck'],
      products: [
        { productId: 'a', amount: '2 泵' },
        { productId: 'b', amount: '' },
      ],
      minutes: 20,
      pressure: 'light',
    })
  })

  it('are contested where both have tapped the same differently, and stand as is chosen', () => {
    const mine = note({ pressure: 'firm', findings: [{ code: 'pain', strength: 3 }], text: '她怕痛。' })
    const theirs = note({ pressure: 'light', findings: [{ code: 'pain', strength: 1 }], advice: '热敷。' })
    const choose = (choice: 'mine' | 'theirs') => mergeNotes(BLANK_NOTE, mine, theirs, choice)
    expect(choose('mine').contested).toEqual(['findings', 'pressure'])
    expect(choose('mine').note.content).toMatchObject({
      pressure: 'firm',
      text: '她怕痛。',
      advice: '热敷。',
    })
    expect(choose('theirs').note.content).toMatchObject({
      pressure: 'light',
      findings: [{ strength: 1 }],
      text: '她怕痛。',
    })
  })

  it('keep the private part apart from the rest', () => {
    const { note: merged, contested } = mergeNotes(
      note({ text: '紧。' }, '旧伤。'),
      note({ text: '很紧。' }, '旧伤。'),
      note({ text: '紧。' }, '旧伤。她不愿多说。'),
    )
    expect({ merged: merged.privateText, text: merged.content.text, contested }).toEqual({
      merged: '旧伤。她不愿多说。',
      text: '很紧。',
      contested: [],
    })
  })
})
