// A manager works with her client book: finds who has stayed away, lays the list out, keeps it, and takes it with her.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { db } from '@/lib/db/client'
import { createClient } from '../factories/client'
import type { TestSalon } from '../factories/salon'
import { createPastVisit } from '../integration/clients/past-visit'
import { expect, type Language, test } from './fixtures'
import { button, open } from './screens'

const DAY_MS = 86_400_000

const WORDS = {
  'zh-CN': {
    lapsed: '久未到店',
    one: '1 位',
    two: '2 位',
    filter: '筛选',
    away: '90 天没来',
    show: '看名单',
    order: '顺序',
    mostSpent: '消费多的在前',
    columns: '栏目',
    birthday: '生日',
    up: '「生日」往前移',
    without: '去掉「到店次数」',
    use: '就这样显示',
    keep: '存为名单',
    name: '给名单起个名字',
    save: '存下',
    list: '该问候的客人',
    changed: '改动过',
    saveChanges: '保存改动',
    export: '导出',
    make: '导出文件',
    csv: 'CSV 表格',
    excel: 'Excel 表格',
    headings: ['姓名', '称呼', '电话', '上次到店', '累计消费', '生日', '上次美容师'],
    change: '改名或删除',
    drop: '删除这份名单',
    confirm: '删除名单',
    everybody: '全部客户',
    selection: '筛选结果',
  },
  en: {
    lapsed: 'Not seen for a while',
    one: '1 client',
    two: '2 clients',
    filter: 'Filter',
    away: 'Not for 90 days',
    show: 'Show the list',
    order: 'Order',
    mostSpent: 'Highest spending first',
    columns: 'Columns',
    birthday: 'Birthday',
    up: 'Move “Birthday” forward',
    without: 'Remove “Visits”',
    use: 'Show these',
    keep: 'Keep this list',
    name: 'A name for the list',
    save: 'Keep',
    list: 'To greet in November',
    changed: 'changed',
    saveChanges: 'Save the changes',
    export: 'Export',
    make: 'Export the file',
    csv: 'CSV',
    excel: 'Excel',
    headings: ['Name', 'Form of address', 'Phone', 'Last visit', 'Spent', 'Birthday', 'Last therapist'],
    change: 'Rename or delete',
    drop: 'Delete this list',
    confirm: 'Delete the list',
    everybody: 'Everybody',
    selection: 'Your selection',
  },
} as const

/** Two who have stayed away, one of them for longer than the salon's span, and one who was here last week. */
async function clientBook(house: TestSalon) {
  const { receptionist, therapist, treatments } = house
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS)
  const people = [
    { name: '欧阳静怡', phone: '13812345678', days: 200, price: 58_000 },
    { name: '单雨桐', phone: '13987654321', days: 100, price: 128_000 },
    { name: '方婷', phone: '13700001111', days: 7, price: 39_800 },
  ]
  for (const { name, phone, days, price } of people) {
    const clientId = await createClient(receptionist, { name, phone, birthMonth: 3, birthDay: 8 }, new Date())
    const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id }
    const visitId = await createPastVisit({ clientId, staff: receptionist, startsAt: ago(days), session })
    await db.treatmentSession.updateMany({ where: { visitId }, data: { priceMinor: price } })
  }
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`the manager finds who stayed away, keeps the list and exports it, in ${language}`, async ({
    house,
    as,
  }) => {
    const words = WORDS[language]
    await clientBook(house)
    const page = await as(house.manager, { language })
    await open(page, '/clients')

    await page.getByRole('link', { name: words.lapsed, exact: true }).tap()
    await expect(page.getByRole('heading', { name: words.lapsed })).toBeVisible()
    await expect(page.getByText(words.one, { exact: true })).toBeVisible()
    await expectPeople(page, ['欧阳静怡'])

    await page.getByRole('link', { name: words.everybody, exact: true }).tap()
    await expect(page.getByRole('heading', { name: words.everybody })).toBeVisible()
    await button(page, words.filter).tap()
    await page.getByText(words.away, { exact: true }).tap()
    await button(page, words.show).tap()
    await expect(page.getByRole('heading', { name: words.selection })).toBeVisible()
    await expect(page.getByText(words.two, { exact: true })).toBeVisible()

    await page.getByRole('button', { name: words.order }).tap()
    await page.getByRole('option', { name: words.mostSpent }).tap()
    await expectPeople(page, ['单雨桐', '欧阳静怡'])

    await layOut(page, words)
    await keep(page, words)
    await expect(page.getByText('¥1,280')).toBeVisible()
    await expect(page).toHaveURL(/\/clients\?kept=[0-9a-f-]{36}$/)

    // Another day: the list stands where it was kept, as it was kept.
    await open(page, '/clients')
    await page.getByRole('link', { name: words.list, exact: true }).tap()
    await expect(page.getByRole('heading', { name: words.list })).toBeVisible()
    await expectPeople(page, ['单雨桐', '欧阳静怡'])
    await expect(page.getByText('¥1,280')).toBeVisible()

    await exportBoth(page, words, house)
    await changeAndDrop(page, words)
  })
}

type Words = (typeof WORDS)[Language]

async function layOut(page: Page, words: Words) {
  await button(page, words.columns).tap()
  const sheet = page.getByRole('dialog')
  for (const name of words.headings.slice(4)) {
    await sheet.getByRole('button', { name, exact: true }).tap()
  }
  const shown = sheet.getByRole('listitem')
  // Next booking and alerts make way.
  for (let index = 0; index < 2; index++) await shown.nth(2).getByRole('button').last().tap()
  await expect(shown).toHaveText([words.headings[2], words.headings[3], ...words.headings.slice(4)])
  await sheet.getByRole('button', { name: words.up }).tap()
  await expect(shown.nth(2)).toHaveText(words.birthday)
  await sheet.getByRole('button', { name: words.up }).tap()
  await expect(shown.nth(1)).toHaveText(words.birthday)
  await button(page, words.use).tap()
  await expect(sheet).toBeHidden()
  // What is kept is what the page shows, and it asks the server for it first.
  await expect(page.getByText('¥1,280')).toBeVisible()
}

