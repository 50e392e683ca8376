// What a client can be found by, and how a query is read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nationalDigits } from '@/lib/clients/phone-numbers'
import { pinyinOf } from '@/lib/clients/pinyin'
import { endOfRange, guardedRangeOf, readQuery, searchTokens, wholeNames } from '@/lib/clients/search-tokens'

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
  const { words, either } = readQuery(query)
  const meets = (word: string, least: number) =>
    tokens.some(({ token, weight }) => weight <= least && token >= word && token < endOfRange(word))
  return (words.length > 0 && words.every((word) => meets(word, 1))) || either.some((word) => meets(word, 0))
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

describe('letters of their own', () => {
  it.each([
    ['Đặng Thị Hà', ['dang thi ha', 'dang', 'Đặng', 'dth']],
    ['Łukasz Żółć', ['lukasz', 'zolc', 'Łukasz']],
    ['Søren Ørsted', ['soren', 'soeren', 'orsted', 'søren']],
    ['Bjørn Åse', ['bjorn', 'bjoern', 'ase', 'aase', 'Åse']],
    ['Yıldız Işık', ['yildiz', 'isik', 'YILDIZ', 'Işık']],
    ['Æsa Þórsdóttir', ['aesa', 'thorsdottir', 'Æsa']],
    ['Jürgen Strauß', ['jurgen', 'juergen', 'strauss', 'Strauß', 'STRAUSS', 'juergenstrauss']],
    ['Mueller', ['müller', 'muller', 'mueller']],
    ['Zoë Müller', ['mueller', 'muller', 'zoe', 'zoe mueller']],
    ['Seán O’Brien', ['obrien', "o'brien", 'o’brien', 'OʼBrien', 'sean']],
    ['ludwig von der heide', ['von der heide', 'heide', 'Von Der Heide']],
    ['Ａｎｎａ　Ｌｅｅ', ['anna', 'anna lee']],
  ])('%s is found by %j', (name, queries) => {
    expect(queries.filter((query) => !found(query, { name }))).toEqual([])
  })
})

describe('one Chinese name in its many forms', () => {
  it.each([
    ['陳大文', ['陈大文', '陳大文', '大文', 'chendawen', 'cdw']],
    ['陈大文', ['陳大文']],
    ['單雪', ['单雪', '單雪', 'shanxue', 'danxue', 'sx']],
    ['尉遲真', ['尉迟真', 'yuchi', 'weichi', 'yuchizhen', 'ycz']],
    ['李　雷', ['李雷', '李 雷', '雷', 'lilei', 'll']],
    ['王 芳', ['王芳', '王　芳', 'wangfang']],
    ['王\u200b芳\ufeff', ['王芳']],
    [
      '阿依古丽·买买提',
      ['阿依古丽买买提', '阿依古丽•买买提', '阿依古丽．买买提', '买买提', '阿依古丽', '古丽买'],
    ],
    ['古丽米热•艾比布力', ['古丽米热艾比布力', '古丽米热·艾比布力', '艾比布力']],
    ['扎西‧多吉', ['扎西多吉', '扎西・多吉', 'zhaxiduoji']],
    ['བསོད་ནམས་', ['བསོད་ནམས', 'བསོདནམས']],
    ['李茜', ['lixi', 'liqian']],
    ['张乐', ['zhangle', 'zhangyue']],
    ['王柏霖', ['wangbo', 'wangbai', 'bolin']],
    ['吕燕', ['lvyan', 'luyan', 'lyuyan', 'lüyan']],
    ['覃海洋', ['qinhai', 'tanhai']],
    ['解晓东', ['xie', 'jie']],
    ['陈晨曦', ['xi', 'chenchenxi']],
    ['马', ['马', '馬', 'ma']],
    ['㛃儿', ['㛃', '㛃儿']],
    ['𠮷田花子', ['𠮷', '𠮷田', '吉田']],
    ['渡邊櫻', ['渡边樱', '渡辺桜']],
    ['金敏智(김민지)', ['김민지', '金敏智']],
    ['محمد علي', ['محمد', 'علي']],
    ['李乾', ['李乾', 'liqian']],
  ])('%s is found by %j', (name, queries) => {
    expect(queries.filter((query) => !found(query, { name }))).toEqual([])
  })

  it('keeps apart what only looks alike', () => {
    expect(found('wangyu', { name: '王小明' })).toBe(false)
    expect(found('陈小文', { name: '陳大文' })).toBe(false)
    expect(found('芳李', { name: '王芳（李雷的朋友）' })).toBe(false)
  })
})

