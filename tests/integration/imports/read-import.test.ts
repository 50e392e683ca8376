// Files of every kind on their way in: what is read, and what is refused without leaving a trace.
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import type { ImportState } from '@/lib/db/generated/client'
import { forgetOldImports } from '@/lib/imports/forget-imports'
import { LARGEST_FILE } from '@/lib/imports/import-flow'
import { readImport } from '@/lib/imports/read-import'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { bodyOf, csvOf, readFile, xlsxOf } from '../../factories/import'
import { zipOf } from '../../factories/raw-workbook'
import { createSalon, createStaff, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

/** «姓名,手机,生日» and 王小明's row in GBK: there is no encoder for it here. */
const GBK = Buffer.from(
  'd0d5c3fb2cca d6bbfa2cc9fac8d50acdf5d0a1c3f72c31333831323334353637382c313939302d30352d31320a'.replace(
    /\s/g,
    '',
  ),
  'hex',
)
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const ROWS = [
  ['姓名', '手机', '生日'],
  ['王小明', '13812345678', '1990-05-12'],
  ['李雪', '13912345678', '5月12日'],
]

let house: TestSalon

beforeAll(async () => {
  house = await createSalon()
})

async function rowsOf(importId: string): Promise<string[][]> {
  const rows = await db.clientImportRow.findMany({ where: { importId }, orderBy: { row: 'asc' } })
  return rows.map(({ cells }) => (cells as { row: string[] }).row)
}

describe('a file that can be read', () => {
  const text = csvOf(ROWS)
  const utf16 = Buffer.from(`\uFEFF${csvOf(ROWS, '\t')}`, 'utf16le')

  it.each([
    ['UTF-8', text],
    ['UTF-8 with a mark', `\uFEFF${text}`],
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['semicolons', csvOf(ROWS, ';')],
    ['tabs', csvOf(ROWS, '\t')],
    ['a title above', `会员资料表\n\n2026年11月导出\n${text}`],
    ['empty lines and empty columns', text.replaceAll('\r\n', ',,\r\n\r\n,,,\r\n')],
  ])('in %s gives its rows', async (_, file) => {
    const importId = await readFile(house.manager, file, TEST_NOW)
    expect(await rowsOf(importId)).toEqual(ROWS.slice(1))
    expect(await db.clientImport.findUnique({ where: { id: importId } })).toMatchObject({
      state: 'ready',
      rows: 2,
      done: 0,
      mapping: ['name', 'phone', 'birthday'],
      origin: 'other',
    })
  })

  it('in GBK gives its rows', async () => {
    expect(await rowsOf(await readFile(house.manager, GBK, TEST_NOW))).toEqual([ROWS[1]])
  })

  it('in Windows-1252 keeps its accents', async () => {
    const file = Buffer.from('First Name,Last Name\nRenée,Müller\nZoë,Dubois\n', 'latin1')
    expect(await rowsOf(await readFile(house.manager, file, TEST_NOW))).toEqual([
      ['Renée', 'Müller'],
      ['Zoë', 'Dubois'],
    ])
  })

  it('that is a workbook gives its first sheet, dates as dates and formulas as their results', async () => {
    const file = await xlsxOf((sheet) => {
      sheet.addRow(['会员资料'])
      sheet.addRow(['姓名', '手机', '生日', '备注'])
      sheet.addRow([
        { richText: [{ text: '王' }, { text: '小明' }] },
        13812345678,
        new Date('1990-05-12'),
        { formula: 'HYPERLINK("http://x","y")', result: '爱喝茶' },
      ])
      sheet.addRow([])
      sheet.addRow(['李雪', '13912345678', '5月12日', true])
    })
    const importId = await readFile(house.manager, file, TEST_NOW)
    expect(await rowsOf(importId)).toEqual([
      ['王小明', '13812345678', '1990-05-12', '爱喝茶'],
      ['李雪', '13912345678', '5月12日', 'true'],
    ])
    const first = await db.clientImportRow.findFirst({ where: { importId, row: 1 } })
    expect(first?.cells).toMatchObject({ formulas: [3] })
  })

  it('keeps text that was written as a formula, and marks real ones', async () => {
    const file = csvOf([
      ['姓名', '手机'],
      ['=cmd|calc', '="013812345678"'],
    ])
    const importId = await readFile(house.manager, file, TEST_NOW)
    const [row] = await db.clientImportRow.findMany({ where: { importId } })
    expect(row?.cells).toEqual({ row: ['cmd|calc', '013812345678'], formulas: [0] })
  })

  it('is written down with figures alone', async () => {
    const importId = await readFile(house.manager, text, TEST_NOW)
    const entries = await db.auditEntry.findMany({ where: { subjectId: importId } })
    expect(entries).toMatchObject([
      { action: 'import.read', particulars: { rows: 2, columns: 3, origin: 'other' } },
    ])
  })

  it('is read once when it is sent twice with one key', async () => {
    const key = randomUUID()
    const asker = { staff: house.manager, now: TEST_NOW }
    await readImport(asker, key, bodyOf(text))
    expect(await readImport(asker, key, bodyOf(text))).toEqual({ importId: key })
    expect(await rowsOf(key)).toHaveLength(2)
    const others = [(await createSalon()).manager, await createStaff(house.salon, { role: 'manager' })]
    for (const staff of others)
      await expect(readImport({ staff, now: TEST_NOW }, key, bodyOf(text))).rejects.toMatchObject({
        code: 'key_reused',
      })
  })
})

describe('a file that cannot be used', () => {
  const wide = Array.from({ length: 200 }, (_, nth) => (nth === 0 ? '姓名' : `列${nth}`))
  const many = `姓名,手机\n${'王小明,13812345678\n'.repeat(200_001)}`
  const nameless = Array.from({ length: 200 }, (_, nth) => `c${nth}`)

  it.each<[string, string | Uint8Array | (() => Promise<Uint8Array>), string]>([
    ['nothing at all', '', 'import_empty'],
    ['nothing but blanks', '\n \n,,\n', 'import_empty'],
    ['headings alone', '姓名,手机\n\n,\n', 'import_no_rows'],
    ['200 columns', csvOf([wide, wide]), 'import_too_many_columns'],
    ['200 columns without a name', csvOf([nameless, nameless]), 'import_too_many_columns'],
    ['200,001 rows', many, 'import_too_many_rows'],
    ['a picture', PNG, 'import_not_a_table'],
    ['a PDF', '%PDF-1.7\n…', 'import_not_a_table'],
    ['a web page', '<!doctype html><title>请先登录</title><p>姓名</p>', 'import_not_a_table'],
    ['JSON', '[{"姓名":"王小明"}]', 'import_not_a_table'],
    ['the old Excel', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import_old_excel'],
    ['bytes of no text', Buffer.from([0x41, 0, 0x42, 0xff, 0xfe, 0, 1, 2]), 'import_not_a_table'],
    [
      'a broken encoding',
      Buffer.concat([GBK, Buffer.from([0xc3, 0xff, 0xff, 0xd0, 0xff])]),
      'import_encoding',
    ],
    ['control characters', '姓名,手机\n王\u0001小\u0002明,138\n', 'import_encoding'],
    ['a quotation mark that never ends', `姓名,手机\n"王${'小明,1\n'.repeat(60_000)}`, 'import_quote'],
    [
      'a torn workbook',
      async () => (await xlsxOf((sheet) => sheet.addRow(['姓名']))).subarray(0, 900),
      'import_broken',
    ],
    ['a workbook with a part torn out', tornInside, 'import_broken'],
    ['an archive of other things', zipOf({ 'readme.txt': Buffer.from('姓名') }), 'import_not_a_table'],
    ['a bomb', zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(40 * 1024 * 1024) }), 'import_too_heavy'],
    ['shared texts without end', zipOf({ 'xl/sharedStrings.xml': noise(140) }), 'import_too_heavy'],
  ])('%s: it is said why, and nothing is left', async (_, made, code) => {
    const file = typeof made === 'function' ? await made() : made
    const key = randomUUID()
    const reading = readImport({ staff: house.manager, now: TEST_NOW }, key, bodyOf(file))
    await expect(reading).rejects.toMatchObject({ name: 'Refusal', code })
    expect(await db.clientImport.count({ where: { id: key } })).toBe(0)
    expect(await db.clientImportRow.count({ where: { importId: key } })).toBe(0)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('foyer-import-'))).toEqual([])
  })

  it('a gigabyte is cut off after 64 MB', async () => {
    let sent = 0
    let isCancelled = false
    const piece = Buffer.alloc(1024 * 1024, '王')
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += piece.length
        if (sent > 1024 * 1024 * 1024) controller.close()
        else controller.enqueue(piece)
      },
      cancel() {
        isCancelled = true
      },
    })
    const reading = readImport({ staff: house.manager, now: TEST_NOW }, randomUUID(), endless)
    await expect(reading).rejects.toMatchObject({ code: 'import_too_large' })
    expect(isCancelled).toBe(true)
    expect(sent).toBeLessThan(LARGEST_FILE + 4 * piece.length)
  })

  it('that breaks off on its way is no import', async () => {
    const key = randomUUID()
    const torn = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from('姓名,手机\n王'))
        controller.error(new Error('the network went'))
      },
    })
    const reading = readImport({ staff: house.manager, now: TEST_NOW }, key, torn)
    await expect(reading).rejects.toThrow('the network went')
    expect(await db.clientImport.count({ where: { id: key } })).toBe(0)
  })
})

