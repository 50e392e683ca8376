// How a note is told: tidy however it was tapped, sitting by sitting, amendable for as long as the house says.
import { describe, expect, it } from 'vitest'
import { caretAfter, withPhrase } from '@/components/treatment-note/caret-flow'
import {
  isFreshEnough,
  mayBeSignedBy,
  type SavedRevision,
  signerOf,
  sittingsOf,
  skinMadeLess,
} from '@/lib/treatment-notes/note-flow'
import {
  BLANK_CONTENT,
  BLANK_NOTE,
  isSameContent,
  noteContentSchema,
  packContent,
  readContent,
  saveTreatmentNoteSchema,
  tidyContent,
} from '@/lib/treatment-notes/note-schemas'

describe('a content', () => {
  it('reads the same in whatever order it was tapped, each thing once', () => {
    const one = tidyContent({
      ...BLANK_CONTENT,
      findings: [
        { code: 'redness', strength: 1 },
        { code: 'dryness', strength: 2 },
        { code: 'redness', strength: 3 },
      ],
      areas: ['neck', 'nose', 'neck'],
    })
    expect(one.findings).toEqual([
      { code: 'dryness', strength: 2 },
      { code: 'redness', strength: 3 },
    ])
    expect(one.areas).toEqual(['nose', 'neck'])
    expect(isSameContent(one, { ...one, areas: ['neck', 'nose'] })).toBe(true)
    expect(isSameContent(one, { ...one, minutes: 5 })).toBe(false)
  })

  it('is stored without its blanks and whole again when it is read', () => {
    expect(packContent(BLANK_CONTENT)).toEqual({})
    const content = { ...BLANK_CONTENT, temperature: 0, text: '热敷' }
    expect(packContent(content)).toEqual({ temperature: 0, text: '热敷' })
    expect(readContent(packContent(content))).toEqual(content)
  })

  it('is bounded with a word at the field', () => {
    const issues = (content: object) =>
      noteContentSchema.safeParse(content).error?.issues.map(({ path, message }) => [path.join('.'), message])
    expect(issues({ text: '长'.repeat(6_001) })).toEqual([['text', 'too_long']])
    expect(issues({ minutes: 999 })).toEqual([['minutes', 'too_big']])
    expect(issues({ findings: [{ code: 'nonsense', strength: 1 }] })).toHaveLength(1)
    expect(issues({ areas: ['elbow'] })).toHaveLength(1)
  })

  it('fits at its longest into what a browser sends while a page closes', () => {
    const longest = saveTreatmentNoteSchema.parse({
      sessionId: '0192f0c4-7b3e-7cc3-98c4-dc0c0c07398f',
      baseRevision: 1,
      content: { text: '长'.repeat(6_000), advice: '长'.repeat(2_000), reactionWords: '长'.repeat(500) },
      privateText: '长'.repeat(4_000),
    })
    expect(new TextEncoder().encode(JSON.stringify(longest)).length).toBeLessThan(64 * 1_024)
  })
})

describe('less of her skin', () => {
  const wound = { area: 'nose', kind: 'wound', strength: 2 }
  const anywhere = { ...wound, area: 'anywhere' }

  it.each([
    ['as strong as it was', [wound], [], wound],
    ['stronger', [{ ...wound, strength: 3 }], [], wound],
    ['weaker', [{ ...wound, strength: 1 }], [{ ...wound, isPlaced: false }], wound],
    ['elsewhere', [{ ...wound, area: 'chin' }], [{ ...wound, isPlaced: false }], wound],
    ['something else', [{ ...wound, kind: 'rash' }], [{ ...wound, isPlaced: false }], wound],
    ['placed', [wound], [{ ...anywhere, isPlaced: true }], anywhere],
    ['placed, and weaker', [{ ...wound, strength: 1 }], [{ ...anywhere, isPlaced: false }], anywhere],
  ])('is said by a note that has it %s', (_how, after, less, before) => {
    expect(skinMadeLess([before], after)).toEqual(less)
  })
})

