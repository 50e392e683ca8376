// What another system knew of a guest's time in the house: it counts, it says where it comes from, and it goes again.
import { describe, expect, it } from 'vitest'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { listClients } from '@/lib/client-lists/list-queries'
import type { ListFilter } from '@/lib/client-lists/list-schemas'
import { openArchive } from '@/lib/clients/archive-queries'
import { timeClassOf } from '@/lib/clients/classification-flow'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { eraseClient } from '@/lib/clients/erase-client'
import { exportArchive } from '@/lib/clients/export-archive'
import { giveTag } from '@/lib/clients/give-tag'
import { mergeClients } from '@/lib/clients/merge-clients'
import { recordNoAlerts } from '@/lib/clients/record-no-alerts'
import { sortBrought } from '@/lib/clients/sort-brought'
import { readTraits } from '@/lib/clients/trait-queries'
import { undoMerge } from '@/lib/clients/undo-merge'
import { db } from '@/lib/db/client'
import { undoImport } from '@/lib/imports/undo-import'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { csvOf, importFile, stepThrough } from '../../factories/import'
import { createSalon } from '../../factories/salon'
import { createPastVisit } from '../clients/past-visit'

const now = new Date('2026-11-21T04:00:00Z')
const REMEMBERED = { lapsedAfterDays: 90, timeZone: 'Asia/Shanghai' }
const HEADINGS = [
  '姓名',
  '手机',
  '最近到店',
  '到店次数',
  '累计消费',
  '会员等级',
  '余额',
  '专属美容师',
  '备注',
  '标签',
]
const REGULAR = [
  '周芷若',
  '13800000001',
  '2026-10-03',
  '40',
  '¥12，800.50',
  '金卡',
  '1280元',
  '小雨',
  '怕冷，爱聊孩子',
  '老客',
]

const file = (...rows: string[][]) => csvOf([HEADINGS, ...rows])
const undo = async (staff: SignedInStaff, importId: string) => {
  await asStaff(staff, now)((ctx) => undoImport(ctx, { importId }))
  expect(await stepThrough(staff, importId, now)).toBe('undone')
}
const herOf = (importId: string) => db.client.findFirstOrThrow({ where: { importId } })
const standingOf = (clientId: string) => db.clientStanding.findUniqueOrThrow({ where: { clientId } })
const doorCard = (house: { salon: { id: string } }, clientId: string) =>
  getDoorCard(house.salon.id, clientId, now)

describe('a regular of another system', () => {
  it('is none who comes for the first time', async () => {
    const house = await createSalon()
    const importId = await importFile(house.manager, file(REGULAR), now)
    const { id } = await herOf(importId)
    const standing = await standingOf(id)
    expect(standing).toMatchObject({
      visits: 40,
      firstVisitAt: null,
      lastVisitAt: new Date('2026-10-03T04:00:00Z'),
      spentMinor: 1_280_050,
      hasTransacted: true,
    })
    expect(timeClassOf(standing, now, REMEMBERED)).toBe('returning')
    const card = await doorCard(house, id)
    expect(card).toMatchObject({
      firstVisit: false,
      visits: 0,
      lastVisit: null,
      brought: {
        visits: 40,
        lastVisitOn: '2026-10-03',
        therapist: '小雨',
        level: '金卡',
        // What she has with the house is told in her archive, by rights: whoever stands at the door may see the card too.
        spentMinor: null,
        balanceMinor: null,
      },
    })
  })

  it('stands in the lists by how long she was away and what she spent', async () => {
    const { manager } = await createSalon()
    const importId = await importFile(
      manager,
      file(REGULAR, ['新客', '', '', '', '', '', '', '', '', '']),
      now,
    )
    const { id } = await db.client.findFirstOrThrow({ where: { importId, name: '周芷若' } })
    const found = async (filter: ListFilter) => {
      const list = await listClients(manager, now, {
        filter,
        order: { by: 'spent', descending: true },
        columns: [],
      })
      return list.clients.map(({ clientId }) => clientId)
    }
    expect(await found({ awayDays: 30 })).toEqual([id])
    expect(await found({ awayDays: 60 })).toEqual([])
    expect(await found({ spentFrom: 1_000_000 })).toEqual([id])
    expect(await found({ time: ['returning'] })).toEqual([id])
    expect(await found({ time: ['prospective'] })).not.toContain(id)
  })

  it('who has visits and no day is of a class all the same, here and in the lists', async () => {
    const { manager } = await createSalon()
    const importId = await importFile(manager, file(['周芷若', '', '', '3', '', '', '', '', '', '']), now)
    const { id } = await herOf(importId)
    expect(timeClassOf(await standingOf(id), now, REMEMBERED)).toBe('returning')
    const list = await listClients(manager, now, {
      filter: { time: ['returning'] },
      order: { by: 'visits', descending: true },
      columns: [],
    })
    expect(list.clients).toHaveLength(1)
  })

  it('is treated by whom the house knows by that name', async () => {
    const { manager, therapist } = await createSalon()
    const importId = await importFile(
      manager,
      file(REGULAR.map((cell) => (cell === '小雨' ? ` ${therapist.name}` : cell))),
      now,
    )
    const { id } = await herOf(importId)
    expect(await standingOf(id)).toMatchObject({ lastTherapistId: therapist.id })
  })

  it('keeps figures that cannot be read among the notes', async () => {
    const { manager } = await createSalon()
    const importId = await importFile(
      manager,
      file(['周芷若', '', '很久了', '很多', '1.280', '', '-50', '', '', '']),
      now,
    )
    const [brought] = await db.broughtOver.findMany({ where: { importId } })
    expect(brought).toMatchObject({ lastVisitOn: null, visits: null, spentMinor: null, balanceMinor: null })
    for (const words of ['最近到店: 很久了', '到店次数: 很多', '累计消费: 1.280', '余额: -50']) {
      expect(brought?.note).toContain(words)
    }
  })
})

