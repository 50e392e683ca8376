// Clients by the hundred thousand, with lifelike names and numbers, written in bulk, to be found by the real rule.
import { randomUUID } from 'node:crypto'
import { pinyinOf } from '@/lib/clients/pinyin'
import { searchTokens } from '@/lib/clients/search-tokens'
import { db, type Tx } from '@/lib/db/client'
import type { TestSalon } from './salon'
import { TEST_NOW } from './test-day'

/** A client as a query about her needs to know her. */
export type ManyClient = { id: string; name: string; pinyin: string; phone: string }

/** Surnames with how many in a thousand bear them, roughly as in China; the rest is spread over the last ones. */
const SURNAMES: [string, number][] = [
  ...(Object.entries({
    王: 72,
    李: 71,
    张: 67,
    刘: 54,
    陈: 45,
    杨: 31,
    赵: 27,
    黄: 26,
    周: 25,
    吴: 24,
    徐: 20,
    孙: 19,
    胡: 16,
    朱: 15,
    高: 14,
    林: 14,
    何: 13,
    郭: 13,
    马: 12,
    罗: 11,
    梁: 11,
    宋: 10,
    郑: 10,
    谢: 9,
    韩: 8,
    唐: 8,
    冯: 8,
  }) as [string, number][]),
  ...[
    ...'于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文单解仇查',
  ].map((surname): [string, number] => [surname, 3]),
  ['欧阳', 3],
  ['上官', 1],
  ['司马', 1],
  ['尉迟', 1],
]
const GIVEN =
  '伟芳娜敏静丽强磊洋艳勇杰娟涛明超秀霞平刚桂英华玉兰梅雪琳婷慧颖佳欣怡悦宁晴岚若云舒子梓涵诗雨思文语桐可馨紫萱一诺安然清妍沐瑶书瑾'
const FOREIGN = {
  given:
    'Anna Emma Sophie Chloé Julia Maria Elena Yuki Aiko Sakura Ji-woo Min-seo Linh Thuý Priya Anjali Olivia Grace Hannah Zoë'.split(
      ' ',
    ),
  family:
    "Müller Schmidt Dubois Martin García Rossi O'Brien Smith Johnson Tanaka Sato Suzuki Kim Park Nguyễn Trần Sharma Patel Ivanova Novák".split(
      ' ',
    ),
}
const BATCH = 10_000

/** Adds so many clients to the salon, from the `from`th on. The same numbers always make the same people. */
export async function createManyClients(house: TestSalon, count: number, from = 0): Promise<ManyClient[]> {
  const everybody: ManyClient[] = []
  for (let done = 0; done < count; done += BATCH) {
    const size = Math.min(BATCH, count - done)
    const people = Array.from({ length: size }, (_, index) => personOf(from + done + index))
    await db.$transaction((tx) => write(tx, house.salon.id, people), { timeout: 120_000 })
    everybody.push(...people)
  }
  return everybody
}

/** The `index`th of them, the same in every run but for the id. */
export function personOf(index: number): ManyClient {
  const dice = diceOf(index)
  const name = dice(100) < 4 ? foreignName(dice) : chineseName(dice)
  return { id: randomUUID(), name, pinyin: readingOf(name), phone: phoneOf(dice) }
}

function chineseName(dice: (sides: number) => number): string {
  const given = () => GIVEN[dice(GIVEN.length)] ?? '安'
  return surname(dice) + given() + (dice(10) < 8 ? given() : '')
}

const ALL = SURNAMES.reduce((sum, [, share]) => sum + share, 0)

function surname(dice: (sides: number) => number): string {
  let left = dice(ALL)
  for (const [name, share] of SURNAMES) {
    left -= share
    if (left < 0) return name
  }
  return '王'
}

function foreignName(dice: (sides: number) => number): string {
  const { given, family } = FOREIGN
  return `${given[dice(given.length)]} ${family[dice(family.length)]}`
}

function phoneOf(dice: (sides: number) => number): string {
  const heads = ['135', '136', '138', '139', '150', '158', '159', '177', '186', '188', '189', '199']
  return `+86${heads[dice(heads.length)]}${String(dice(100_000_000)).padStart(8, '0')}`
}

const readings = new Map<string, string>()

function readingOf(name: string): string {
  const known = readings.get(name)
  if (known !== undefined) return known
  const reading = pinyinOf(name)
  readings.set(name, reading)
  return reading
}

/** Numbers that look thrown and are the same in every run (mulberry32). */
function diceOf(seed: number): (sides: number) => number {
  let state = (seed + 1) * 0x9e3779b1
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides)
  }
}

/** Without triggers: twenty million foreign keys would be looked up for nothing, so the standings are written here. */
async function write(tx: Tx, salonId: string, people: ManyClient[]): Promise<void> {
  await tx.$executeRaw`SET LOCAL session_replication_role = replica`
  const ids = people.map(({ id }) => id)
  await tx.$executeRaw`
    INSERT INTO "Client" (id, "salonId", name, pinyin, phone, "createdAt")
    SELECT id, ${salonId}::uuid, name, pinyin, phone, ${TEST_NOW} FROM unnest(
      ${ids}::uuid[], ${people.map(({ name }) => name)}::text[], ${people.map(({ pinyin }) => pinyin)}::text[],
      ${people.map(({ phone }) => phone)}::text[]
    ) AS t (id, name, pinyin, phone)`
  await tx.$executeRaw`
    INSERT INTO "ClientStanding" ("clientId", "salonId") SELECT unnest(${ids}::uuid[]), ${salonId}::uuid`
  const tokens = people.flatMap((person) =>
    searchTokens({ ...person, formOfAddress: null, nickname: null, phones: [person.phone] }).map((found) => ({
      ...found,
      clientId: person.id,
    })),
  )
  await tx.$executeRaw`
    INSERT INTO "ClientSearchToken" ("salonId", weight, token, "clientId")
    SELECT ${salonId}::uuid, weight, token, "clientId" FROM unnest(
      ${tokens.map(({ weight }) => weight)}::smallint[], ${tokens.map(({ token }) => token)}::text[],
      ${tokens.map(({ clientId }) => clientId)}::uuid[]
    ) AS t (weight, token, "clientId")`
}