describe('a history', () => {
  const [lin, song] = [
    { id: 'l', name: '林悦' },
    { id: 's', name: '宋瑶' },
  ]
  const saved = (
    revision: number,
    savedBy: SavedRevision['savedBy'],
    minute: number,
    text: string,
    amendmentReason: string | null = null,
  ): SavedRevision => ({
    revision,
    savedBy,
    savedAt: new Date(Date.UTC(2026, 10, 22, 6, minute)).toISOString(),
    amendmentReason,
    note: { ...BLANK_NOTE, content: { ...BLANK_CONTENT, text } },
  })

  it('is told by person and sitting, the latest first', () => {
    const sittings = sittingsOf(
      [
        saved(1, lin, 0, '左'),
        saved(2, lin, 1, '左肩'),
        saved(3, song, 2, '左肩紧'),
        saved(4, song, 33, '左肩很紧'),
        saved(5, song, 34, '左肩很紧。', '写错了'),
      ],
      BLANK_NOTE,
    )
    expect(
      sittings.map(({ revision, by, amendmentReason, before, after, changed }) => ({
        revision,
        by,
        amendmentReason,
        from: before.content.text,
        to: after.content.text,
        changed,
      })),
    ).toEqual([
      {
        revision: 5,
        by: '宋瑶',
        amendmentReason: '写错了',
        from: '左肩很紧',
        to: '左肩很紧。',
        changed: ['text'],
      },
      { revision: 4, by: '宋瑶', amendmentReason: null, from: '左肩紧', to: '左肩很紧', changed: ['text'] },
      { revision: 3, by: '宋瑶', amendmentReason: null, from: '左肩', to: '左肩紧', changed: ['text'] },
      { revision: 2, by: '林悦', amendmentReason: null, from: '', to: '左肩', changed: ['text'] },
    ])
  })

  it('leaves out a sitting that left everything as it was', () => {
    const sittings = sittingsOf(
      [saved(1, lin, 0, '紧'), saved(2, song, 1, '松'), saved(3, song, 2, '紧'), saved(4, lin, 3, '紧。')],
      BLANK_NOTE,
    )
    expect(sittings.map(({ revision }) => revision)).toEqual([4, 1])
  })

  it('can be added to for thirty days, the last instant included', () => {
    const signed = new Date('2026-11-01T04:00:00Z')
    const later = (ms: number) => new Date(signed.getTime() + 30 * 86_400_000 + ms)
    expect([-1_000, 0, 1_000].map((ms) => isFreshEnough(signed, later(ms)))).toEqual([true, true, false])
  })
})

describe('a caret', () => {
  it('stays with its words when others come in around it', () => {
    expect(caretAfter('左肩紧', '她说：左肩紧', 3)).toBe(6)
    expect(caretAfter('左肩紧', '左肩紧。右肩松', 3)).toBe(3)
    expect(caretAfter('左肩紧', '左肩很紧', 2)).toBe(2)
    expect(caretAfter('左肩紧。右', '左肩很紧。右', 5)).toBe(6)
  })

  it('takes a phrase in, apart from English words but not from Chinese', () => {
    expect(withPhrase('左肩紧。', '热敷后松开。', 4)).toEqual({ text: '左肩紧。热敷后松开。', caret: 10 })
    expect(withPhrase('Tight.Better.', 'She slept.', 6)).toEqual({
      text: 'Tight. She slept. Better.',
      caret: 17,
    })
  })
})

describe('who signs a note', () => {
  const signer = (writerIds: string[], { isBlank = false, therapistId = 'her' as string | null } = {}) =>
    signerOf({ isBlank, writerIds, therapistId })

  it('is who alone wrote in it, the therapist or not', () => {
    expect(signer(['her'])).toBe('her')
    expect(signer(['other'])).toBe('other')
  })

  it('is the therapist where several wrote and she is one of them, and nobody where she is not', () => {
    expect(signer(['other', 'her'])).toBe('her')
    expect(signer(['other', 'third'])).toBeNull()
    expect(signer(['other', 'third'], { therapistId: null })).toBeNull()
  })

  it('is the therapist where nothing stands, whoever has saved it', () => {
    expect(signer([])).toBe('her')
    expect(signer(['other'], { isBlank: true })).toBe('her')
    expect(signer([], { therapistId: null })).toBeNull()
  })

  it('is never anybody else', () => {
    const hands = { isBlank: false, writerIds: ['her'], therapistId: 'her' }
    expect(['her', 'manager'].map((id) => mayBeSignedBy(hands, id))).toEqual([true, false])
  })
})
