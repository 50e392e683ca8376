// A row as the client it would become.
import { describe, expect, it } from 'vitest'
import type { ImportField } from '@/lib/imports/import-flow'
import { keysOf, readRow } from '@/lib/imports/read-row'

type Row = Partial<Record<ImportField, string>>

type Facts = {
  country?: string
  headings?: string[]
  formulas?: number[]
  dial?: string
  dummies?: { phones?: string[]; birthdays?: string[] }
}

function read(cells: Row, facts: Facts = {}) {
  const mapping = Object.keys(cells) as ImportField[]
  return readRow(
    { row: Object.values(cells), formulas: facts.formulas, dial: facts.dial },
    {
      headings: facts.headings ?? mapping.map(() => ''),
      mapping,
      orders: mapping.map(() => 'day_first'),
      dummies: {
        phones: new Set(facts.dummies?.phones),
        birthdays: new Set(facts.dummies?.birthdays),
      },
      country: facts.country ?? 'CN',
      money: { currency: 'CNY', country: facts.country ?? 'CN', locale: 'zh-CN' },
      today: '2026-11-30',
      thisYear: 2026,
    },
  )
}

const codes = ({ problems }: ReturnType<typeof read>) => problems.map(({ code }) => code)

describe('a name', () => {
  it.each([
    [{ name: ' 王  小明 ' }, '王 小明'],
    [{ firstName: '小明', lastName: '王' }, '王小明'],
    [{ firstName: 'Anna', lastName: 'Müller' }, 'Anna Müller'],
    [{ firstName: 'Cher' }, 'Cher'],
    [{ lastName: '欧阳' }, '欧阳'],
    [{ name: '🌸' }, '🌸'],
    [{ name: '888' }, '888'],
    [{ name: '\u200e王芳\ufeff' }, '王芳'],
  ] satisfies [Row, string][])('of %j', (cells, name) => {
    expect(read(cells).person.name).toBe(name)
  })

  it.each(['', '-', '13812345678', '。', 'NULL', '#N/A', '无', 'n/a', '--', '=1+1', '暂无'])(
    'is missing in «%s»',
    (name) => {
      expect(codes(read({ name, phone: '13812345678' }))).toEqual(['name_missing'])
    },
  )

  it('that is far too long is cut, and kept whole in a note', () => {
    const name = '王'.repeat(80)
    const row = read({ name })
    expect(row.person.name).toHaveLength(60)
    expect(row.person.notes).toEqual([name])
    expect(codes(row)).toEqual(['too_long'])
  })
})

describe('phones', () => {
  it.each([
    ['138 1234 5678', ['+8613812345678']],
    ['138-1234-5678', ['+8613812345678']],
    ['１３８１２３４５６７８', ['+8613812345678']],
    ['+86 13812345678', ['+8613812345678']],
    ['008613812345678', ['+8613812345678']],
    ['8613812345678', ['+8613812345678']],
    ["'13812345678", ['+8613812345678']],
    ['13812345678.0', ['+8613812345678']],
    ['13812345678/13912345678', ['+8613812345678', '+8613912345678']],
    ['13812345678、0571-88886666', ['+8613812345678', '+8657188886666']],
    ['13812345678 13912345678', ['+8613812345678', '+8613912345678']],
    ['13812345678（老公）', ['+8613812345678']],
    ['13812345678;13812345678', ['+8613812345678']],
    ['+44 7911 123456', ['+447911123456']],
    ['', []],
  ])('of «%s»', (phone, numbers) => {
    const row = read({ name: '王', phone })
    expect(row.person.phones).toEqual(numbers)
    expect(row.problems).toEqual([])
  })

  it('are numbers of the salon’s own country', () => {
    expect(read({ name: 'A', phone: '(415) 555-2671' }, { country: 'US' }).person.phones).toEqual([
      '+14155552671',
    ])
    expect(read({ name: 'A', phone: '07911 123456' }, { country: 'GB' }).person.phones).toEqual([
      '+447911123456',
    ])
  })

  it.each([
    ...['138****5678', '138xxxx5678', '12', '没电话'],
    // A letter in a digit's place: what is left would be somebody else's number.
    ...['138000099x4', '1380009o994', '138000099l4', '13800009 O 94', '138-0000-99B4', '1380000999x4'],
    ...['13800老009994', '138000099老4', 'x138000x99994', '021-6234x678', '0571-8888O666转801'],
  ])('that cannot be read stand in her notes: %s', (phone) => {
    const row = read({ name: '王', phone }, { headings: ['姓名', '手机'] })
    expect(row.person).toMatchObject({ phones: [], notes: [`手机: ${phone}`] })
    expect(codes(row)).toEqual(['phone_unreadable'])
  })
})

