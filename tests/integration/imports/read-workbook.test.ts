// Workbooks as Excel and others write them: nothing of them is lost, and nothing else is read.
import { CFB, utils, write } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { getImport } from '@/lib/imports/import-queries'
import { caseFile, readFile, rowsRead } from '../../factories/import'
import { numberCell, rawBook, textCell, textRow, zipOf } from '../../factories/raw-workbook'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

let house: TestSalon

beforeAll(async () => {
  house = await createSalon()
})

async function rowsOf(file: string | Uint8Array): Promise<string[][]> {
  return rowsRead(await readFile(house.manager, file, TEST_NOW))
}

describe('a workbook', () => {
  it('of four thousand clients holds the same people as the text beside it', async () => {
    const [, ...people] = parse(caseFile('C01-members-4000-same-people.csv'), { bom: true }) as string[][]
    const rows = await rowsOf(caseFile('C01-members-4000.xlsx'))
    expect(rows).toHaveLength(4_000)
    expect(rows.filter((row) => row.some((cell) => cell.includes('\uFFFD')))).toEqual([])
    expect(rows.map((row) => row.slice(0, 2))).toEqual(people.map((row) => row.slice(0, 2)))
  })

  it.each(['C02-excel-three-sheets.xlsx', 'C02-texts-stored-last.xlsx'])(
    'has its clients in whatever order its parts lie: %s',
    async (name) => {
      const rows = await rowsOf(caseFile(name))
      expect(rows).toHaveLength(40)
    },
  )

  it('gives names and not how they are read aloud', async () => {
    const rows = await rowsOf(caseFile('C03-phonetic-guide.xlsx'))
    expect(rows.map(([name]) => name)).toEqual(['张三丰', '山田花子', '李莫愁', '周芷若'])
  })

  it.each(['C05-hidden-first-sheet.xlsx', 'C05-instructions-first.xlsx'])(
    'is read where its clients can be seen: %s',
    async (name) => {
      const importId = await readFile(house.manager, caseFile(name), TEST_NOW)
      expect((await rowsRead(importId)).map(([who]) => who)).toEqual(['赵敏', '周芷若'])
      expect((await db.clientImport.findUniqueOrThrow({ where: { id: importId } })).sheetName).not.toBeNull()
    },
  )
})

const HEADS = ['姓名', '手机', '生日']
/** The fifth of May 1990, as days since 1900. */
const DAY = 32_998

function oneDay(cell: string, more: Partial<Parameters<typeof rawBook>[0]> = {}): Buffer {
  const rows = `${textRow(1, HEADS)}<row r="2">${textCell('A2', '王小明')}${numberCell('B2', '13812345678')}${cell}</row>`
  return rawBook({ sheets: [{ name: '客户', rows }], styles: [0, 14, 164, 58, 165, 22, 57], ...more })
}

