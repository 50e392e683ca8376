// From rows to archives: looking over, taking over, the report, and taking it all back.
import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { eraseClient } from '@/lib/clients/erase-client'
import { db } from '@/lib/db/client'
import { discardImport } from '@/lib/imports/discard-import'
import { forgetOldImports } from '@/lib/imports/forget-imports'
import type { Mapping } from '@/lib/imports/import-flow'
import { getImport, listImports } from '@/lib/imports/import-queries'
import { takeReport } from '@/lib/imports/import-report'
import { remapImport } from '@/lib/imports/remap-import'
import { startImport } from '@/lib/imports/start-import'
import { stepImport } from '@/lib/imports/step-import'
import { undoImport } from '@/lib/imports/undo-import'
import { createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { csvOf, importFile, readFile, stepThrough } from '../../factories/import'
import { createSalon, type TestSalon } from '../../factories/salon'
import { wordsIn } from '../words-in'

const now = new Date('2026-11-21T04:00:00Z')
const HEADINGS = ['姓名', '手机', '生日', '标签', '介绍人', '备注']
const words = {
  row: '行',
  reason: '原因',
  problem: ({ code, row }: { code: string; row?: number | undefined }) => `${code}${row ?? ''}`,
}

let house: TestSalon

beforeAll(async () => {
  house = await createSalon()
})

const file = (...rows: string[][]) => csvOf([HEADINGS, ...rows])
const entryOf = (id: string) => db.clientImport.findUniqueOrThrow({ where: { id } })
const rowsOf = (importId: string) =>
  db.clientImportRow.findMany({ where: { importId }, orderBy: { row: 'asc' } })
const clientsOf = (importId: string) => db.client.findMany({ where: { importId }, orderBy: { name: 'asc' } })
const start = async (importId: string, staff = house.manager) => {
  const { revision } = await entryOf(importId)
  return asStaff(staff, now)((ctx) => startImport(ctx, { importId, revision }))
}
const step = (importId: string, from: number, staff = house.manager) =>
  asStaff(staff, now)((ctx) => stepImport(ctx, { importId, from }))
const undo = (importId: string, staff = house.manager) =>
  asStaff(staff, now)((ctx) => undoImport(ctx, { importId }))

async function codesOf(importId: string) {
  return (await rowsOf(importId)).map(({ problems }) =>
    (problems as { code: string }[]).map(({ code }) => code),
  )
}

describe('looking over', () => {
  it('finds what is wrong with each row, and writes no client', async () => {
    const { manager, salon } = await createSalon()
    const known = await createClient(manager, { name: '方婷', phone: '13900000001' }, now)
    const born = await createClient(manager, { name: '秦 岚', birthMonth: 5, birthDay: 12 }, now)
    const importId = await readFile(
      manager,
      file(
        ['王小明', '13812345678', '1990-05-12', '', '', ''],
        ['', '13812345679', '', '', '', ''],
        ['方小婷', '139 0000 0001', '', '', '', ''],
        ['秦岚', '', '1988-05-12', '', '', ''],
        ['王晓明', '13812345678', '', '', '', ''],
        ['李雪', '138****5678', '1990-02-30', '', '', ''],
        ['李雪', '', '1991-01-02', '', '', ''],
        ['李 雪', '', '1991/1/2', '', '', ''],
        ['=1+1', '13812345680', '', '', '', ''],
      ),
      now,
    )
    expect(await stepThrough(manager, importId, now)).toBe('ready')
    expect(await codesOf(importId)).toEqual([
      [],
      ['name_missing'],
      ['phone_known'],
      ['person_known'],
      ['phone_twice'],
      ['phone_unreadable', 'date_impossible'],
      [],
      ['person_twice'],
      ['name_missing', 'formula'],
    ])
    const rows = await rowsOf(importId)
    expect(rows[2]?.clientId).toBe(known)
    expect(rows[3]?.clientId).toBe(born)
    expect(rows[4]?.problems).toEqual([{ code: 'phone_twice', row: 1, likely: 'another' }])
    expect(await db.client.count({ where: { salonId: salon.id } })).toBe(2)
    const doubles = async () =>
      (await getImport(manager, now, importId, {}))?.preview.flatMap(({ known }) => known?.id ?? [])
    expect(await doubles()).toEqual([known, born])
    // Whoever is no archive any more is shown as nobody's double.
    await db.client.update({ where: { id: known }, data: { mergedIntoId: born } })
    expect(await doubles()).toEqual([born])
    await asStaff(manager, now)((ctx) => eraseClient(ctx, { clientId: born, reason: 'her_wish' }))
    expect(await doubles()).toEqual([])
  })

  it('shows no file that is still being read', async () => {
    const { manager, salon } = await createSalon()
    const read = { salonId: salon.id, startedById: manager.id, startedAt: now }
    const [reading, ready] = [
      await db.clientImport.create({ data: { ...read, state: 'reading' } }),
      await db.clientImport.create({ data: { ...read, state: 'ready' } }),
    ]
    expect((await listImports(manager)).map(({ id }) => id)).toEqual([ready.id])
    expect(await getImport(manager, now, reading.id, {})).toBeNull()
  })

  it('shows the rows as they will be, by problem and page by page', async () => {
    const { manager } = await createSalon()
    const rows = Array.from({ length: 30 }, (_, nth) => [
      `客人${nth}甲`,
      nth < 25 ? '不知道' : '',
      '',
      '',
      '',
      '',
    ])
    const importId = await readFile(manager, file(...rows, ['', '1', '', '', '', '']), now)
    await stepThrough(manager, importId, now)
    const all = await getImport(manager, now, importId, {})
    expect(all).toMatchObject({
      phase: 'ready',
      rows: 31,
      stopped: 1,
      next: 20,
      mapping: ['name', 'phone', 'birthday', 'tags', 'referrer', 'note'],
    })
    expect(all?.troubles).toEqual([
      { code: 'name_missing', count: 1 },
      { code: 'phone_unreadable', count: 26 },
    ])
    expect(all?.preview[0]).toMatchObject({ row: 2, person: { name: '客人0甲', notes: ['手机: 不知道'] } })
    const more = await getImport(manager, now, importId, { problem: 'phone_unreadable', after: 20 })
    expect(more?.preview.map(({ row }) => row)).toEqual([22, 23, 24, 25, 26, 32])
    expect(more?.next).toBeNull()
    expect(await getImport((await createSalon()).manager, now, importId, {})).toBeNull()
  })

  it('begins anew with the columns that the manager chose', async () => {
    const importId = await readFile(
      house.manager,
      csvOf([
        ['姓名', '甲', '手机'],
        ['王芳', '13800000011', '爱静'],
      ]),
      now,
    )
    await stepThrough(house.manager, importId, now)
    const mapping: Mapping = ['name', 'phone', 'note']
    const progress = await asStaff(
      house.manager,
      now,
    )((ctx) => remapImport(ctx, { importId, revision: 1, mapping }))
    expect(progress).toEqual({ phase: 'checking', rows: 1, done: 0 })
    await expect(
      asStaff(house.manager, now)((ctx) => remapImport(ctx, { importId, revision: 1, mapping })),
    ).rejects.toMatchObject({ code: 'someone_was_faster' })
    await expect(
      asStaff(house.manager, now)((ctx) => remapImport(ctx, { importId, revision: 2, mapping: ['name'] })),
    ).rejects.toMatchObject({ code: 'not_found' })
    await expect(start(importId)).rejects.toMatchObject({ code: 'import_unchecked' })
    await stepThrough(house.manager, importId, now)
    await start(importId)
    await stepThrough(house.manager, importId, now)
    const [client] = await clientsOf(importId)
    expect(client).toMatchObject({ name: '王芳', phone: '+8613800000011' })
    await expect(
      asStaff(house.manager, now)((ctx) => remapImport(ctx, { importId, revision: 2, mapping })),
    ).rejects.toMatchObject({ code: 'import_begun' })
  })

  it('is put away with everything it held', async () => {
    const importId = await readFile(house.manager, file(['王小明', '', '', '', '', '']), now)
    await asStaff(house.manager, now)((ctx) => discardImport(ctx, { importId }))
    expect(await rowsOf(importId)).toEqual([])
    const again = asStaff(house.manager, now)((ctx) => discardImport(ctx, { importId }))
    await expect(again).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('taking over', () => {
  it('begins archives as they are begun at the desk', async () => {
    const { manager, salon } = await createSalon()
    const tag = await db.tag.create({ data: { salonId: salon.id, name: 'VIP', position: 1 } })
    const importId = await importFile(
      manager,
      file(
        ['单雪梅', '13812345678/13912345678', '1990-05-12', 'vip，敏感肌', '', '爱喝菊花茶'],
        ['李雪', '', '农历五月初五', '', '单雪梅', ''],
        ['张敏', '', '', '', '不认识的人', ''],
      ),
      now,
    )
    expect(await entryOf(importId)).toMatchObject({
      state: 'done',
      rows: 3,
      created: 3,
      skipped: 0,
      finishedAt: now,
    })
    const people = await db.client.findMany({
      where: { importId },
      include: {
        ...{ phones: true, preferences: true, standing: true, broughtOver: true },
        tags: { include: { tag: true } },
      },
    })
    const named = (name: string) => people.find((person) => person.name === name)
    expect(named('单雪梅')).toMatchObject({
      salonId: salon.id,
      pinyin: 'shan xue mei',
      phone: '+8613812345678',
      birthYear: 1990,
      birthMonth: 5,
      birthDay: 12,
      birthLunar: false,
      source: 'imported',
      createdAt: now,
      phones: [{ e164: '+8613912345678' }],
      preferences: [],
      broughtOver: [{ note: '爱喝菊花茶', visits: null, sortedAt: null }],
      standing: { visits: 0 },
    })
    expect(
      named('单雪梅')
        ?.tags.map((given) => given.tag.name)
        .toSorted(),
    ).toEqual(['VIP', '敏感肌'])
    expect(named('单雪梅')?.tags.some(({ tagId }) => tagId === tag.id)).toBe(true)
    expect(named('李雪')).toMatchObject({
      birthYear: null,
      birthMonth: 5,
      birthDay: 5,
      birthLunar: true,
      referredById: named('单雪梅')?.id,
    })
    expect(named('张敏')).toMatchObject({
      referredById: null,
      broughtOver: [{ note: '介绍人: 不认识的人' }],
    })
    for (const query of ['雪梅', 'shanxm', '5678', '13912345678']) {
      const found = await findClients({ staff: manager, now }, query)
      expect(found.map(({ clientId }) => clientId)).toContain(named('单雪梅')?.id)
    }
  })

  it('knows nobody of another salon: by no number, by no birthday, and as no referrer', async () => {
    const [{ manager }, elsewhere] = [await createSalon(), await createSalon()]
    const there = { name: '方婷', phone: '13900000001', birthMonth: 5, birthDay: 12 }
    const clientId = await createClient(elsewhere.receptionist, there, now)
    await db.clientPhone.create({ data: { clientId, salonId: elsewhere.salon.id, e164: '+8613900000002' } })
    const rows = [
      ['王小明', '13900000001', '', '', '', ''],
      ['李雪', '13900000002', '', '', '', ''],
      ['方婷', '', '1990-05-12', '', '', ''],
      ['张敏', '', '', '', '13900000001', ''],
    ]
    const importId = await importFile(manager, file(...rows), now)
    expect(await codesOf(importId)).toEqual(rows.map(() => []))
    const taken = await clientsOf(importId)
    expect(taken).toHaveLength(rows.length)
    const [sent, referrer] = ['张敏', '王小明'].map((name) => taken.find((one) => one.name === name))
    expect(sent?.referredById).toBe(referrer?.id)
  })

  it('goes past an archive that was merged while the import stood still', async () => {
    const { manager } = await createSalon()
    const other = await createClient(manager, { name: '苏敏' }, now)
    const importId = await readFile(manager, file(['李雪', '', '', '', '某人', '']), now)
    await stepThrough(manager, importId, now)
    await start(importId, manager)
    await step(importId, 0, manager)
    await db.client.updateMany({ where: { importId }, data: { mergedIntoId: other } })
    expect(await stepThrough(manager, importId, now)).toBe('done')
    expect(await rowsOf(importId)).toMatchObject([{ outcome: 'created', cells: [] }])
  })

  it('keeps no cell of those who were taken over, but for a referrer who may still come', async () => {
    const { manager } = await createSalon()
    const list = file(['陈静', '13700000001', '', '', '某人', ''], ['', '13700000002', '', '', '', ''])
    const importId = await readFile(manager, list, now)
    await stepThrough(manager, importId, now)
    await start(importId, manager)
    await step(importId, 0, manager)
    const left = { outcome: 'skipped', cells: { row: ['', '13700000002', '', '', '', ''] } }
    expect(await rowsOf(importId)).toMatchObject([{ outcome: 'created', cells: { referrer: '某人' } }, left])
    expect(JSON.stringify(await rowsOf(importId))).not.toMatch(/陈静|keys/)
    await stepThrough(manager, importId, now)
    expect(await rowsOf(importId)).toMatchObject([{ outcome: 'created', cells: [] }, left])
  })

  it('leaves doubles as they are, also of those registered since', async () => {
    const { manager, receptionist } = await createSalon()
    const known = await createClient(receptionist, { name: '方婷', phone: '13900000001' }, now)
    const before = await db.client.findUnique({ where: { id: known } })
    const importId = await readFile(
      manager,
      file(['方婷', '13900000001', '', '', '', '胖'], ['高洁', '13900000002', '', '', '', '']),
      now,
    )
    await stepThrough(manager, importId, now)
    const late = await createClient(receptionist, { name: '高洁', phone: '13900000002' }, now)
    await start(importId, manager)
    await stepThrough(manager, importId, now)
    expect(await entryOf(importId)).toMatchObject({ created: 0, joined: 2, skipped: 0 })
    expect(await db.client.findUnique({ where: { id: known } })).toEqual(before)
    expect((await rowsOf(importId)).map(({ clientId }) => clientId)).toEqual([known, late])
  })

  it('is written down at its beginning and its end, in figures', async () => {
    const importId = await importFile(house.manager, file(['唐婉', '13700000003', '', '', '', '']), now)
    const entries = await db.auditEntry.findMany({
      where: { subjectId: importId },
      orderBy: { link: { sequence: 'asc' } },
    })
    expect(entries.map(({ action }) => action)).toEqual(['import.read', 'import.started', 'import.finished'])
    expect(entries[2]?.particulars).toEqual({ created: 1, joined: 0, skipped: 0 })
    expect(wordsIn(entries)).not.toMatch(/唐婉|13700000003/)
  })

  it('takes no row twice when two tablets ask for the same step', async () => {
    const { manager } = await createSalon()
    const rows = Array.from({ length: 700 }, (_, nth) => [
      `客人${nth}甲`,
      `136${String(nth).padStart(8, '0')}`,
    ])
    const importId = await readFile(manager, csvOf([['姓名', '手机'], ...rows]), now)
    await stepThrough(manager, importId, now)
    await start(importId, manager)
    const answers = await Promise.all([0, 0, 0].map((from) => step(importId, from, manager)))
    expect(answers).toEqual([1, 2, 3].map(() => ({ phase: 'running', rows: 700, done: 500 })))
    expect(await db.client.count({ where: { importId } })).toBe(500)
    await stepThrough(manager, importId, now)
    expect(await db.client.count({ where: { importId } })).toBe(700)
  })

  it('does a step once when its answer was lost and it is asked again', async () => {
    const { manager } = await createSalon()
    const importId = await readFile(manager, file(['王小明', '', '', '', '', '']), now)
    const body = { importId, from: 0 }
    const deed = { staff: manager, now, name: 'import.step', key: randomUUID(), body }
    const run = () => performDeed({ ...deed, run: (ctx) => stepImport(ctx, body) })
    expect(await run()).toEqual({ phase: 'ready', rows: 1, done: 1 })
    expect(await run()).toEqual({ phase: 'ready', rows: 1, done: 1 })
  })

  it('goes on where it stood when it was left in its middle', async () => {
    const { manager } = await createSalon()
    const rows = Array.from({ length: 600 }, (_, nth) => [
      `客人${nth}乙`,
      `135${String(nth).padStart(8, '0')}`,
    ])
    const importId = await readFile(manager, csvOf([['姓名', '手机'], ...rows]), now)
    await stepThrough(manager, importId, now)
    await start(importId, manager)
    await step(importId, 0, manager)
    expect(await start(importId, manager)).toEqual({ phase: 'running', rows: 600, done: 500 })
    expect(await stepThrough(manager, importId, now)).toBe('done')
    expect(await entryOf(importId)).toMatchObject({ created: 600, done: 600 })
  })

  it('lets the desk and the import register one number once', async () => {
    const { manager, receptionist, salon } = await createSalon()
    const importId = await readFile(manager, file(['沈月', '13400000001', '', '', '', '']), now)
    await stepThrough(manager, importId, now)
    await start(importId, manager)
    await Promise.allSettled([
      step(importId, 0, manager),
      createClient(receptionist, { name: '沈月', phone: '13400000001', samePhoneConfirmed: false }, now),
    ])
    expect(await db.client.count({ where: { salonId: salon.id, phone: '+8613400000001' } })).toBe(1)
  })

  it('is the manager’s, and of her own salon alone', async () => {
    const importId = await readFile(house.manager, file(['王小明', '', '', '', '', '']), now)
    const stranger = (await createSalon()).manager
    for (const [staff, code] of [
      [house.receptionist, 'not_permitted'],
      [house.therapist, 'not_permitted'],
      [stranger, 'not_found'],
    ] as const) {
      await expect(step(importId, 0, staff)).rejects.toMatchObject({ code })
      await expect(start(importId, staff)).rejects.toMatchObject({ code })
      await expect(undo(importId, staff)).rejects.toMatchObject({ code })
      await expect(takeReport({ staff, now }, { importId }, words)).rejects.toMatchObject({ code })
      const remap = { importId, revision: 1, mapping: [] }
      await expect(asStaff(staff, now)((ctx) => remapImport(ctx, remap))).rejects.toMatchObject({ code })
      await expect(asStaff(staff, now)((ctx) => discardImport(ctx, { importId }))).rejects.toMatchObject({
        code,
      })
    }
    expect((await listImports(stranger)).length).toBe(0)
  })

  it('takes two thousand rows, and takes them back', async () => {
    const { manager } = await createSalon()
    const rows = Array.from({ length: 2_000 }, (_, nth) => [
      `王小${nth}明`,
      `131${String(nth).padStart(8, '0')}`,
    ])
    const importId = await importFile(manager, csvOf([['姓名', '手机'], ...rows]), now)
    expect(await db.client.count({ where: { importId } })).toBe(2_000)
    await undo(importId, manager)
    expect(await stepThrough(manager, importId, now)).toBe('undone')
    expect(await db.client.count({ where: { importId } })).toBe(0)
  })
})

describe('the report', () => {
  it('says of each row that was left out why, and defuses what a spreadsheet would reckon', async () => {
    const { manager } = await createSalon()
    await createClient(manager, { name: '方婷', phone: '13900000001' }, now)
    const importId = await readFile(
      manager,
      csvOf([
        ['导出', '', ''],
        ['姓名', '手机', '备注'],
        ['王小明', '13800000001', ''],
        ['', '+8613800000002', '=HYPERLINK("http://x")'],
        ['方婷', '13900000001', '@SUM(A1)'],
        ['王晓明', '13800000001', ''],
      ]),
      now,
    )
    await stepThrough(manager, importId, now)
    await db.clientImportRow.updateMany({
      where: { importId, row: { in: [3, 4] } },
      data: { answer: 'leave' },
    })
    await start(importId, manager)
    await stepThrough(manager, importId, now)
    const text = await new Response(await takeReport({ staff: manager, now }, { importId }, words)).text()
    const table = parse(text, { bom: true }) as string[][]
    expect(table).toEqual([
      ['行', '原因', '姓名', '手机', '备注'],
      ['4', 'name_missing', '', "'+8613800000002", 'http://x'],
      ['5', 'phone_known', '方婷', '13900000001', "'@SUM(A1)"],
      ['6', 'phone_twice3', '王晓明', '13800000001', ''],
    ])
    const entries = await db.auditEntry.findMany({
      where: { subjectId: importId, action: 'import.report_taken' },
    })
    expect(entries).toMatchObject([{ actorId: manager.id, particulars: { rows: 3 } }])
  })

  it('is not to be had before the end, nor after thirty days', async () => {
    const { manager } = await createSalon()
    const importId = await readFile(manager, file(['', '13800000001', '', '', '', '']), now)
    const report = () => takeReport({ staff: manager, now }, { importId }, words)
    await expect(report()).rejects.toMatchObject({ code: 'import_not_done' })
    await stepThrough(manager, importId, now)
    await start(importId, manager)
    await stepThrough(manager, importId, now)
    const day = 86_400_000
    await forgetOldImports(new Date(now.getTime() + 29 * day))
    expect(await new Response(await report()).text()).toContain('13800000001')
    await forgetOldImports(new Date(now.getTime() + 31 * day))
    await expect(report()).rejects.toMatchObject({ code: 'import_report_gone' })
    expect(await rowsOf(importId)).toMatchObject([{ cells: [] }])
  })
})

describe('taking it back', () => {
  it('removes those whom nobody has touched, and names the others', async () => {
    const { manager, receptionist, salon, therapist } = await createSalon()
    const test = { salon, manager, receptionist, therapist }
    const names = ['甲一', '乙二', '丙三', '丁四', '戊五', '己六', '庚七', '辛八']
    const importId = await importFile(
      manager,
      file(
        ...names.map((name, nth) => [name, `1330000000${nth}`, '', '标签', nth === 7 ? '甲一' : '', '备注']),
      ),
      now,
    )
    const ids = new Map((await clientsOf(importId)).map(({ id, name }) => [name, id]))
    const id = (name: string) => ids.get(name) ?? ''
    const by = { notedById: test.therapist.id, notedAt: new Date(now.getTime() + 60_000) }
    await db.alert.create({
      data: { clientId: id('乙二'), kind: 'allergy', severity: 'mild', text: '蜂蜜', ...by },
    })
    await db.preference.create({ data: { clientId: id('丙三'), kind: 'tea', text: '红茶', ...by } })
    await db.client.update({ where: { id: id('丁四') }, data: { revision: 2 } })
    const outside = await createClient(receptionist, { name: '外人', referredById: id('戊五') }, now)
    await db.promise.create({
      data: {
        createdAt: now,
        clientId: id('己六'),
        text: '靠窗',
        ownerId: receptionist.id,
        createdById: receptionist.id,
        dueOn: now,
      },
    })
    await undo(importId, manager)
    expect(await stepThrough(manager, importId, now)).toBe('undone')
    const left = (await clientsOf(importId)).map(({ name }) => name)
    expect(left.toSorted()).toEqual(['乙二', '丙三', '丁四', '戊五', '己六'].toSorted())
    expect(await db.client.count({ where: { id: outside } })).toBe(1)
    const detail = await getImport(manager, now, importId, {})
    expect(detail?.kept.count).toBe(5)
    expect(detail?.kept.clients.map(({ name }) => name)).toEqual(['乙二', '丙三', '丁四', '戊五', '己六'])
    expect(await findClients({ staff: manager, now }, '甲一')).toEqual([])
    const entries = await db.auditEntry.findMany({ where: { subjectId: importId, action: 'import.undone' } })
    expect(entries).toMatchObject([{ particulars: { removed: 3, kept: 5 } }])
  })

  it('is done once, however often it is asked', async () => {
    const importId = await importFile(house.manager, file(['沈月', '13500000001', '', '', '', '']), now)
    await undo(importId)
    await undo(importId)
    await stepThrough(house.manager, importId, now)
    expect(await undo(importId)).toMatchObject({ phase: 'undone' })
    expect(await db.auditEntry.count({ where: { subjectId: importId, action: 'import.undone' } })).toBe(1)
  })

  it('waits until everything was taken over, and makes no archive of rows that were left out', async () => {
    const { manager } = await createSalon()
    const importId = await readFile(
      manager,
      file(['沈月', '', '', '', '', ''], ['', '1', '', '', '', '']),
      now,
    )
    await expect(undo(importId, manager)).rejects.toMatchObject({ code: 'import_not_done' })
    await stepThrough(manager, importId, now)
    await start(importId, manager)
    await expect(undo(importId, manager)).rejects.toMatchObject({ code: 'import_running' })
    await stepThrough(manager, importId, now)
    await undo(importId, manager)
    await stepThrough(manager, importId, now)
    expect(await rowsOf(importId)).toMatchObject([
      { outcome: 'removed', cells: [] },
      { outcome: 'skipped', cells: [] },
    ])
    const report = takeReport({ staff: manager, now }, { importId }, words)
    await expect(report).rejects.toMatchObject({ code: 'import_not_done' })
  })

  it('keeps her who is being booked at the same moment, or refuses the booking', async () => {
    const test = await createSalon()
    const importId = await importFile(test.manager, file(['沈月', '13500000001', '', '', '', '']), now)
    const [client] = await clientsOf(importId)
    const clientId = client?.id ?? ''
    await undo(importId, test.manager)
    const [, booked] = await Promise.allSettled([
      stepThrough(test.manager, importId, now),
      createAppointment(test, { clientId }),
    ])
    const isThere = (await db.client.count({ where: { id: clientId } })) === 1
    expect(isThere).toBe(booked?.status === 'fulfilled')
  })

  it('says to whoever writes of her a moment too late that she is not there any more', async () => {
    const { manager } = house
    const deed = { staff: manager, now, name: 'alert.note', key: randomUUID(), body: {} }
    const late = performDeed({
      ...deed,
      run: (ctx) =>
        ctx.tx.promise.create({
          data: {
            createdAt: now,
            clientId: randomUUID(),
            text: '靠窗',
            ownerId: manager.id,
            createdById: manager.id,
            dueOn: now,
          },
        }),
    })
    await expect(late).rejects.toMatchObject({ name: 'Refusal', code: 'not_found' })
  })

  it('knows every table that hangs on a client', async () => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT t.relname AS name FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
      WHERE k.contype = 'f' AND k.confrelid = '"Client"'::regclass ORDER BY 1`
    // Whoever adds one decides in lib/imports/remove-rows.ts whether it is a sign that somebody has touched her.
    expect(tables.map(({ name }) => name)).toEqual([
      'Alert',
      'ArchiveChange',
      'ArchiveDraft',
      'BroughtOver',
      'CarePlan',
      'Case',
      'Client',
      'ClientMerge',
      'ClientPhone',
      'ClientRelation',
      'ClientSearchToken',
      'ClientStanding',
      'ClientTag',
      'Consent',
      'PatchTest',
      'Photo',
      'Preference',
      'ProductAtHome',
      'Promise',
      // Of a visit, which is a sign already.
      'Reaction',
      'Visit',
    ])
  })
})