async function keep(page: Page, words: Words) {
  await button(page, words.keep).tap()
  await page.getByRole('textbox', { name: words.name }).fill(words.list)
  await button(page, words.save).tap()
  await expect(page.getByRole('heading', { name: words.list })).toBeVisible()
}

async function exportBoth(page: Page, words: Words, house: TestSalon) {
  const [name, address, phone, lastVisit, spent, birthday, therapist] = words.headings
  const headings = [name, address, phone, birthday, lastVisit, spent, therapist]
  const csv = await take(page, words, words.csv)
  expect(csv.name).toMatch(/-\d{4}-\d{2}-\d{2}\.csv$/)
  expect(csv.name.startsWith(`${house.salon.name}-${words.list}-`)).toBe(true)
  const rows: string[][] = parse(csv.bytes, { bom: true })
  expect(rows[0]).toEqual(headings)
  expect(rows.slice(1).map((row) => [row[0], row[2], row[5], row[6]])).toEqual([
    ['单雨桐', '13987654321', '1280', house.therapist.name],
    ['欧阳静怡', '13812345678', '580', house.therapist.name],
  ])

  const excel = await take(page, words, words.excel)
  expect(excel.name).toMatch(/\.xlsx$/)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(excel.bytes as unknown as ArrayBuffer)
  const sheetRows: unknown[][] = []
  workbook.worksheets[0]?.eachRow((row) => sheetRows.push((row.values as unknown[]).slice(1)))
  expect(sheetRows[0]).toEqual(headings)
  expect(sheetRows.slice(1).map((row) => [row[0], row[5]])).toEqual([
    ['单雨桐', 1280],
    ['欧阳静怡', 580],
  ])

  const entries = await db.auditEntry.findMany({
    where: { salonId: house.salon.id, action: 'list.exported' },
    orderBy: { id: 'asc' },
  })
  expect(entries).toMatchObject([
    { actorId: house.manager.id, particulars: { format: 'csv', rows: 2 } },
    { actorId: house.manager.id, particulars: { format: 'xlsx', rows: 2 } },
  ])
}

async function take(page: Page, words: Words, format: string) {
  await button(page, words.export).tap()
  await page.getByText(format, { exact: true }).tap()
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, words.make).tap()])
  await expect(page.getByRole('dialog')).toBeHidden()
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

async function changeAndDrop(page: Page, words: Words) {
  await page.getByRole('button', { name: words.order }).tap()
  await page.getByRole('option').last().tap()
  await expect(page.getByText(words.changed, { exact: true })).toBeVisible()
  await button(page, words.saveChanges).tap()
  await expect(page.getByText(words.changed, { exact: true })).toBeHidden()
  await button(page, words.change).tap()
  await button(page, words.drop).tap()
  await button(page, words.confirm).tap()
  await expect(page.getByRole('heading', { name: words.everybody })).toBeVisible()
  await expect(page.getByRole('link', { name: words.list })).toHaveCount(0)
}

/** The clients on the list, in this order. */
async function expectPeople(page: Page, names: string[]) {
  const lines = page.getByRole('region').getByRole('list').last().getByRole('link')
  await expect(lines).toHaveCount(names.length)
  for (const [index, name] of names.entries()) await expect(lines.nth(index)).toContainText(name)
}

test('reception works with lists and takes nothing out of the house', async ({ house, as }) => {
  await clientBook(house)
  await db.savedList.create({
    data: {
      createdAt: new Date(),
      salonId: house.salon.id,
      ownerId: house.manager.id,
      name: '店长的名单',
      list: {
        filter: { awayDays: 30 },
        order: { by: 'reading', descending: false },
        columns: ['phone', 'therapist'],
      },
    },
  })
  const page = await as(house.receptionist)
  await open(page, '/clients')
  await page.getByRole('link', { name: '店长的名单' }).tap()
  await expectPeople(page, ['欧阳静怡', '单雨桐'])
  await expect(page.getByText(`${house.manager.name}存的`)).toBeVisible()
  await expect(page.getByText('138 1234 5678')).toBeVisible()
  await expect(button(page, '导出')).toHaveCount(0)
  await expect(button(page, '改名或删除')).toHaveCount(0)
  await button(page, '筛选').tap()
  const filter = page.getByRole('dialog')
  await expect(filter.getByText('时间分类', { exact: true })).toBeVisible()
  await expect(filter.getByText('交易分类', { exact: true })).toHaveCount(0)
})

test('a therapist sees the book without numbers, and keeps no lists', async ({ house, as }) => {
  await clientBook(house)
  const page = await as(house.therapist)
  await open(page, '/clients?list=awayDays.30')
  await expectPeople(page, ['欧阳静怡', '单雨桐'])
  await expect(page.getByText('尾号 5678')).toBeVisible()
  expect(await page.content()).not.toContain('1234 5678')
  await expect(button(page, '存为名单')).toHaveCount(0)
  await expect(button(page, '导出')).toHaveCount(0)
})

test('an address that makes no sense shows everybody', async ({ house, as }) => {
  await clientBook(house)
  const page = await as(house.receptionist)
  await open(page, '/clients?list=shoeSize.38&kept=nothing&after=here')
  await expect(page.getByRole('heading', { name: '全部客户' })).toBeVisible()
  await expect(page.getByText('3 位', { exact: true })).toBeVisible()
})
