// What is offered to her when she is asked how it felt, and what follows from her answers.
import { describe, expect, it } from 'vitest'
import { AREAS_OF } from '@/lib/concerns/area-flow'
import en from '@/lib/i18n/messages/en/feeling.json'
import zh from '@/lib/i18n/messages/zh-CN/feeling.json'
import { areaGroups, areasToOffer, pressureToNote } from '@/lib/visits/feeling-flow'

describe('where it did her good', () => {
  it('is asked of what was treated', () => {
    expect(areasToOffer(['neck', 'jaw_left'], ['tension'])).toEqual(['neck', 'jaw_left'])
  })

  it('is asked of the regions of the treatment’s concerns where nobody has noted it', () => {
    expect(areasToOffer([], ['dryness'])).toEqual(AREAS_OF.face)
    expect(areasToOffer([], ['dandruff', 'tension'])).toEqual([...AREAS_OF.body, ...AREAS_OF.scalp])
    expect(areasToOffer([], [])).toEqual([...AREAS_OF.face, ...AREAS_OF.body])
  })
})

describe('what she points at', () => {
  it('is both sides as one where both are offered', () => {
    expect(areaGroups(['neck', 'jaw_left', 'cheek_left', 'cheek_right'])).toEqual([
      { id: 'neck', isPair: false, areas: ['neck'] },
      { id: 'jaw_left', isPair: false, areas: ['jaw_left'] },
      { id: 'cheek', isPair: true, areas: ['cheek_left', 'cheek_right'] },
    ])
  })

  it('has a name for every pair, in both languages', () => {
    const pairs = Object.values(AREAS_OF)
      .flatMap((areas) => areaGroups(areas))
      .filter(({ isPair }) => isPair)
    for (const words of [zh, en]) {
      expect(Object.keys(words.pairs).sort()).toEqual(pairs.map(({ id }) => id).sort())
    }
  })
})

describe('a pressure worth noting', () => {
  it.each([
    [2, 2, null, 'light'],
    [-2, -2, null, 'firm'],
    [2, 2, 'firm', 'light'],
    [2, 2, 'light', null],
    [2, 1, null, null],
    [1, 1, null, null],
    [2, -2, null, null],
    [2, null, null, null],
    [null, 2, null, null],
    [0, 0, null, null],
  ] as const)('felt %s after %s, noted %s: %s', (felt, before, noted, choice) => {
    expect(pressureToNote(felt, before, noted)).toBe(choice)
  })
})
