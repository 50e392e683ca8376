// Two archives of one person with something of everything on each, written row by row: only what hangs on them matters.
import { keepSearchTokens } from '@/lib/clients/keep-search-tokens'
import { db } from '@/lib/db/client'
import type { ConsentKind, PreferenceKind } from '@/lib/db/generated/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import type { TestSalon } from '../../factories/salon'
import { createPastVisit } from './past-visit'

const day = (number: number) => new Date(Date.UTC(2026, 8, number, 4))

/** A number at random below `count`. */
export type Dice = (count: number) => number

/** The same seed always throws the same. */
export function diceOf(seed: number): Dice {
  let state = seed + 1
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
}

export type TwoArchives = { keptId: string; goneId: string; othersIds: string[] }

/** Each of the two has of everything some, or none, as the dice fall; much of it on both. */
export async function createTwoArchives(house: TestSalon, dice: Dice): Promise<TwoArchives> {
  const { receptionist: staff } = house
  const othersIds = [
    await createClient(staff, { name: '周蓉' }, day(1)),
    await createClient(staff, { name: '许静' }, day(1)),
  ]
  const tags = await db.tag.createManyAndReturn({
    data: ['老友', '怕冷', '周末来'].map((name) => ({ salonId: house.salon.id, name })),
  })
  const { id: importId } = await db.clientImport.create({
    data: { salonId: house.salon.id, startedById: staff.id, startedAt: day(1), state: 'done' },
  })
  const ids = []
  for (const side of [0, 1]) {
    const id = await createClient(staff, { name: '王小明', consents: [] }, day(1))
    await writeBasics(house, id, dice, othersIds)
    await writeVisits(house, id, side, dice)
    await writeWords(house, id, dice)
    await writeCare(house, id, dice)
    await db.clientTag.createMany({
      data: tags
        .filter(() => dice(2))
        .map((tag) => ({ givenAt: day(1), clientId: id, tagId: tag.id, givenById: staff.id })),
    })
    await db.clientImportRow.create({ data: { importId, row: side + 1, cells: [], clientId: id } })
    ids.push(id)
  }
  const [keptId = '', goneId = ''] = ids
  await writeTies(house, { keptId, goneId, othersIds }, dice)
  for (const id of ids) await asStaff(house.receptionist, day(1))((ctx) => keepSearchTokens(ctx, id))
  return { keptId, goneId, othersIds }
}

async function writeBasics(house: TestSalon, id: string, dice: Dice, others: string[]): Promise<void> {
  const one = <Value>(...values: Value[]) => values[dice(values.length)] as Value
  const hasBirthday = dice(2) === 1
  await db.client.update({
    where: { id },
    data: {
      formOfAddress: one(null, '王姐', '王太太'),
      nickname: one(null, '小明'),
      phone: one(null, '+8613800010001', '+8613900020002'),
      birthYear: hasBirthday ? one(null, 1986, 1987) : null,
      birthMonth: hasBirthday ? one(3, 4) : null,
      birthDay: hasBirthday ? 8 : null,
      birthLunar: hasBirthday && dice(2) === 1,
      address: one(null, '梧桐路 3 号', '梧桐路 3 号 2 楼'),
      hobbies: one(null, '大提琴'),
      natureId: one(null, ...(await naturesOf(house))),
      referredById: one(null, ...others),
      upgradedAt: one(null, day(3)),
      nextAction: one(null, '送一次体验'),
      alertsAskedAt: one(null, day(2), day(5)),
      alertsAskedById: one(null, house.therapist.id),
      basicsConfirmedAt: one(null, day(4), day(6)),
      phones: {
        create: ['+8613900020002', '+8613700030003']
          .filter(() => dice(2))
          .map((e164) => ({ e164, salonId: house.salon.id, label: '先生' })),
      },
      drafts: {
        create: ['identity', 'life']
          .filter(() => dice(2))
          .map((section) => ({
            section,
            values: {},
            baseRevision: 1 + dice(3),
            savedAt: day(9),
            staffMemberId: house.manager.id,
          })),
      },
    },
  })
}

async function naturesOf({ salon }: TestSalon): Promise<string[]> {
  const { id } = await db.clientNature.create({ data: { salonId: salon.id, name: '教师' } })
  return [id]
}

async function writeVisits(house: TestSalon, clientId: string, side: number, dice: Dice): Promise<void> {
  const [treatment] = house.treatments
  for (let count = dice(4); count > 0; count--) {
    await createPastVisit({
      clientId,
      staff: house.receptionist,
      startsAt: day(count * 2 + side),
      notes: { wish: '放松' },
      session: { treatmentId: treatment?.id ?? '', therapistId: house.therapist.id, effect: 4 },
    })
  }
}

