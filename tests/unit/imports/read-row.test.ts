// A row as the client it would become.
import { describe, expect, it } from 'vitest'
import type { ImportField } from '@/lib/imports/import-flow'
import { keysOf, readRow } from '@/lib/imports/read-row'

type Row = Partial<Record<ImportField, string>>

function read(cells: Row, facts: { country?: string; headings?: string[]; formulas?: number[] } = {}) {
  const mapping = Object.keys(cells) as ImportField[]
  return readRow(
    { row: Object.values(cells), formulas: facts.formulas },
    {
      headings: facts.headings ?? mapping.map(() => ''),
      mapping,
      orders: mapping.map(() => 'day_first'),
      country: facts.country ?? 'CN',
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
  ] satisfies [Row, string][])('of %j', (cells, name) => {
    expect(read(cells).person.name).toBe(name)
  })

  it.each(['', '-', '13812345678', '。'])('is missing in «%s»', (name) => {
    expect(codes(read({ name, phone: '13812345678' }))).toEqual(['name_missing'])
  })

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

  it.each(['138****5678', '1.38E+10', '无', '12'])('that cannot be read stand in her notes: %s', (phone) => {
    const row = read({ name: '王', phone }, { headings: ['姓名', '手机'] })
    expect(row.person).toMatchObject({ phones: [], notes: [`手机: ${phone}`] })
    expect(codes(row)).toEqual(['phone_unreadable'])
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
