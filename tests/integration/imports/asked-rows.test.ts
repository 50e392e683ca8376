// Whose double a row is, how a column writes its dates and where a number is: asked, answered, and nobody lost silently.
import { describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { answerImport } from '@/lib/imports/answer-import'
import { getImport } from '@/lib/imports/import-queries'
import type { ImportAnswer } from '@/lib/imports/import-schemas'
import { startImport } from '@/lib/imports/start-import'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { csvOf, importFile, readFile, stepThrough, type Table } from '../../factories/import'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')

async function lookedOver(manager: SignedInStaff, table: Table): Promise<string> {
  const importId = await readFile(manager, csvOf(table), now)
  expect(await stepThrough(manager, importId, now)).toBe('ready')
  return importId
}

type Said<Answer> = Answer extends ImportAnswer ? Omit<Answer, 'importId'> : never

const say = (manager: SignedInStaff, importId: string, answer: Said<ImportAnswer>) =>
  asStaff(manager, now)((ctx) => answerImport(ctx, { ...answer, importId } as ImportAnswer))

async function takeOver(manager: SignedInStaff, importId: string): Promise<void> {
  await stepThrough(manager, importId, now)
  const { revision } = await db.clientImport.findUniqueOrThrow({ where: { id: importId } })
  await asStaff(manager, now)((ctx) => startImport(ctx, { importId, revision }))
  expect(await stepThrough(manager, importId, now)).toBe('done')
}

const broughtBy = (importId: string) =>
  db.client.findMany({ where: { importId }, orderBy: { name: 'asc' }, include: { preferences: true } })
const namesOf = async (importId: string) => (await broughtBy(importId)).map(({ name }) => name).toSorted()
const rowsOf = (importId: string) =>
  db.clientImportRow.findMany({ where: { importId }, orderBy: { row: 'asc' } })
const likelihoods = async (importId: string) =>
  (await rowsOf(importId)).map(({ problems }) =>
    (problems as { code: string; likely?: string }[]).map(({ code, likely }) =>
      likely ? `${code} ${likely}` : code,
    ),
  )

describe('a number that several rows have', () => {
  const family: Table = [
    ['姓名', '手机', '生日', '备注'],
    ['林美玉', '13700000001', '1965-05-01', '母亲'],
    ['林小雨', '13700000001', '1992-06-01', '女儿 用妈妈的手机'],
    ['赵先生', '13700000002', '1980-01-02', '丈夫'],
    ['钱女士', '13700000002', '1982-03-04', '妻子'],
    ['无号一', '11111111111', '1990-01-02', '没留手机'],
    ['无号二', '11111111111', '1991-02-03', '没留手机'],
    ['无号三', '11111111111', '1992-03-04', '没留手机'],
  ]

  it('loses nobody, answered or not; a made-up one is nobody’s', async () => {
    const { manager } = await createSalon()
    const importId = await lookedOver(manager, family)
    expect(await likelihoods(importId)).toEqual([
      [],
      ['phone_twice another'],
      [],
      ['phone_twice another'],
      ['phone_dummy'],
      ['phone_dummy'],
      ['phone_dummy'],
    ])
    await takeOver(manager, importId)
    expect(await namesOf(importId)).toEqual(
      family
        .slice(1)
        .map(([name]) => name)
        .toSorted(),
    )
    const dummy = (await broughtBy(importId)).find(({ name }) => name === '无号二')
    expect(dummy?.phone).toBeNull()
  })

  it('is asked about: the same person, another one, left out', async () => {
    const { manager } = await createSalon()
    const importId = await lookedOver(manager, family)
    const question = async () =>
      (await getImport(manager, now, importId, {}))?.questions.doubles.map(({ kind, ...of }) => of)
    expect(await question()).toEqual([{ count: 2, same: 0, another: 2, leave: 0 }])
    await say(manager, importId, { question: 'doubles', kind: 'phone_twice', answer: 'leave' })
    expect(await question()).toEqual([{ count: 2, same: 0, another: 0, leave: 2 }])
    await say(manager, importId, { question: 'doubles', kind: 'phone_twice', row: 2, answer: 'same' })
    expect(await getImport(manager, now, importId, {})).toMatchObject({ stopped: 1, joining: 1 })
    await takeOver(manager, importId)
    expect(await namesOf(importId)).not.toContain('钱女士')
    const rows = await rowsOf(importId)
    expect(rows.map(({ outcome }) => outcome).slice(0, 4)).toEqual([
      'created',
      'joined',
      'created',
      'skipped',
    ])
    expect(rows[1]?.clientId).toBe(rows[0]?.clientId)
    expect(await db.clientImport.findUnique({ where: { id: importId } })).toMatchObject({
      created: 5,
      joined: 1,
      skipped: 1,
      survey: {},
    })
  })

  it('and one name are one person, unless somebody says otherwise', async () => {
    const { manager } = await createSalon()
    await createClient(manager, { name: '方婷', phone: '13900000001' }, now)
    const importId = await lookedOver(manager, [
      ['姓名', '手机'],
      ['方 婷', '13900000001'],
      ['方小婷', '13900000001'],
      ['李雪', '13900000002'],
      ['李雪', '13900000002'],
    ])
    expect(await likelihoods(importId)).toEqual([
      ['phone_known same'],
      ['phone_known another'],
      [],
      ['phone_twice same'],
    ])
    await takeOver(manager, importId)
    expect(await namesOf(importId)).toEqual(['方小婷', '李雪'])
  })

  it('on many rows is a company’s, and nobody’s own', async () => {
    const { manager } = await createSalon()
    const people = ['甲', '乙', '丙', '丁', '戊'].map((name) => [`${name}一`, '021-6234 5678'])
    const importId = await lookedOver(manager, [['姓名', '手机'], ...people])
    expect(await likelihoods(importId)).toEqual(people.map(() => ['phone_dummy']))
    await takeOver(manager, importId)
    expect(await namesOf(importId)).toHaveLength(5)
  })

  it('behind a switchboard makes nobody one with her neighbour', async () => {
    const { manager } = await createSalon()
    const importId = await lookedOver(manager, [
      ['姓名', '手机'],
      ['庚七', '021-62345678转801'],
      ['辛八', '021-62345678-802'],
    ])
    expect(await likelihoods(importId)).toEqual([[], []])
  })

  it('is taken as the earlier row’s even when that one was left out', async () => {
    const { manager } = await createSalon()
    const importId = await lookedOver(manager, [
      ['姓名', '手机'],
      ['甲一', '13900000003'],
      ['乙二', '13900000003'],
      ['丙三', '13900000003'],
    ])
    await say(manager, importId, { question: 'doubles', kind: 'phone_twice', row: 2, answer: 'same' })
    await say(manager, importId, { question: 'doubles', kind: 'phone_twice', row: 3, answer: 'another' })
    await takeOver(manager, importId)
    expect(await namesOf(importId)).toEqual(['丙三', '甲一'])
  })
})

describe('one name and one birthday', () => {
  it('with two numbers are two people', async () => {
    const { manager } = await createSalon()
    const table = [
      ['姓名', '手机', '生日'],
      ['王芳', '13600000001', '8月15日'],
      ['王芳', '13600000002', '8月15日'],
      ['张伟', '13600000003', '1990-01-01'],
      ['张伟', '13600000004', '1990-01-01'],
      ['张伟', '13600000005', '1990-01-01'],
      ['Anna Schmidt', '+491711234501', '1990-01-01'],
      ['ANNA SCHMIDT', '+491711234502', '1990-01-01'],
    ]
    const importId = await lookedOver(manager, table)
    expect((await likelihoods(importId)).slice(0, 4)).toEqual([[], [], ['date_dummy'], ['date_dummy']])
    await takeOver(manager, importId)
    expect(await namesOf(importId)).toHaveLength(7)
  })

  it('without a number between them are likely one', async () => {
    const { manager } = await createSalon()
    await createClient(manager, { name: '秦岚', birthYear: 1988, birthMonth: 5, birthDay: 12 }, now)
    const known = { name: '高洁', phone: '13900000009', birthYear: 1980, birthMonth: 2, birthDay: 3 }
    await createClient(manager, known, now)
    const importId = await lookedOver(manager, [
      ['姓名', '手机', '生日'],
      ['秦岚', '13600000001', '1988-05-12'],
      ['高洁', '13600000002', '1980-02-03'],
      ['高洁', '13600000003', '2月3日'],
      ['李雪', '', '1991-01-02'],
      ['李 雪', '13600000004', '1991/1/2'],
    ])
    expect(await likelihoods(importId)).toEqual([
      ['person_known same'],
      ['person_known another'],
      [],
      [],
      ['person_twice same'],
    ])
  })
})

describe('dates', () => {
  it('of a Chinese list begin with the month, and its short years come first', async () => {
    const { manager } = await createSalon()
    const cells = ['8/5', '3.8', '12/3', '10.1', '8月5日', '08-05', '05-08-15', '85/8/5', '90.8.15']
    const importId = await lookedOver(manager, [
      ['姓名', '生日'],
      ...cells.map((cell, nth) => [`客人${'甲乙丙丁戊己庚辛壬'[nth]}`, cell]),
    ])
    expect((await likelihoods(importId)).flat()).toEqual([])
    await takeOver(manager, importId)
    const people = await rowsOf(importId)
    const days = await Promise.all(
      people.map(({ clientId }) => db.client.findUniqueOrThrow({ where: { id: clientId ?? '' } })),
    )
    expect(days.map(({ birthYear, birthMonth, birthDay }) => [birthYear, birthMonth, birthDay])).toEqual([
      [null, 8, 5],
      [null, 3, 8],
      [null, 12, 3],
      [null, 10, 1],
      [null, 8, 5],
      [null, 8, 5],
      [2005, 8, 15],
      [1985, 8, 5],
      [1990, 8, 15],
    ])
  })

  it('that can be read in two ways are asked about once, before anybody is taken over', async () => {
    const { manager } = await createSalon()
    const importId = await lookedOver(manager, [
      ['姓名', '生日'],
      ['王芳', '8/5/1990'],
      ['李雪', '5/12/1988'],
    ])
    const detail = await getImport(manager, now, importId, {})
    expect(detail?.questions.dates).toMatchObject([
      {
        column: 1,
        name: '生日',
        sample: '8/5/1990',
        readings: [
          { birthday: { month: 8, day: 5 } },
          { order: 'day_first', birthday: { month: 5, day: 8 } },
        ],
      },
    ])
    const { revision } = await db.clientImport.findUniqueOrThrow({ where: { id: importId } })
    await expect(
      asStaff(manager, now)((ctx) => startImport(ctx, { importId, revision })),
    ).rejects.toMatchObject({ code: 'import_dates_unsure' })
    await say(manager, importId, { question: 'dates', column: 1, order: 'day_first' })
    await takeOver(manager, importId)
    expect((await broughtBy(importId)).map(({ birthMonth }) => birthMonth).toSorted()).toEqual([12, 5])
    await expect(
      say(manager, importId, { question: 'dates', column: 1, order: 'day_first' }),
    ).rejects.toMatchObject({ code: 'import_begun' })
  })
})

describe('a number that names no place', () => {
  it('is asked about, for all and for one row', async () => {
    const { manager } = await createSalon()
    const importId = await lookedOver(manager, [
      ['姓名', '手机'],
      ['子一', '62345678'],
      ['丑二', '91234567'],
    ])
    expect(await getImport(manager, now, importId, {})).toMatchObject({ questions: { numbers: 2 } })
    await say(manager, importId, { question: 'numbers', dial: '021' })
    await stepThrough(manager, importId, now)
    await say(manager, importId, { question: 'numbers', row: 2, dial: '+852' })
    await expect(say(manager, importId, { question: 'numbers', row: 9, dial: '+852' })).rejects.toMatchObject(
      { code: 'not_found' },
    )
    await takeOver(manager, importId)
    const people = await broughtBy(importId)
    expect(people.map(({ name, phone }) => [name, phone])).toEqual([
      ['丑二', '+85291234567'],
      ['子一', '+862162345678'],
    ])
  })
})

it('takes a guest who is known by a flower or a number, and finds her again', async () => {
  const { manager } = await createSalon()
  const importId = await importFile(
    manager,
    csvOf([
      ['姓名', '手机'],
      ['🌸', '13600000011'],
      ['888', '13600000012'],
      ['NULL', '13600000013'],
      ['合计', ''],
      ['姓名', '手机'],
    ]),
    now,
  )
  expect(await namesOf(importId)).toEqual(['888', '🌸'])
  expect(await likelihoods(importId)).toEqual([[], [], ['name_missing'], ['no_person'], ['no_person']])
})