describe('a name with a title', () => {
  it.each([
    ['王女士', '王小明'],
    ['王小姐', '王小明'],
    ['李总', '李雷'],
    ['李總', '李雷'],
    ['李先生', '李雷'],
    ['欧阳太太', '欧阳娜娜'],
    ['王 女士', '王小明'],
    ['王小明女士', '王小明'],
    ['Ms Wang', '王小明'],
    ['wangnvshi', '王小明'],
    ['Mrs Müller', 'Zoë Müller'],
    ['王女士 1234', '王小明'],
  ])('%s finds %s', (query, name) => {
    expect(found(query, { name, phone: '+8613800001234' })).toBe(true)
    expect(found(query, { name: '周静', phone: '+8613800005678' })).toBe(false)
  })

  it('finds nobody in the middle of whose name it stands', () => {
    expect(found('王女士', { name: '欧王静' })).toBe(false)
  })
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

describe('a number that may not be seen', () => {
  const mobile = fc
    .tuple(
      fc.constantFrom('+8613', '+8615', '+8618', '+85291', '+4479', '+1415555'),
      fc.stringMatching(/^\d{9}$/),
    )
    .map(([start, rest]) => (start + rest).slice(0, start.startsWith('+86') ? 14 : 12))
  const typed = fc
    .tuple(
      mobile,
      fc.constantFrom('', '0', '00', '+', '001', '0086', '86', '+1', '+86', '00852'),
      fc.nat(13),
      fc.nat(13),
    )
    .map(([phone, before, from, to]) => ({ phone, word: before + phone.slice(1).slice(from, 14 - to) }))

  function isFoundGuarded(phone: string, query: string): boolean {
    const tokens = searchTokens({
      name: '周静',
      pinyin: 'zhou jing',
      formOfAddress: null,
      nickname: null,
      phones: [phone],
    })
    const { words, either } = readQuery(query)
    return [...words, ...either].some((word) => {
      const { from, end } = guardedRangeOf(word, 'CN')
      return tokens.some(({ token }) => token >= from && token < end)
    })
  }

  it('is found by its last four digits and by the whole of it, and by no other piece, whatever stands before it', () => {
    fc.assert(
      fc.property(typed, ({ phone, word }) => {
        const digits = word.replace(/\D/g, '')
        const wholes = [phone.slice(1), nationalDigits(phone)]
        const isWhole = wholes.some((whole) => digits.endsWith(whole))
        const isEnding = digits.length <= 4 && phone.endsWith(digits)
        return !isFoundGuarded(phone, word) || isWhole || isEnding
      }),
      { numRuns: 3000 },
    )
  })

  it.each(['00900007731', '0013900007731x', '0000007731', '00390000773', '1397731', '001397731'])(
    'is not found by %s',
    (query) => expect(isFoundGuarded('+8613900007731', query)).toBe(false),
  )

  it.each(['13900007731', '+86 139 0000 7731', '008613900007731', '7731'])('is found by %s', (query) =>
    expect(isFoundGuarded('+8613900007731', query)).toBe(true),
  )
})

describe('two of one name', () => {
  const areOne = (one: string, other: string) =>
    wholeNames(one).some((word) => wholeNames(other).includes(word))

  it.each([
    ['李婉清女士', '李婉清'],
    ['李 婉清', '李婉清小姐'],
    ['李婉清姐', '李婉清总'],
    ['Ms Li Wanqing', 'Li Wanqing'],
    ['Li Wanqing nvshi', 'Mrs. Li Wanqing'],
    ['李婉清 Ms', '李婉清'],
    ['欧阳娜娜太太', '歐陽娜娜'],
  ])('%s and %s', (one, other) => expect(areOne(one, other)).toBe(true))

  it.each([
    ['王女士', '王总'],
    ['王姐', '王'],
    ['Ms Wang', 'Mr Wang'],
    ['李婉清女士', '李婉女士'],
  ])('not %s and %s', (one, other) => expect(areOne(one, other)).toBe(false))
})