describe('phones as they are really written', () => {
  it.each([
    ['\u202a13800090001\u202c', ['+8613800090001']],
    ['\u200e+86 138 0009 0002', ['+8613800090002']],
    ['`13800090003', ['+8613800090003']],
    ['1.3800090005E+10', ['+8613800090005']],
    ['00852-9123 4568', ['+85291234568']],
    ['+853 6612 3456', ['+85366123456']],
    ['138 0009 0006/138 0009 0007', ['+8613800090006', '+8613800090007']],
    ['138‑0009–0008', ['+8613800090008']],
    ['微信同号13800090008', ['+8613800090008']],
    ['微信2号 13800090008', ['+8613800090008']],
    ['微信2号13800090008', ['+8613800090008']],
    ['wx:abc 13800090008', ['+8613800090008']],
    ['13800090008老公13800090009', ['+8613800090008', '+8613800090009']],
    ['400-820-8820', ['+864008208820']],
    ['NULL', []],
    ['无', []],
  ])('of «%s»', (phone, numbers) => {
    const row = read({ name: '王', phone })
    expect(row.person.phones).toEqual(numbers)
    expect(codes(row)).toEqual([])
  })

  it('keeps the words that say whose number it is', () => {
    const { person } = read({ name: '王', phone: '13800090009转老公' }, { headings: ['姓名', '手机'] })
    expect(person).toMatchObject({ phones: ['+8613800090009'], notes: ['手机: 13800090009转老公'] })
  })

  it.each(['021-62345678转801', '021-62345678-802', '021-62345678 ext. 803', '021-62345678x804'])(
    'keeps an extension readable, and makes nobody one with her neighbour: %s',
    (phone) => {
      const { person } = read({ name: '王', phone }, { headings: ['姓名', '手机'] })
      expect(person).toMatchObject({ phones: ['+862162345678'], notes: [`手机: ${phone}`] })
      expect(keysOf(person).phones).toEqual([])
    },
  )

  it.each([
    ['1.38E+10', 'phone_cut'],
    ['62345678', 'phone_local'],
    ['91234567', 'phone_local'],
    ['0912-345-678', 'phone_local'],
    ['11111111111', 'phone_dummy'],
    ['13800000000', 'phone_dummy'],
    ['13800138000', 'phone_dummy'],
    ['13800090001', 'phone_dummy'],
  ])('says what is the matter with %s, and keeps it in a note', (phone, code) => {
    const row = read(
      { name: '王', phone },
      { headings: ['姓名', '手机'], dummies: { phones: ['+8613800090001'] } },
    )
    expect(row.person).toMatchObject({ phones: [], notes: [`手机: ${phone}`] })
    expect(codes(row)).toEqual([code])
  })

  it.each([
    ['62345678', '021', '+862162345678'],
    ['91234567', '+852', '+85291234567'],
    ['0912-345-678', '+886', '+886912345678'],
  ])('is read once somebody has said where: %s', (phone, dial, number) => {
    const row = read({ name: '王', phone }, { dial })
    expect(row.person).toMatchObject({ phones: [number], notes: [] })
    expect(codes(row)).toEqual([])
  })

  it('knows a mobile of the mainland next door', () => {
    expect(read({ name: '王', phone: '13812345678' }, { country: 'HK' }).person.phones).toEqual([
      '+8613812345678',
    ])
    expect(read({ name: '王', phone: '9123 4567' }, { country: 'HK' }).person.phones).toEqual([
      '+85291234567',
    ])
  })
})