async function writeWords(house: TestSalon, clientId: string, dice: Dice): Promise<void> {
  const by = house.therapist.id
  const some = <Kind>(...kinds: Kind[]) => kinds.filter(() => dice(3) > 0)
  await db.alert.createMany({
    data: some('坚果', '花粉').map((text) => ({
      clientId,
      kind: 'allergy' as const,
      severity: 'mild' as const,
      text,
      notedById: by,
      notedAt: day(1 + dice(20)),
    })),
  })
  await db.preference.createMany({
    data: some<PreferenceKind>('tea', 'music', 'habit', 'other').map((kind) => ({
      clientId,
      kind,
      text: kind,
      notedById: by,
      notedAt: day(1 + dice(20)),
    })),
  })
  await db.preference.createMany({
    data: some('wished').map((choice) => ({
      clientId,
      kind: 'therapist' as const,
      choice,
      therapistId: by,
      notedById: by,
      notedAt: day(1 + dice(20)),
    })),
  })
  for (const kind of some<ConsentKind>('archive', 'health', 'phone', 'photos')) {
    const recordedAt = day(1 + dice(10))
    const isEnded = dice(4) === 0
    await db.consent.create({
      data: {
        clientId,
        kind,
        answer: dice(3) > 0 ? 'given' : 'declined',
        words: '我同意',
        locale: 'zh-CN',
        recordedById: by,
        recordedAt,
        withdrawnAt: isEnded ? day(12 + dice(8)) : null,
        withdrawnById: isEnded ? by : null,
      },
    })
  }
  await db.promise.createMany({
    data: some('留靠窗的座位').map((text) => ({
      createdAt: day(1),
      clientId,
      text,
      ownerId: by,
      createdById: by,
      dueOn: day(20),
    })),
  })
  await db.case.createMany({
    data: some('等久了').map((text) => ({
      openedAt: day(1),
      clientId,
      kind: 'complaint' as const,
      text,
      openedById: by,
    })),
  })
  await db.archiveChange.createMany({
    data: some('hobbies').map((field) => ({ clientId, field, after: '大提琴', actorId: by, at: day(7) })),
  })
}

async function writeCare(house: TestSalon, clientId: string, dice: Dice): Promise<void> {
  const hers = { salonId: house.salon.id, clientId }
  const by = house.therapist.id
  const isOver = dice(3) === 0
  const maybe = () => dice(3) > 0
  if (maybe())
    await db.carePlan.create({
      data: {
        ...hers,
        goal: '不再泛红',
        madeById: by,
        madeAt: day(1 + dice(20)),
        ...(isOver ? { endedAt: day(25), endedById: by, end: 'fulfilled' } : {}),
      },
    })
  if (maybe())
    await db.patchTest.create({
      data: {
        ...hers,
        treatmentId: house.treatments[0]?.id ?? '',
        doneById: by,
        doneAt: day(3),
        readableAt: day(4),
      },
    })
  if (maybe())
    await db.productAtHome.create({
      data: { ...hers, productId: house.products[0]?.id ?? '', sinceOn: day(4), notedById: by },
    })
  if (maybe())
    await db.photo.create({
      data: {
        ...hers,
        angle: 'front',
        storageKey: `photos/${clientId}`,
        width: 1,
        height: 1,
        bytes: 1,
        takenById: by,
        takenAt: day(5),
      },
    })
}

async function writeTies(
  house: TestSalon,
  { keptId, goneId, othersIds }: TwoArchives,
  dice: Dice,
): Promise<void> {
  const [first = '', second = ''] = othersIds
  const tie = (clientId: string, otherId: string) => ({
    clientId,
    otherId,
    kind: 'friend' as const,
    notedById: house.receptionist.id,
    notedAt: day(1),
  })
  const ties = [tie(keptId, first), tie(first, goneId), tie(goneId, second), tie(goneId, keptId)]
  await db.clientRelation.createMany({ data: ties.filter(() => dice(3) > 0) })
  if (dice(2)) await db.client.update({ where: { id: first }, data: { referredById: goneId } })
  if (dice(3) === 0) await db.client.update({ where: { id: keptId }, data: { referredById: goneId } })
  if (dice(3) === 0) await db.client.update({ where: { id: goneId }, data: { referredById: keptId } })
  const [firstId = '', secondId = ''] = [goneId, second].sort()
  if (dice(2)) await db.notDuplicate.create({ data: { saidAt: day(1), firstId, secondId } })
  const staff = house.receptionist
  const earlier = await createClient(staff, { name: '王晓明', consents: [] }, day(1))
  if (dice(2)) await db.client.update({ where: { id: earlier }, data: { mergedIntoId: goneId } })
}

/** Every row of the salon's archives as it stands, but for what a merge raises or adds on purpose. */
export async function dumpArchives(house: TestSalon): Promise<Record<string, unknown[]>> {
  const dump: Record<string, unknown[]> = {}
  const ofSalon = `IN (SELECT id FROM "Client" WHERE "salonId" = '${house.salon.id}')`
  const tables = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
    WHERE c.table_schema = current_schema() AND (c.column_name IN ('clientId', 'firstId') OR c.table_name = 'Client' AND c.column_name = 'id')
    ORDER BY 1`
  for (const { table, column } of tables) {
    const rows = await db.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb(t) - 'revision' - 'askAnewAt' AS row FROM "${table}" t WHERE t."${column}" ${ofSalon} ORDER BY to_jsonb(t)::text COLLATE "C"`,
    )
    dump[table] = rows.map(({ row }) => row).filter((row) => !isOfMerging(table, row))
    dump[table].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  }
  return dump
}

/** The moment at which these tests merge, and take back. */
export const mergingAt = new Date('2026-11-21T04:00:00Z')

function isOfMerging(table: string, row: Record<string, unknown>): boolean {
  return table === 'ArchiveChange' && new Date(String(row.at)) >= mergingAt
}
