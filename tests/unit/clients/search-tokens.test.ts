// What a client can be found by, and how a query is read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pinyinOf } from '@/lib/clients/pinyin'
import { endOfRange, queryWords, searchTokens } from '@/lib/clients/search-tokens'

function found(
  query: string,
  client: { name: string; formOfAddress?: string; nickname?: string; phone?: string },
): boolean {
  const tokens = searchTokens({
    name: client.name,
    pinyin: pinyinOf(client.name),
    formOfAddress: client.formOfAddress ?? null,
    nickname: client.nickname ?? null,
    phones: client.phone ? [client.phone] : [],
  })
  const words = queryWords(query)
  return (
    words.length > 0 &&
    words.every((word) => tokens.some(({ token }) => token >= word && token < endOfRange(word)))
  )
}

describe('a Chinese guest', () => {
  const guest = { name: '王小明', formOfAddress: '王姐', phone: '+8613812345678' }

  it.each([
    ['王', 'surname'],
    ['小明', 'given name'],
    ['明', 'last character'],
    ['王小明', 'whole name'],
    ['w', 'first letter'],
    ['wang', 'surname read'],
    ['xiaoming', 'given name read'],
    ['ming', 'last syllable'],
    ['wangxiaom', 'unfinished reading'],
    ['wxm', 'initials'],
    ['xm', 'last initials'],
    ['wangxm', 'surname and initials'],
    ['WXM', 'capitals'],
    ['wang xiaoming', 'reading in words'],
    ['王xm', 'both scripts at once'],
    ['王姐', 'form of address'],
    ['wangjie', 'form of address read'],
    ['5678', 'last four digits'],
    ['678', 'last three digits'],
    ['567', 'last four while typing'],
    ['138', 'first digits'],
    ['138 5678', 'first three and last four'],
    ['138-1234-5678', 'with dashes'],
    ['+86 138 1234 5678', 'as written abroad'],
    ['1381234', 'a run of digits'],
    ['２３４５', 'full-width digits'],
  ])('is found by %s (%s)', (query) => expect(found(query, guest)).toBe(true))

  it.each(['李', 'xw', 'zhang', '王明', '139', '139 5678', '6789', '', '  ', '-'])(
    'is not found by "%s"',
    (query) => expect(found(query, guest)).toBe(false),
  )
})

describe('other names', () => {
  it('finds a surname by either reading', () => {
    expect(found('shan', { name: '单雄信' })).toBe(true)
    expect(found('dan', { name: '单雄信' })).toBe(true)
  })

  it('finds a compound surname by its parts', () => {
    expect(found('ouyang', { name: '欧阳娜娜' })).toBe(true)
    expect(found('oynn', { name: '欧阳娜娜' })).toBe(true)
    expect(found('阳娜', { name: '欧阳娜娜' })).toBe(true)
  })

  it('finds Latin names by any word, without accents', () => {
    const guest = { name: "Zoë O'Brien-Müller", phone: '+447911123456' }
    for (const query of ['zoe', 'Zoë', 'obrien', "o'brien", 'muller', 'MÜLLER', 'zom', '07911', '3456']) {
      expect(found(query, guest), query).toBe(true)
    }
    expect(found('brien', { name: 'Obrien' })).toBe(false)
  })

  it('reads ü as it is typed', () => expect(found('lv', { name: '吕布' })).toBe(true))
})

describe('tokens', () => {
  it('holds no token twice and none longer than forty characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => {
        const tokens = searchTokens({
          name,
          pinyin: pinyinOf(name),
          formOfAddress: name,
          nickname: name,
          phones: [],
        })
        expect(new Set(tokens.map(({ token }) => token)).size).toBe(tokens.length)
        expect(tokens.every(({ token }) => token.length <= 40)).toBe(true)
      }),
    )
  })

  it('finds every Chinese name by every one of its suffixes', () => {
    const character = fc.constantFrom(...'王李张刘陈杨赵黄周吴单曾解仇小明丽娜婷芳雪梅兰')
    fc.assert(
      fc.property(fc.array(character, { minLength: 1, maxLength: 4 }), fc.nat(3), (characters, from) => {
        fc.pre(from < characters.length)
        expect(found(characters.slice(from).join(''), { name: characters.join('') })).toBe(true)
      }),
    )
  })
})