describe('a note of another system', () => {
  it('is not told at the door, and waits for staff until somebody has sorted it', async () => {
    const house = await createSalon()
    const { manager, receptionist } = house
    const { id } = await herOf(await importFile(manager, file(REGULAR), now))
    expect(JSON.stringify(await doorCard(house, id))).not.toContain('怕冷')
    const opened = await openArchive(manager, id, now)
    expect(opened?.is === 'living' && opened.glance).toMatchObject({
      preferences: [],
      brought: { visits: 40 },
    })
    const notes = async () => (await readTraits(receptionist, id))?.brought ?? []
    expect(await notes()).toMatchObject([{ text: '怕冷，爱聊孩子' }])
    const [note] = await notes()
    const sort = () => asStaff(receptionist, now)((ctx) => sortBrought(ctx, { broughtId: note?.id ?? '' }))
    await sort()
    expect(await notes()).toEqual([])
    await expect(sort()).rejects.toMatchObject({ code: 'someone_was_faster' })
    expect(await standingOf(id)).toMatchObject({ visits: 40 })
  })
})

describe('what another system has written of her health', () => {
  it('stands at the door and in her archive, whatever was answered, until somebody has sorted the note', async () => {
    const house = await createSalon()
    const { manager, receptionist } = house
    const list = csvOf([
      ['姓名', '手机', '过敏', '备注'],
      ['唐晓薇', '13800001111', '乳胶', '怀孕，对酒精过敏\n爱喝龙井'],
      ['白素贞', '13800001112', '无', '怕冷'],
    ])
    await importFile(manager, list, now)
    const idOf = async (name: string) =>
      (await db.client.findFirstOrThrow({ where: { salonId: house.salon.id, name } })).id
    const [told, quiet] = [await idOf('唐晓薇'), await idOf('白素贞')]
    const saidOf = async (clientId: string) => {
      const opened = await openArchive(manager, clientId, now)
      const glance = opened?.is === 'living' ? opened.glance.toldBefore : null
      expect((await doorCard(house, clientId))?.toldBefore).toEqual(glance)
      return glance?.join('\n')
    }
    expect(await saidOf(quiet)).toBe('')
    for (const word of ['乳胶', '怀孕，对酒精过敏']) expect(await saidOf(told)).toContain(word)
    expect(await saidOf(told)).not.toContain('龙井')
    await asStaff(receptionist, now)((ctx) => recordNoAlerts(ctx, { clientId: told }))
    expect(await saidOf(told)).toContain('乳胶')
    for (const { id: broughtId } of await db.broughtOver.findMany({ where: { clientId: told } }))
      await asStaff(receptionist, now)((ctx) => sortBrought(ctx, { broughtId }))
    expect(await saidOf(told)).toBe('')
  })
})

describe('of one guest in two rows of a list', () => {
  it.each([
    ['new here', false],
    ['known here', true],
  ])('figures count once, and what the second says otherwise is noted: %s', async (_, isKnown) => {
    const { manager, receptionist, salon } = await createSalon()
    if (isKnown) await createClient(receptionist, { name: '周芷若', phone: '13800000001' }, now)
    const first = ['周芷若', '13800000001', '2026-10-01', '40', '1280.50', '金卡', '3200', '', '', '']
    const second = ['周芷若', '13800000001', '2026-10-01', '40', '1280', '金卡', '3200', '', '', '']
    await importFile(manager, csvOf([HEADINGS, first, second]), now)
    const her = await db.client.findFirstOrThrow({
      where: { salonId: salon.id, name: '周芷若' },
      include: { broughtOver: true },
    })
    expect(await standingOf(her.id)).toMatchObject({ visits: 40, spentMinor: 128_050 })
    expect(her.broughtOver.map(({ balanceMinor }) => balanceMinor).filter((each) => each !== null)).toEqual([
      320_000,
    ])
    const notes = her.broughtOver.map(({ note }) => note).join('\n')
    expect(notes).toContain('累计消费: 1280')
    for (const once of ['余额', '到店次数', '会员等级']) expect(notes).not.toContain(once)
  })
})

