// A salon in the middle of a busy afternoon: somebody at every stage, calls to make, archives with something in them.
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { addPhone } from '@/lib/clients/further-phones'
import { giveTag } from '@/lib/clients/give-tag'
import { makePromise } from '@/lib/clients/make-promise'
import { mergeClients } from '@/lib/clients/merge-clients'
import { openCase } from '@/lib/clients/open-case'
import { relateClients } from '@/lib/clients/relate-clients'
import { db } from '@/lib/db/client'
import { undoImport } from '@/lib/imports/undo-import'
import { addDays, addMinutes, salonDate } from '@/lib/salon-time/salon-time'
import { addTag } from '@/lib/tags/add-tag'
import { moveVisit } from '@/lib/visits/move-visit'
import { addWallBoard } from '@/lib/wall-boards/keep-wall-boards'
import { callOverdue, callTriedOnce } from '@/prisma/seed/situations/afterwards'
import { readHouse } from '@/prisma/seed/situations/house'
import { expectedGuest, playStory, type StoryName } from '@/prisma/seed/situations/in-the-house'
import { createSheets, read, type TestSheets } from '../factories/assessment'
import { createClient } from '../factories/client'
import { asStaff } from '../factories/context'
import { importFile, readFile as readImport, stepThrough } from '../factories/import'
import { createStaff, type TestSalon } from '../factories/salon'
import { openHouse } from './fixtures'
import { comingIn, returningGuest } from './guests'

export type FullHouse = TestSalon & {
  /** With allergy, preferences, promises, a complaint and a visit behind her. */
  wellKnown: string
  /** What is read in an assessment; she in consultation has been read already. */
  sheets: TestSheets
  /** Two archives that look like one guest's; the second has never been asked for a consent. */
  doubles: [string, string]
  /** A visit at each point, by its name. */
  visits: Record<'expected' | 'afterwards' | 'gone' | StoryName, string>
  /** A screen on the wall. */
  wallBoard: string
  /** Lists of another system, at each point. */
  imports: Record<'ready' | 'nameless' | 'done' | 'undone', string>
}

/** The same for everybody who only looks at it: whoever comes first fills it, the others wait until it stands. */
export async function fullHouse(): Promise<FullHouse> {
  const plan = path.join(process.env.FOYER_PHOTOS ?? '', 'full-house.json')
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(1)')
    if (!existsSync(plan)) await writeFile(plan, JSON.stringify(await fillHouse()))
    return JSON.parse(await readFile(plan, 'utf8')) as FullHouse
  } finally {
    await client.end()
  }
}

async function fillHouse(): Promise<FullHouse> {
  const house = await openHouse()
  const { salon, receptionist } = house
  await createStaff(salon, { name: '陈蕊', signedInAt: new Date() })
  await createStaff(salon, { name: '赵苒', signedInAt: new Date() })
  await createStaff(salon, { name: '旧同事', deactivatedAt: new Date() })
  const names = ['松涛', '荷风', '云水']
  await db.room.createMany({
    data: names.map((name, index) => ({ salonId: salon.id, name, position: index + 2 })),
  })
  const sheets = await createSheets(house)
  const seen = await readHouse(salon.id)
  const now = new Date()
  const guest = (name: string, formOfAddress?: string, phone?: string) =>
    createClient(receptionist, { name, formOfAddress, phone, birthMonth: 5, birthDay: 20 }, new Date())
  const { clientId: wellKnown } = await returningGuest(house, { name: '欧阳静怡', formOfAddress: '欧阳小姐' })
  await fillArchive(house, wellKnown)
  const story = async (name: StoryName, clientId: string) =>
    (await playStory(seen, name, { clientId, now })).visitId
  const afterwards = await callOverdue(seen, { clientId: await guest('秦岚', '秦姐', '13800010003'), now })
  await callTriedOnce(seen, { clientId: await guest('Elena Marchetti', 'Ms Marchetti', '13800010004'), now })
  // To be found on the day that the diary opens with.
  const { startsAt } = comingIn(house, 60)
  const unassigned = { startsAt, therapistId: null, roomId: null }
  const expected = await expectedGuest(seen, {
    clientId: await guest('单雨桐', '雨桐'),
    now,
    plan: unassigned,
  })
  const inConsultation = await story('inConsultation', wellKnown)
  for (const [name, value] of [
    ['Hydration', 36],
    ['Redness', 4],
    ['Elasticity', 3],
  ] as const)
    await read(house, { visitId: inConsultation, readingTypeId: sheets.face.readings[name], value, now })
  return {
    ...house,
    sheets,
    wellKnown,
    imports: await bringImports(house),
    doubles: await keepTwice(house),
    wallBoard: (await asStaff(house.manager, now)((ctx) => addWallBoard(ctx, { name: '前台墙上' })))
      .wallBoardId,
    visits: {
      expected: expected.visitId,
      lateGuest: await story('lateGuest', await guest('方芳')),
      justGreeted: await story('justGreeted', await guest('林小满', '林小姐')),
      waitingTooLong: await story('waitingTooLong', await guest('苏敏', '苏姐')),
      inConsultation,
      inTreatment: await story('inTreatment', await guest('何静', '何太太')),
      treatmentNearlyOver: await story('treatmentNearlyOver', await guest('顾清')),
      inRecommendation: await story('inRecommendation', await guest('许诺', '许小姐')),
      atFarewell: await story('atFarewell', await guest('陆遥', '陆姐')),
      afterwards: afterwards.visitId,
      gone: await walkedOut(house, await guest('白薇')),
    },
  }
}

