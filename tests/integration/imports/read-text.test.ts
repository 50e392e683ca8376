// Texts as other systems write them: where a cell ends, which row is which, and what the columns are called.
import { beforeAll, describe, expect, it } from 'vitest'
import { getImport } from '@/lib/imports/import-queries'
import { caseFile, csvOf, readFile, rowsRead } from '../../factories/import'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

let house: TestSalon

beforeAll(async () => {
  house = await createSalon()
})

async function read(file: string | Uint8Array, asked = {}) {
  const importId = await readFile(house.manager, file, TEST_NOW, asked)
  return { rows: await rowsRead(importId), detail: await getImport(house.manager, TEST_NOW, importId, {}) }
}

describe('the cells of a text', () => {
  it('end where most rows agree, however many commas stand in a note', async () => {
    const { rows } = await read(caseFile('C13-semicolons-and-commas.csv'))
    expect(rows).toEqual([
      ['Anna Schmidt', '017112345611', 'trocken, empfindlich, Rötungen, keine Säuren, kein Duft'],
      ['Lena Vogel', '017112345612', 'fettig, grosse Poren, Akne, Retinol, abends'],
      ['Mia Krüger', '017112345613', 'normal, gern ruhig, Tee, kein Zucker'],
    ])
  })

  it.each([
    ['commas with semicolons in a note', '姓名,备注\n王小明,怕冷;怕吵;爱喝茶\n李雪,a;b;c\n'],
    ['bars with commas', '姓名|备注\n王小明|怕冷,怕吵\n李雪|a,b,c\n'],
    ['tabs with everything', '姓名\t备注\n王小明\t怕冷,怕吵;爱喝茶\n李雪\ta,b;c\n'],
    ['what its first line says', 'sep=;\n姓名;备注\n王小明;怕冷,怕吵\n李雪;a,b\n'],
    ['one comma in each row', '姓名;备注\n王小明;怕冷,怕吵\n李雪;a,b\n'],
  ])('are told apart by %s', async (_, text) => {
    const { detail, rows } = await read(text)
    expect(detail?.columns.map(({ name }) => name)).toEqual(['姓名', '备注'])
    expect(rows.map(([name]) => name)).toEqual(['王小明', '李雪'])
  })

  it('may hold several lines and marks that were doubled', async () => {
    const { rows } = await read('姓名,手机,备注\n王小明,138,"怕冷\n说""轻一点"",爱喝茶"\n李雪,139,5"高\n')
    expect(rows).toEqual([
      ['王小明', '138', '怕冷\n说"轻一点",爱喝茶'],
      ['李雪', '139', '5"高'],
    ])
  })

  it.each([
    ['never closed', '姓名,手机,备注\n\n王小明,138,a\n李雪,139,"怕冷\n陈晨,137,b\n', 4],
    [
      'closed by the mark of another row',
      '姓名,手机,备注\n"王小明,138,a\n李雪,139,"怕冷,怕吵"\n陈晨,137,\n',
      2,
    ],
    ['closed by a stray one', '姓名,手机,备注\n王小明,138,a\n"李雪,139,b\n陈晨,137,"\n周周,136,c\n', 3],
  ])('with a mark that is %s are refused, and the row is named', async (_, text, row) => {
    await expect(readFile(house.manager, text, TEST_NOW)).rejects.toMatchObject({
      code: 'import_quote',
      particulars: { row },
    })
  })

  it('are the text of a formula and not the formula', async () => {
    const table = csvOf([
      ['姓名', '手机', '备注'],
      ['=HYPERLINK("http://x","王小明")', '=13812345678', "'=怕冷"],
      ['="李雪"', "'+8613912345678", '=T("x")'],
    ])
    const { rows } = await read(table)
    expect(rows).toEqual([
      ['王小明', '13812345678', '=怕冷'],
      ['李雪', '+8613912345678', 'T("x")'],
    ])
  })
})

describe('the rows of a text', () => {
  it('are numbered as a spreadsheet numbers them', async () => {
    const { detail } = await read('会员资料\n\n姓名,手机,备注\n王小明,138,"两\n行"\n\n,,\n李雪,139,\n')
    expect(detail?.preview.map(({ row }) => row)).toEqual([4, 7])
  })
})

describe('the headings', () => {
  it.each([
    ['C14-german-headings.csv', ['firstName', 'lastName', 'phone', 'birthday', 'note']],
    ['C14-traditional-headings.csv', ['name', 'phone', 'phone', 'sex', 'birthday', 'note', 'occupation']],
  ])('of %s are known', async (name, mapping) => {
    expect((await read(caseFile(name))).detail?.mapping).toEqual(mapping)
  })

  it('that nobody knows are kept, and the manager is asked', async () => {
    const { detail, rows } = await read('Imie,Komorka\nZofia,+48512345602\n')
    expect(detail).toMatchObject({ phase: 'checking', mapping: [null, null], isHeadless: false })
    expect(detail?.columns.map(({ name, sample }) => [name, sample])).toEqual([
      ['Imie', 'Zofia'],
      ['Komorka', '+48512345602'],
    ])
    expect(rows).toHaveLength(1)
  })

  it.each([
    ['are not there', {}, '王小明,13812345678\n李雪,13912345678,怕冷\n'],
    ['are said not to be there', { headings: 'none' }, '王小明,怕吵\n李雪,爱喝茶,怕冷\n'],
  ])(
    'where they %s leave every row a person, and no name of one among the columns',
    async (_, asked, text) => {
      const { detail, rows } = await read(text, asked)
      expect(rows.map(([name]) => name)).toEqual(['王小明', '李雪'])
      expect(detail).toMatchObject({ isHeadless: true, mapping: [null, null, null] })
      expect(detail?.columns.map(({ name }) => name)).toEqual(['', '', ''])
      expect(detail?.preview.map(({ row }) => row)).toEqual([1, 2])
    },
  )

  it('of one field over two columns: the second fills what the first leaves empty', async () => {
    const { detail } = await read('姓名,会员姓名,备注\n王小明,,a\n,李雪,b\n陈晨,小陈,c\n')
    expect(detail?.preview.map(({ person }) => [person.name, person.notes])).toEqual([
      ['王小明', ['a']],
      ['李雪', ['b']],
      ['陈晨', ['c', '会员姓名: 小陈']],
    ])
  })
})