describe('a cell of a workbook', () => {
  const shifted = (hours: number) => DAY - 1 + hours / 24

  it.each<[string, Buffer, string]>([
    ['a day', oneDay(numberCell('C2', DAY, 1)), '1990-05-05'],
    [
      'a day since 1904',
      oneDay(numberCell('C2', DAY - 1462, 1), { properties: 'date1904="1"' }),
      '1990-05-05',
    ],
    [
      'a day since 1904, spelt otherwise',
      oneDay(numberCell('C2', DAY - 1462, 1), { properties: 'date1904="true"' }),
      '1990-05-05',
    ],
    [
      'a day that Excel shows without its year',
      oneDay(numberCell('C2', DAY, 2), {
        formats: '<numFmt numFmtId="164" formatCode="m&quot;月&quot;d&quot;日&quot;;@"/>',
      }),
      '5月5日',
    ],
    ['the same under a number that no file explains', oneDay(numberCell('C2', DAY, 3)), '5月5日'],
    ['a month under such a number', oneDay(numberCell('C2', DAY, 6)), '1990-05-05'],
    [
      'a year of the Republic',
      oneDay(numberCell('C2', DAY, 4), { formats: '<numFmt numFmtId="165" formatCode="[$-404]e/m/d"/>' }),
      '1990-05-05',
    ],
    ['midnight in Shanghai, told in Greenwich', oneDay(numberCell('C2', shifted(15), 1)), '1990-05-05'],
    ['an hour of the day that can be seen', oneDay(numberCell('C2', DAY + 15 / 24, 5)), '1990-05-05 15:00'],
    ['a day written out', oneDay('<c r="C2" t="d" s="1"><v>1990-05-05T00:00:00</v></c>'), '1990-05-05'],
    [
      'the last result of a formula',
      oneDay(`<c r="C2" s="1"><f>DATE(1990,5,5)</f><v>${DAY}</v></c>`),
      '1990-05-05',
    ],
    ['a formula without a result', oneDay('<c r="C2"><f>TODAY()</f></c>'), ''],
    ['a result that is none', oneDay('<c r="C2" t="e"><f>NA()</f><v>#N/A</v></c>'), ''],
    [
      'a number with its noughts',
      oneDay(numberCell('C2', 815, 2), { formats: '<numFmt numFmtId="164" formatCode="0000"/>' }),
      '0815',
    ],
    ['a large number, whole', oneDay(numberCell('C2', '1.3800090005E10')), '13800090005'],
    ['a sum of money', oneDay(numberCell('C2', '1280.1000000000001')), '1280.1'],
  ])('%s', async (_, book, shown) => {
    expect((await rowsOf(book)).map(([name, phone, day = '']) => [name, phone, day])).toEqual([
      ['王小明', '13812345678', shown],
    ])
  })

  it('is marked where it is a formula', async () => {
    const book = oneDay(`<c r="C2" s="1"><f>DATE(1990,5,5)</f><v>${DAY}</v></c>`)
    const importId = await readFile(house.manager, book, TEST_NOW)
    const row = await db.clientImportRow.findFirstOrThrow({ where: { importId } })
    expect(row.cells).toMatchObject({ formulas: [2] })
  })
})

