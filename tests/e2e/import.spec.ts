// The manager brings the clients of another system over: looks first, takes them, and takes them back.
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { db } from '@/lib/db/client'
import { LARGEST_FILE } from '@/lib/imports/import-flow'
import { createClient } from '../factories/client'
import { csvOf, xlsxOf } from '../factories/import'
import { rawBook, textRow } from '../factories/raw-workbook'
import { expect, sessionCookie, sessionToken, test } from './fixtures'
import { button, open } from './screens'

/** What the browser hands over when a file is chosen. */
function chosen(content: string | Uint8Array, name = 'clients.csv') {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) }
}

const FILE = 'input[type=file]'

test('a list is looked over, corrected, taken over, reported on and taken back', async ({ house, as }) => {
  const { manager, receptionist, salon } = house
  await createClient(receptionist, { name: '方婷', phone: '13900000001' }, new Date())
  const page = await as(manager)
  await open(page, '/clients')
  await page.getByRole('link', { name: '导入客户' }).tap()
  const list = csvOf([
    ['客户姓名', '手机号码', '出生日期', '喜好备忘', '会员卡号'],
    ['单雪梅', '138 1234 5678', '1990-05-12', '爱喝菊花茶', 'A1'],
    ['', '13812345679', '', '', 'A2'],
    ['方小婷', '13900000001', '', '', 'A3'],
    ['陆小曼', '136****0004', '1990-02-30', '', 'A4'],
    ['单雪', '13812345678', '', '', 'A5'],
  ])
  await page.locator(FILE).setInputFiles(chosen(list))

  // Looked over: nobody is taken over yet.
  await expect(page.getByText('会新建 4 份档案')).toBeVisible()
  await expect(page.getByText('跳过 1 行')).toBeVisible()
  await expect(page.getByText('电话和第 2 行相同')).toBeVisible()
  await expect(page.getByRole('link', { name: '已有档案：方婷' })).toBeVisible()
  const asked = page.getByRole('listitem').filter({ hasText: '第 6 行' })
  await asked.getByRole('button', { name: '不搬' }).tap()
  await expect(page.getByText('会新建 3 份档案')).toBeVisible()
  await page.getByRole('link', { name: /^生日不对/ }).tap()
  await expect(page.getByText('陆小曼')).toBeVisible()
  await expect(page.getByText('单雪梅')).toBeHidden()
  expect(await db.client.count({ where: { salonId: salon.id } })).toBe(1)

  // One column was not known by its heading.
  await button(page, '改列').tap()
  await page.getByRole('button', { name: /喜好备忘/ }).tap()
  await page.getByRole('option', { name: '备注' }).tap()
  await button(page, '按这样再看一遍').tap()
  await expect(page.getByText('4 列会搬过来')).toBeVisible()

  await button(page, '搬过来 3 位').tap()
  await expect(page.getByText('新建了 3 份档案')).toBeVisible()
  const taken = await db.client.findFirstOrThrow({
    where: { salonId: salon.id, name: '单雪梅' },
    include: { broughtOver: true },
  })
  expect(taken).toMatchObject({ phone: '+8613812345678', pinyin: 'shan xue mei', birthDay: 12 })
  expect(taken.broughtOver).toMatchObject([{ note: '喜好备忘: 爱喝菊花茶' }])

  const download = page.waitForEvent('download')
  await button(page, '下载没有搬的清单').tap()
  const report = parse(await readFile(await (await download).path()), { bom: true }) as string[][]
  expect(report.map(([row, reason]) => [row, reason])).toEqual([
    ['行号', '没有搬的原因'],
    ['3', '没有姓名'],
    ['6', '电话和第 2 行相同'],
  ])

  await db.client.update({ where: { id: taken.id }, data: { basicsConfirmedAt: new Date() } })
  await button(page, '整批撤回').tap()
  await page.getByRole('alertdialog').getByRole('button', { name: '撤回', exact: true }).tap()
  await expect(page.getByText('删除了 2 份档案')).toBeVisible()
  await expect(page.getByRole('link', { name: '单雪梅' })).toBeVisible()
  expect(await db.client.count({ where: { salonId: salon.id, name: '陆小曼' } })).toBe(0)
})

test('a workbook of another system is known, in English, and goes on after the page was left', async ({
  house,
  as,
}) => {
  const page = await as(house.manager, { language: 'en', viewport: { width: 820, height: 1180 } })
  await open(page, '/clients/import')
  const people = Array.from({ length: 1_200 }, (_, nth) => [
    `Anna${nth}`,
    'Müller',
    `+4479${String(nth).padStart(8, '0')}`,
  ])
  const workbook = await xlsxOf((sheet) => {
    sheet.addRow([
      'First Name',
      'Last Name',
      'Mobile Number',
      'Telephone',
      'Date of Birth',
      'Client ID',
      'Blocked',
    ])
    for (const person of people) sheet.addRow(person)
  })
  await page.locator(FILE).setInputFiles(chosen(workbook, 'export.xlsx'))
  await expect(page.getByRole('heading', { name: 'export.xlsx' })).toBeVisible()
  await expect(page.getByText('A list from Fresha')).toBeVisible()
  await button(page, 'Bring over 1,200 clients').tap()
  await expect(page.getByRole('progressbar', { name: 'Bringing them over' })).toBeVisible()
  const address = page.url()
  await page.goto('/today')
  await page.goto(address)
  await expect(page.getByText('1,200 new archives')).toBeVisible({ timeout: 60_000 })
  expect(await db.client.count({ where: { salonId: house.salon.id } })).toBe(1_200)
})