/** One guest kept twice, and another one whose two archives were merged a moment ago. */
async function keepTwice({ receptionist }: TestSalon): Promise<[string, string]> {
  const twice = async (name: string, phone: string): Promise<[string, string]> => [
    await createClient(
      receptionist,
      { name, phone, formOfAddress: '江姐', address: '梧桐路 3 号' },
      new Date(),
    ),
    await createClient(receptionist, { name, phone, formOfAddress: '江太太', consents: [] }, new Date()),
  ]
  const [keptId, goneId] = await twice('江映雪', '13800020002')
  const asked = { keptId, goneId, keptRevision: 1, goneRevision: 1, fromGone: [] }
  await asStaff(receptionist, new Date())((ctx) => mergeClients(ctx, asked))
  return twice('江雪', '13800020001')
}

/** Of each kind one: waiting for a yes, without a name, done, and taken back but for her who is in use. */
async function bringImports(house: TestSalon): Promise<FullHouse['imports']> {
  const { manager } = house
  const table = '姓名,手机,生日,会员卡号\n唐婉,13700010001,1990-05-12,A1\n,13700010002,,\n谢安,不详,2月30日,'
  const ready = await readImport(manager, table, new Date())
  await stepThrough(manager, ready, new Date())
  const nameless = await readImport(manager, '手机,备注,甲\n13700010003,爱静,乙', new Date())
  const done = await importFile(manager, '姓名,手机\n柳如烟,13700010004\n,13700010005', new Date())
  const undone = await importFile(manager, '姓名,手机\n卫子夫,13700010006\n薛涛,13700010007', new Date())
  await db.client.updateMany({
    where: { importId: undone, name: '薛涛' },
    data: { basicsConfirmedAt: new Date() },
  })
  await asStaff(manager, new Date())((ctx) => undoImport(ctx, { importId: undone }))
  await stepThrough(manager, undone, new Date())
  return { ready, nameless, done, undone }
}

async function fillArchive(house: TestSalon, clientId: string): Promise<void> {
  const { salon, receptionist, manager } = house
  const today = salonDate(new Date(), salon.timeZone)
  const [, birthMonth, birthDay] = addDays(today, 2).split('-').map(Number)
  await db.client.update({ where: { id: clientId }, data: { birthMonth, birthDay } })
  const preferences = [
    { kind: 'never_mention' as const, text: '孩子的学校' },
    { kind: 'conversation' as const, text: '护理时喜欢安静' },
  ]
  await asStaff(
    manager,
    new Date(),
  )(async (ctx) => {
    const owner = { ownerId: receptionist.id, dueOn: addDays(today, 1) }
    await makePromise(ctx, { clientId, text: '下次留靠窗的座位', ...owner })
    await addPhone(ctx, { clientId, phone: '13800019999', label: '先生' })
    await relateClients(ctx, { clientId, otherName: '欧阳岚', kind: 'parent' })
    const { tagId } = await addTag(ctx, { name: '怕痒', nameEn: 'Ticklish' })
    await giveTag(ctx, { clientId, tagId })
    await openCase(ctx, { clientId, kind: 'complaint', text: '上次等得久了一些' })
    for (const preference of preferences) {
      await ctx.tx.preference.create({
        data: { ...preference, clientId, notedById: manager.id, notedAt: ctx.now },
      })
    }
  })
}

async function walkedOut(house: TestSalon, clientId: string): Promise<string> {
  const now = new Date()
  const plan = { startsAt: addMinutes(now, 30), therapistId: null, roomId: null }
  const { visitId } = await expectedGuest(await readHouse(house.salon.id), { clientId, now, plan })
  await asStaff(
    house.receptionist,
    new Date(),
  )(async (ctx) => {
    await moveVisit(ctx, { visitId, move: 'arrive' })
    await moveVisit(ctx, { visitId, move: 'leave', reason: '接到电话，先走了' })
  })
  return visitId
}