describe('what Excel opens besides', () => {
  const table = [
    ['姓名', '手机', '备注'],
    ['王小明', '13812345678', '怕冷'],
    ['李雪', '013912345678', ''],
  ]
  const read = table.slice(1)
  const html = `<html><head><meta charset="x"></head><body><table>${table.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`
  const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="客户"><Table>${table.map((row) => `<Row>${row.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('')}</Row>`).join('')}</Table></Worksheet></Workbook>`
  const book = utils.book_new(utils.aoa_to_sheet(table), '客户')

  it.each<[string, string | Buffer]>([
    ['a web page with a table', html],
    ['a tagged text', xml],
    ['the old Excel', write(book, { type: 'buffer', bookType: 'biff8' })],
    ['the binary Excel', write(book, { type: 'buffer', bookType: 'xlsb', compression: true })],
    ['OpenDocument', write(book, { type: 'buffer', bookType: 'ods', compression: true })],
  ])('%s is read', async (_, file) => {
    const rows = await rowsOf(file)
    expect(rows.map(([name, phone, note = '']) => [name, phone, note])).toEqual(read)
  })

  it('but behind a password is said to be locked', async () => {
    const locked = CFB.utils.cfb_new()
    for (const part of ['EncryptionInfo', 'EncryptedPackage'])
      CFB.utils.cfb_add(locked, part, Buffer.alloc(5_000, 7))
    const file = CFB.write(locked, { type: 'buffer' }) as Buffer
    await expect(readFile(house.manager, file, TEST_NOW)).rejects.toMatchObject({ code: 'import_locked' })
  })
})

const LETTER = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`

describe('a workbook of another program', () => {
  const rows = [textRow(1, HEADS), textRow(2, ['王小明', '13812345678', '5月5日'])].join('')
  const read = [['王小明', '13812345678', '5月5日']]

  it('may put a prefix before every element', async () => {
    const prefixed = [textRow(1, HEADS, 'x:'), textRow(2, ['王小明', '13812345678', '5月5日'], 'x:')].join('')
    expect(await rowsOf(rawBook({ prefix: 'x:', sheets: [{ name: '客户', rows: prefixed }] }))).toEqual(read)
  })

  it.each([
    ['point to its parts from the root', 'xl/worksheets/sheet1.xml', '/xl/worksheets/sheet1.xml'],
    ['call its parts what it likes', 'xl/worksheets/客户 1.xml', 'worksheets/客户 1.xml'],
    ['keep them elsewhere', 'data/one.xml', '/data/one.xml'],
  ])('may %s', async (_, path, target) => {
    const book = rawBook({ sheets: [{ name: '客户', rows }], partOf: () => ({ path, target }) })
    expect(await rowsOf(book)).toEqual(read)
  })

  it('may leave out what a row and a cell are called', async () => {
    const nameless = rows.replace(/ r="[A-Z]?\d"/g, '')
    expect(await rowsOf(rawBook({ sheets: [{ name: '客户', rows: nameless }] }))).toEqual(read)
  })

  it('may stretch a heading over two rows or two columns, below a title over all of them', async () => {
    const stretched = [
      textRow(1, ['会员']),
      textRow(2, ['姓名', '联系方式', '', '备注']),
      textRow(3, ['', '手机', '电话', '']),
      textRow(4, ['王小明', '13812345678', '02165432100', '怕冷']),
    ].join('')
    const after =
      '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>'
    const importId = await readFile(
      house.manager,
      rawBook({ sheets: [{ name: '客户', rows: stretched, after }] }),
      TEST_NOW,
    )
    expect(await rowsRead(importId)).toEqual([['王小明', '13812345678', '02165432100', '怕冷']])
    const { mapping } = await db.clientImport.findUniqueOrThrow({ where: { id: importId } })
    expect(mapping).toEqual(['name', 'phone', 'phone', 'note'])
  })

  it('counts its empty rows as Excel does', async () => {
    const sparse = [
      textRow(2, ['会员资料']),
      textRow(4, HEADS),
      textRow(5, ['王小明', '13812345678', '']),
      textRow(9, ['李雪', '13912345678', '']),
      textRow(12, ['', '13712345678', '']),
    ].join('')
    const book = rawBook({ sheets: [{ name: '客户', rows: sparse }] })
    const importId = await readFile(house.manager, book, TEST_NOW)
    const detail = await getImport(house.manager, TEST_NOW, importId, {})
    expect(detail?.preview.map(({ row }) => row)).toEqual([5, 9, 12])
  })

  it('has the sheet read that its manager chooses, and never one that is hidden', async () => {
    const other = [textRow(1, HEADS), textRow(2, ['李雪', '13912345678', ''])].join('')
    const book = rawBook({
      sheets: [
        { name: '样例', rows: other, state: 'veryHidden' },
        { name: '说明', rows: textRow(1, ['请把客户写在第三页']) },
        { name: '客户', rows },
        { name: '去年', rows: other },
      ],
    })
    const first = await readFile(house.manager, book, TEST_NOW, { fileName: '会员.xlsx' })
    expect(await getImport(house.manager, TEST_NOW, first, {})).toMatchObject({
      fileName: '会员.xlsx',
      sheetName: '客户',
      sheets: [{ name: '说明' }, { name: '客户' }, { name: '去年' }],
    })
    expect(await rowsRead(first)).toEqual(read)
    expect(await rowsRead(await readFile(house.manager, book, TEST_NOW, { sheet: 3 }))).toEqual([
      ['李雪', '13912345678'],
    ])
    expect(await rowsRead(await readFile(house.manager, book, TEST_NOW, { sheet: 0 }))).toEqual(read)
  })

  it.each<[string, () => Buffer, string]>([
    [
      'whose clients are torn',
      () => rawBook({ sheets: [{ name: '客户', rows: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }] }),
      'import_broken',
    ],
    [
      'that is a letter',
      () => zipOf({ '[Content_Types].xml': LETTER, 'word/document.xml': '<w/>' }),
      'import_not_a_table',
    ],
  ])('%s is refused by name', async (_, made, code) => {
    await expect(readFile(house.manager, made(), TEST_NOW)).rejects.toMatchObject({ code })
  })
})
