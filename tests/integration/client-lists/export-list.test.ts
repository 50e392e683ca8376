// A list as a file: what stands in it, that it is written down, and that nothing leaves the house otherwise.
import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import os from 'node:os'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { ExportWords } from '@/lib/client-lists/export-cells'
import { exportList } from '@/lib/client-lists/export-list'
import { addressOf, EVERYBODY, READY_LISTS } from '@/lib/client-lists/list-flow'
import { type ClientList, COLUMNS, type ExportFormat } from '@/lib/client-lists/list-schemas'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { createSalon, type TestSalon } from '../../factories/salon'
import { createPastVisit } from '../clients/past-visit'

const now = new Date('2026-11-21T04:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

const words: ExportWords = {
  locale: 'zh-CN',
  title: '客户',
  name: '姓名',
  formOfAddress: '称呼',
  columns: Object.fromEntries(COLUMNS.map((column) => [column, `列 ${column}`])) as ExportWords['columns'],
  code: (of, code) => `${of}:${code}`,
  lunar: (day) => `农历 ${day}`,
}

async function take(staff: SignedInStaff, list: ClientList, format: ExportFormat) {
  const { name, type, body } = await exportList({ staff, now }, { list, format }, words)
  return { name, type, bytes: Buffer.from(await new Response(body).arrayBuffer()) }
}

async function csvOf(staff: SignedInStaff, list: ClientList): Promise<string[][]> {
  const { bytes } = await take(staff, list, 'csv')
  return parse(bytes, { bom: true })
}

async function xlsxOf(staff: SignedInStaff, list: ClientList) {
  const { bytes } = await take(staff, list, 'xlsx')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  const [sheet] = workbook.worksheets
  const rows: ExcelJS.CellValue[][] = []
  sheet?.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)))
  return { title: sheet?.name, rows }
}

/** One client of whom everything is known. */
async function wellKnown(house: TestSalon): Promise<string> {
  const { receptionist, therapist, manager, salon, treatments } = house
  const clientId = await createClient(
    receptionist,
    { name: '欧阳静怡', formOfAddress: '欧阳姐', phone: '13812345678' },
    daysAgo(90),
  )
  const nature = await db.clientNature.create({ data: { salonId: salon.id, name: '画家' } })
  const tags = await db.tag.createManyAndReturn({
    data: ['怕冷', '早到'].map((name, position) => ({ salonId: salon.id, name, position })),
  })
  await db.clientTag.createMany({
    data: tags.map(({ id }) => ({ clientId, tagId: id, givenById: manager.id, givenAt: now })),
  })
  await db.client.update({
    where: { id: clientId },
    data: {
      natureId: nature.id,
      source: 'friend',
      sex: 'female',
      birthYear: 1988,
      birthMonth: 8,
      birthDay: 15,
      birthLunar: true,
    },
  })
  const session = { treatmentId: treatments[0]?.id ?? '', therapistId: therapist.id }
  const visitId = await createPastVisit({ clientId, staff: receptionist, startsAt: daysAgo(10), session })
  await db.treatmentSession.updateMany({ where: { visitId }, data: { priceMinor: 39_850 } })
  await db.alert.create({
    data: {
      notedAt: now,
      clientId,
      kind: 'allergy',
      severity: 'mild',
      text: '坚果',
      notedById: therapist.id,
    },
  })
  return clientId
}

const everything: ClientList = { ...EVERYBODY, columns: [...COLUMNS] }