describe('taking it back', () => {
  it('takes the figures, the notes and the tags that it made', async () => {
    const { manager, receptionist, salon } = await createSalon()
    const own = await db.tag.create({ data: { salonId: salon.id, name: 'VIP' } })
    const worn = [...REGULAR.slice(0, -1), '老客，常来，VIP']
    const importId = await importFile(manager, file(worn), now)
    const elsewhere = await createClient(receptionist, { name: '赵敏' }, now)
    const kept = await db.tag.findFirstOrThrow({ where: { salonId: salon.id, name: '常来' } })
    await asStaff(receptionist, now)((ctx) => giveTag(ctx, { clientId: elsewhere, tagId: kept.id }))
    await undo(manager, importId)
    expect(await db.client.count({ where: { importId } })).toBe(0)
    expect(await db.broughtOver.count({ where: { importId } })).toBe(0)
    const tags = await db.tag.findMany({ where: { salonId: salon.id }, select: { id: true } })
    expect(tags.map(({ id }) => id).toSorted()).toEqual([own.id, kept.id].toSorted())
  })

  it('leaves whoever stays, for she is in use by now, all that came with her', async () => {
    const { manager } = await createSalon()
    const importId = await importFile(manager, file(REGULAR), now)
    const { id } = await herOf(importId)
    const standing = await standingOf(id)
    const brought = await db.broughtOver.findMany({ where: { clientId: id } })
    await db.client.update({ where: { id }, data: { revision: 2 } })
    await undo(manager, importId)
    expect(await standingOf(id)).toEqual(standing)
    expect(await db.broughtOver.findMany({ where: { clientId: id } })).toEqual(brought)
  })

  it('takes from an archive of before what it added to it', async () => {
    const { manager, receptionist } = await createSalon()
    const known = await createClient(receptionist, { name: '周芷若', phone: '13800000001' }, now)
    const importId = await importFile(manager, file(REGULAR), now)
    expect(await standingOf(known)).toMatchObject({ visits: 40 })
    expect(await db.broughtOver.findMany({ where: { clientId: known } })).toMatchObject([
      { visits: 40, note: '标签: 老客\n怕冷，爱聊孩子' },
    ])
    await importFile(manager, file(REGULAR), now)
    expect(await standingOf(known)).toMatchObject({ visits: 40 })
    expect(await db.broughtOver.count({ where: { clientId: known } })).toBe(1)
    await undo(manager, importId)
    expect(await standingOf(known)).toMatchObject({ visits: 0 })
    expect(await db.client.count({ where: { id: known } })).toBe(1)
  })
})

describe('of one person in two archives', () => {
  it('the figures are added, and parted again', async () => {
    const { manager } = await createSalon()
    const first = await herOf(await importFile(manager, file(REGULAR), now))
    const again = ['周若', '13800000002', '2026-11-01', '2', '100', '', '', '', '', '']
    const second = await herOf(await importFile(manager, file(again), now))
    const { mergeId } = await asStaff(
      manager,
      now,
    )((ctx) =>
      mergeClients(ctx, {
        keptId: first.id,
        keptRevision: first.revision,
        goneId: second.id,
        goneRevision: second.revision,
        fromGone: [],
      }),
    )
    expect(await standingOf(first.id)).toMatchObject({ visits: 42, spentMinor: 1_290_050 })
    await asStaff(manager, now)((ctx) => undoMerge(ctx, { mergeId }))
    expect(await standingOf(first.id)).toMatchObject({ visits: 40 })
    expect(await standingOf(second.id)).toMatchObject({ visits: 2 })
  })

  it('all of it is hers to be given and to be forgotten', async () => {
    const { manager } = await createSalon()
    const { id } = await herOf(await importFile(manager, file(REGULAR), now))
    const { text } = await asStaff(manager, now)((ctx) => exportArchive(ctx, { clientId: id }))
    for (const words of ['金卡', '怕冷', '1280050']) expect(text).toContain(words)
    await asStaff(manager, now)((ctx) => eraseClient(ctx, { clientId: id, reason: 'her_wish' }))
    expect(await db.broughtOver.count({ where: { clientId: id } })).toBe(0)
  })
})

it('is no new face on the board, nor among those who are new this month', async () => {
  const house = await createSalon()
  const { manager } = house
  const { id: clientId } = await herOf(await importFile(manager, file(REGULAR), now))
  const other = await createClient(house.receptionist, { name: '赵敏' }, now)
  const hours = ['14:00', '16:00'] as const
  for (const [nth, id] of [clientId, other].entries()) {
    await createAppointment(house, { clientId: id, startsAt: at(house, hours[nth] ?? '14:00') })
  }
  const cards = await listBoardVisits(manager.salon, at(house, '13:00'))
  expect(cards.map(({ client, marks }) => [client.id, marks.firstVisit]).toSorted()).toEqual(
    [
      [clientId, false],
      [other, true],
    ].toSorted(),
  )
  const startsAt = new Date('2026-11-20T04:00:00Z')
  for (const id of [clientId, other]) {
    await createPastVisit({ clientId: id, staff: house.receptionist, startsAt })
  }
  const list = await listClients(manager, now, {
    filter: { newThisMonth: true },
    order: { by: 'visits', descending: true },
    columns: [],
  })
  expect(list.clients.map((client) => client.clientId)).toEqual([other])
})