describe('what is no person', () => {
  const headings = ['姓名', '手机', '备注']
  it.each([
    ['合计', '', '120'],
    ['总计：', '', ''],
    ['共 120 位', '', ''],
    ['导出时间：2026-11-30', '', ''],
    ['制表人：王芳', '', ''],
    ['Total', '', '3'],
    ['Page 1 of 3', '', ''],
    ['姓名', '手机', '备注'],
    ['', '手机', '备注'],
  ])('%s %s %s', (name, phone, note) => {
    expect(codes(read({ name, phone, note }, { headings }))).toEqual(['no_person'])
  })

  it('is not somebody with a number of her own, or with an odd name', () => {
    expect(codes(read({ name: '总计', phone: '13800090001', note: '' }, { headings }))).toEqual([])
    expect(codes(read({ name: '共小月', phone: '', note: '' }, { headings }))).toEqual([])
  })

  it('is a birthday on which too many were born', () => {
    const row = read(
      { name: '张伟', birthday: '1990-01-01' },
      { headings: ['姓名', '生日'], dummies: { birthdays: ['1990-1-1-solar'] } },
    )
    expect(row.person).toMatchObject({ birthday: null, notes: ['生日: 1990-01-01'] })
    expect(codes(row)).toEqual(['date_dummy'])
  })
})

describe('everything else', () => {
  it('finds its place', () => {
    const { person, problems } = read(
      {
        name: '王小明',
        sex: '女',
        birthday: '1990-05-12',
        source: '大众点评',
        referrer: '李姐',
        tags: 'VIP，敏感肌；VIP',
        note: '爱喝茶',
        address: '西湖区',
      },
      { headings: ['姓名', '性别', '生日', '来源', '介绍人', '标签', '备注', '地址'] },
    )
    expect(problems).toEqual([])
    expect(person).toMatchObject({
      sex: 'female',
      birthday: { year: 1990, month: 5, day: 12, lunar: false },
      source: 'dianping',
      referrer: '李姐',
      tags: ['VIP', '敏感肌'],
      notes: ['爱喝茶'],
      address: '西湖区',
    })
  })

  it('keeps in a note what has no place', () => {
    const headings = ['姓名', '生日', '来源', '过敏史']
    const { person, problems } = read(
      { name: '王', birthday: '1990-02-30', source: '地铁广告', note: '芒果' },
      { headings },
    )
    expect(person.notes).toEqual(['过敏史: 芒果', '生日: 1990-02-30', '来源: 地铁广告'])
    expect(person).toMatchObject({ birthday: null, source: 'imported' })
    expect(problems).toEqual([{ code: 'date_impossible' }])
  })

  it('reads a column of lunar birthdays as lunar', () => {
    const { person } = read({ name: '王', birthday: '5月5日' }, { headings: ['姓名', '农历生日'] })
    expect(person.birthday).toEqual({ year: null, month: 5, day: 5, lunar: true })
  })

  it('says when a formula was met', () => {
    expect(codes(read({ name: '王', phone: '13812345678' }, { formulas: [1] }))).toEqual(['formula'])
    expect(codes(read({ name: '王' }, { formulas: [7] }))).toEqual([])
  })
})

describe('two rows are one person', () => {
  it('by name and birthday, whatever the blanks and case', () => {
    const key = (name: string, birthday: string) => keysOf(read({ name, birthday }).person).person
    expect(key('Anna Li', '1990-05-12')).toBe(key('ANNA  LI', '12.5.1990'))
    expect(key('Anna Li', '1990-05-12')).not.toBe(key('Anna Li', '1991-05-12'))
    expect(key('王芳', '5月5日')).not.toBe(key('王芳', '农历五月初五'))
    expect(key('王芳', '')).toBeNull()
  })
})