describe('the file', () => {
  it('holds every column in the order asked, as CSV that Excel reads', async () => {
    const house = await createSalon()
    await wellKnown(house)
    const { name, type, bytes } = await take(house.manager, everything, 'csv')
    expect([name, type]).toEqual([`${house.salon.name}-客户-2026-11-21.csv`, 'text/csv; charset=utf-8'])
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.toString()).toContain('\r\n')
    expect(parse(bytes, { bom: true, columns: true })).toEqual([
      {
        姓名: '欧阳静怡',
        称呼: '欧阳姐',
        '列 phone': '13812345678',
        '列 last_visit': '2026-11-11',
        '列 next_booking': '',
        '列 visits': '1',
        '列 spent': '398.5',
        '列 therapist': house.therapist.name,
        '列 time': 'time:new',
        '列 transaction': 'transaction:transacted',
        '列 nature': '画家',
        '列 tags': '怕冷、早到',
        '列 alert': 'alert:mild',
        '列 birthday': '农历 1988-08-15',
        '列 sex': 'sex:female',
        '列 source': 'source:friend',
        '列 created': '2026-08-23',
      },
    ])
  })

  it('holds numbers and days as such in XLSX', async () => {
    const house = await createSalon()
    await wellKnown(house)
    const columns: ClientList['columns'] = ['spent', 'created', 'phone', 'visits']
    const { title, rows } = await xlsxOf(house.manager, { ...EVERYBODY, columns })
    expect(title).toBe('客户')
    expect(rows).toEqual([
      ['姓名', '称呼', '列 spent', '列 created', '列 phone', '列 visits'],
      ['欧阳静怡', '欧阳姐', 398.5, new Date('2026-08-23T00:00:00Z'), '13812345678', 1],
    ])
  })

  it('holds the list and nobody else, in its order', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    await createClient(elsewhere.receptionist, { name: '丁丁' }, now)
    const spent = { 安安: 200, 白白: 0, 陈陈: 300 }
    for (const [name, spentMinor] of Object.entries(spent)) {
      const clientId = await createClient(house.receptionist, { name }, now)
      await db.clientStanding.update({
        where: { clientId },
        data: { spentMinor, hasTransacted: spentMinor > 0 },
      })
    }
    const rows = await csvOf(house.manager, { ...READY_LISTS.spending_most, columns: [] })
    expect(rows).toEqual([
      ['姓名', '称呼'],
      ['陈陈', ''],
      ['安安', ''],
    ])
  })

  it('holds numbers as an SMS gateway takes them, also those from abroad', async () => {
    const house = await createSalon()
    const numbers = { 安安: '13812345678', 白白: '+447700900123' }
    for (const [name, phone] of Object.entries(numbers))
      await createClient(house.receptionist, { name, phone }, now)
    const list: ClientList = { ...EVERYBODY, columns: ['phone'] }
    const expected = Object.entries(numbers).map(([name, phone]) => [name, '', phone])
    expect((await csvOf(house.manager, list)).slice(1).toSorted()).toEqual(expected)
    expect(
      (await xlsxOf(house.manager, list)).rows
        .slice(1)
        .map((row) => row[2])
        .toSorted(),
    ).toEqual(Object.values(numbers).toSorted())
  })

  it('lets no cell become a formula', async () => {
    const house = await createSalon()
    const hostile = ['=HYPERLINK("http://x.example","A")', '+1', '-1', '@SUM(A1)', '\t=1']
    for (const name of hostile) {
      const clientId = await createClient(house.receptionist, {}, now)
      await db.client.update({ where: { id: clientId }, data: { name, formOfAddress: '说 "好", 是' } })
    }
    const list: ClientList = { ...EVERYBODY, columns: [] }
    const csv = (await csvOf(house.manager, list)).slice(1)
    expect(csv.map(([name]) => name).sort()).toEqual(hostile.map((name) => `'${name}`).sort())
    expect(csv.every(([, address]) => address === '说 "好", 是')).toBe(true)
    const { rows } = await xlsxOf(house.manager, list)
    const names = rows.slice(1).map(([name]) => name)
    expect(names.every((name) => typeof name === 'string')).toBe(true)
    expect(names.sort()).toEqual([...hostile].sort())
  })

  it.each(['csv', 'xlsx'] as const)('holds five thousand as %s, without gap or double', async (format) => {
    const house = await createSalon()
    const count = 5_000
    await db.client.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        createdAt: now,
        id: randomUUID(),
        salonId: house.salon.id,
        name: `客人${index}`,
        pinyin: 'ke ren',
      })),
    })
    const rows =
      format === 'csv'
        ? await csvOf(house.manager, everything)
        : (await xlsxOf(house.manager, everything)).rows
    expect(rows).toHaveLength(count + 1)
    expect(new Set(rows.map(([name]) => name)).size).toBe(count + 1)
  })
})

describe('who took it', () => {
  it('stands in the audit with what was taken, and without a name', async () => {
    const house = await createSalon()
    await wellKnown(house)
    await take(house.manager, READY_LISTS.prospective, 'csv')
    await take(house.manager, everything, 'xlsx')
    const entries = await db.auditEntry.findMany({
      where: { salonId: house.salon.id, action: 'list.exported' },
      orderBy: { id: 'asc' },
    })
    expect(entries).toMatchObject([
      {
        actorId: house.manager.id,
        subjectType: 'Client',
        subjectId: null,
        at: now,
        particulars: {
          list: addressOf(READY_LISTS.prospective),
          columns: READY_LISTS.prospective.columns,
          format: 'csv',
          rows: 0,
        },
      },
      { particulars: { format: 'xlsx', rows: 1 } },
    ])
    expect(JSON.stringify(entries)).not.toContain('欧阳')
  })

  it.each(['receptionist', 'therapist'] as const)('is never a %s', async (role) => {
    const house = await createSalon()
    await expect(take(house[role], EVERYBODY, 'csv')).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await db.auditEntry.count({ where: { salonId: house.salon.id, action: 'list.exported' } })).toBe(0)
  })

  it.each(['csv', 'xlsx'] as const)('is known, or there is no %s', async (format) => {
    const house = await createSalon()
    await wellKnown(house)
    const before = await leftovers()
    await db.$executeRaw`
      CREATE FUNCTION refuse_exports() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'no entry'; END $$`
    // At commit: the last moment at which writing it down can fail.
    await db.$executeRaw`
      CREATE CONSTRAINT TRIGGER refuse_exports AFTER INSERT ON "AuditEntry" DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW WHEN (NEW.action = 'list.exported') EXECUTE FUNCTION refuse_exports()`
    try {
      await expect(take(house.manager, EVERYBODY, format)).rejects.toThrow()
    } finally {
      await db.$executeRaw`DROP FUNCTION refuse_exports CASCADE`
    }
    expect(await leftovers()).toEqual(before)
    expect(await db.auditEntry.count({ where: { salonId: house.salon.id, action: 'list.exported' } })).toBe(0)
  })

  it('leaves no file behind, not even while it is read', async () => {
    const house = await createSalon()
    await wellKnown(house)
    const before = await leftovers()
    const { body } = await exportList(
      { staff: house.manager, now },
      { list: everything, format: 'csv' },
      words,
    )
    expect(await leftovers()).toEqual(before)
    await body.cancel()
  })
})

async function leftovers(): Promise<string[]> {
  const names = await readdir(os.tmpdir())
  return names.filter((name) => /^foyer-[0-9a-f]{8}-/.test(name))
}