describe('reading', () => {
  it('is the manager’s', async () => {
    for (const staff of [house.receptionist, house.therapist]) {
      await expect(readFile(staff, csvOf(ROWS), TEST_NOW)).rejects.toMatchObject({ code: 'not_permitted' })
    }
  })

  it('that a crash cut off is forgotten when the next file comes', async () => {
    const now = TEST_NOW
    const entry = { salonId: house.salon.id, startedById: house.manager.id, state: 'reading' as const }
    const [old, fresh] = await Promise.all(
      [2, 0.5].map((hours) =>
        db.clientImport.create({
          data: {
            ...entry,
            startedAt: new Date(now.getTime() - hours * 3_600_000),
            lines: { create: { row: 1, cells: { row: ['王小明'] } } },
          },
        }),
      ),
    )
    await readFile(house.manager, csvOf(ROWS), now)
    expect(await db.clientImportRow.count({ where: { importId: old?.id ?? '' } })).toBe(0)
    expect(await db.clientImport.count({ where: { id: old?.id ?? '' } })).toBe(0)
    expect(await db.clientImport.count({ where: { id: fresh?.id ?? '' } })).toBe(1)
  })

  it('and whatever was left lying is forgotten in its own time', async () => {
    const { salon, manager } = await createSalon()
    const now = TEST_NOW
    const [HOUR, MONTH] = [60, 30 * 24 * 60]
    const cases: [ImportState, minutesAgo: number, ImportState | null, cells: number | null][] = [
      ['reading', HOUR, 'reading', 1],
      ['reading', HOUR + 1, null, null],
      ['ready', MONTH, 'ready', 1],
      ['ready', MONTH + 1, null, null],
      ['running', MONTH, 'running', 1],
      // It cannot go on any more, and is over from now on.
      ['running', MONTH + 1, 'failed', 0],
      ...(['done', 'undone', 'failed'] as const).flatMap((state): typeof cases => [
        [state, MONTH, state, 1],
        [state, MONTH + 1, state, 0],
      ]),
    ]
    const found: typeof cases = []
    for (const [state, minutes] of cases) {
      const startedAt = addMinutes(now, -minutes)
      const data = { salonId: salon.id, startedById: manager.id, startedAt, state }
      const { id } = await db.clientImport.create({
        data: { ...data, lines: { create: { row: 1, cells: ['柳絮'] } } },
      })
      await forgetOldImports(now)
      const left = await db.clientImport.findUnique({ where: { id }, include: { lines: true } })
      const cells = left?.lines[0]?.cells as string[] | undefined
      found.push([state, minutes, left?.state ?? null, cells?.length ?? null])
      if (state === 'running' && left?.state === 'failed')
        expect(left).toMatchObject({ finishedAt: now, trouble: 'import_too_old' })
    }
    expect(found).toEqual(cases)
  })

  it('reads a hundred thousand rows without holding them', async () => {
    const rows = Array.from({ length: 100_000 }, (_, nth) => `王小明${nth},1${3_800_000_000 + nth},爱喝茶`)
    const before = process.memoryUsage().rss
    const importId = await readFile(house.manager, `姓名,手机,备注\n${rows.join('\n')}`, TEST_NOW)
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024
    expect(await db.clientImportRow.count({ where: { importId } })).toBe(100_000)
    expect(grown).toBeLessThan(300)
  })
})

// ── Archives ─────────────────────────────────────────────────────────────────

async function tornInside(): Promise<Buffer> {
  const file = await xlsxOf((sheet) => sheet.addRow(['姓名']))
  const torn = Buffer.from(file)
  torn.fill(0, 200, 400)
  return torn
}

/** Bytes that pack badly enough to look like texts. */
function noise(megabytes: number): Buffer {
  const line = Array.from({ length: 4096 }, (_, nth) =>
    String.fromCharCode(97 + ((nth * nth * 7 + nth) % 26)),
  ).join('')
  return Buffer.alloc(megabytes * 1024 * 1024, line)
}