test('another sheet of the same workbook is read without sending for it again', async ({ house, as }) => {
  const page = await as(house.manager)
  await open(page, '/clients/import')
  const sheetOf = (name: string) => ({
    name,
    rows: [textRow(1, ['姓名', '手机']), textRow(2, [`${name}的客人`, '13812345678'])].join(''),
  })
  const book = rawBook({ sheets: [sheetOf('今年'), sheetOf('去年')] })
  await page.locator(FILE).setInputFiles(chosen(book, '会员.xlsx'))
  await expect(page.getByRole('heading', { name: '会员.xlsx' })).toBeVisible()
  await expect(page.getByText('今年的客人')).toBeVisible()
  await expect(page.getByText('读的是工作表“今年”')).toBeVisible()
  await button(page, '换一种读法').tap()
  await page.getByRole('radio', { name: '去年' }).check({ force: true })
  await button(page, '这样读').tap()
  await expect(page.getByText('去年的客人')).toBeVisible()
  await expect(page.getByText('今年的客人')).toBeHidden()
  // The first reading is put away with all that it held.
  const left = await db.clientImport.findMany({ where: { salonId: house.salon.id } })
  expect(left).toMatchObject([{ fileName: '会员.xlsx', sheetName: '去年' }])
})

test.describe('a wrong file', () => {
  test.use({ expectedComplaints: [/status of 409/] })

  test('what is no list of clients is said to be none', async ({ house, as }) => {
    const page = await as(house.manager)
    await open(page, '/clients/import')
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
    await page.locator(FILE).setInputFiles(chosen(picture, 'clients.xlsx'))
    await expect(page.getByText('这不是一张表格。请选 Excel（.xlsx）或 CSV 文件。')).toBeVisible()
    await page.locator(FILE).setInputFiles(chosen('姓名,手机\n', 'clients.csv'))
    await expect(page.getByText('表格里只有列名，下面没有客户。')).toBeVisible()
    expect(await db.clientImport.count({ where: { salonId: house.salon.id } })).toBe(0)
  })

  test('a text of unknown writing is shown in each, and read in the one that is chosen', async ({
    house,
    as,
  }) => {
    const page = await as(house.manager)
    await open(page, '/clients/import')
    // A single character, which might be of three countries.
    const unsure = Buffer.concat([
      Buffer.from('Nn,Mm\nAnna,1\n'),
      Buffer.from('a4a1a7bf', 'hex'),
      Buffer.from(',2\n'),
    ])
    await page.locator(FILE).setInputFiles(chosen(unsure, 'clients.csv'))
    await expect(page.getByText('这份文件的文字认不准是哪一种编码', { exact: false })).toBeVisible()
    await page.getByRole('radio', { name: /繁体中文/ }).check({ force: true })
    await button(page, '这样读').tap()
    await expect(page.getByText('每一列是什么')).toBeVisible()
    const { headings } = await db.clientImport.findFirstOrThrow({ where: { salonId: house.salon.id } })
    expect(headings).toMatchObject({ encoding: 'big5' })
  })
})

test('a file of 20 MB arrives whole, and one that is too large is cut off', async ({ house, baseURL }) => {
  const url = new URL('/clients/import/upload', baseURL)
  const send = async (key: string, body: ReadableStream<Uint8Array>) =>
    fetch(url, {
      method: 'POST',
      headers: {
        origin: url.origin,
        cookie: `${sessionCookie}=${await sessionToken(house.manager)}`,
        'idempotency-key': key,
      },
      body,
      duplex: 'half',
    } as RequestInit)
  const line = `王小明,13812345678,${'x'.repeat(1_000)}\n`
  const rows = 20_000
  const whole = await send(crypto.randomUUID(), pieces('姓名,手机,备注\n', line, rows))
  const { result } = (await whole.json()) as { result: { importId: string } }
  expect(await db.clientImportRow.count({ where: { importId: result.importId } })).toBe(rows)
  const endless = (1024 * 1024 * 1024) / line.length
  const cut = await send(crypto.randomUUID(), pieces('姓名,手机,备注\n', line, endless)).then(
    async (response) => ((await response.json()) as { code: string }).code,
    // Whoever goes on sending to a door that has closed is cut off.
    () => 'cut off',
  )
  expect(['import_too_large', 'cut off']).toContain(cut)
  expect(LARGEST_FILE).toBeLessThan(1024 * 1024 * 1024)
  expect(await db.clientImport.count({ where: { salonId: house.salon.id } })).toBe(1)
})

/** So many lines under a head, made as they are asked for. */
function pieces(head: string, line: string, lines: number): ReadableStream<Uint8Array> {
  const atOnce = 500
  let left = lines
  return new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from(head)),
    pull(controller) {
      const count = Math.min(atOnce, left)
      if (count <= 0) controller.close()
      else controller.enqueue(Buffer.from(line.repeat(count)))
      left -= count
    },
  })
}
