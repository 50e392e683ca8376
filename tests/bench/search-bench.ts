// What finding a client costs while the salon grows from ten thousand clients to a million.
import { searchClients } from '@/lib/clients/search-clients'
import { db } from '@/lib/db/client'
import { at } from '../factories/appointment'
import { fillDay } from '../factories/day'
import { createManyClients, type ManyClient } from '../factories/many-clients'
import { createSalon } from '../factories/salon'
import { queryOnce } from '../setup/query-once'
import { interleaved, p95, type Result, result } from './measure'

const SIZES = [10_000, 100_000, 1_000_000] as const
/** So many are added with the indexes in place. */
const FEW = 20_000
const ROUNDS = 400
const WARM_UP = 40

/** The ways people at a desk look for somebody; each query is made from a client who is there. */
const WAYS: ((client: ManyClient) => string)[] = [
  ({ name }) => name,
  ({ name }) => Array.from(name)[0] ?? '',
  ({ name }) => name.slice(1),
  ({ pinyin }) => pinyin.replaceAll(' ', ''),
  ({ pinyin }) => pinyin.replaceAll(' ', '').slice(0, 1),
  ({ pinyin }) => pinyin.replaceAll(' ', '').slice(0, 2),
  ({ pinyin }) => pinyin.replaceAll(' ', '').slice(0, 5),
  ({ pinyin }) => pinyin,
  ({ pinyin }) => initials(pinyin),
  ({ phone }) => phone.slice(-4),
  ({ phone }) => phone.slice(-4, -1),
  ({ phone }) => `${phone.slice(3, 6)} ${phone.slice(-4)}`,
  ({ phone }) => phone.slice(3),
  ({ phone }) => phone.slice(3, 6),
  ({ phone }) => phone.slice(3, 9),
  ({ name, phone }) => `${Array.from(name)[0]} ${phone.slice(-4)}`,
  ({ pinyin, phone }) => `${pinyin.split(' ')[0]} ${phone.slice(-4)}`,
  ({ name }) => `${name}某`,
]

/**
 * p95 of the search over p95 of a look-up by key at each size; and the search in the largest salon against one in a
 * salon of the smallest size, in turns, so that a noisy minute hits both.
 */
export async function measureSearch(): Promise<Result[]> {
  const results: Result[] = []
  const large = await openBook()
  for (const size of SIZES) {
    await large.growTo(size)
    const taken = await inTurns({ lookup: large.lookUp, search: large.search })
    const name = `search in ${size.toLocaleString('en')} clients, p95 / look-up by key, p95`
    results.push(result(name, p95(taken.search), p95(taken.lookup), 5))
  }
  const small = await openBook()
  await small.growTo(SIZES[0])
  const taken = await inTurns({ small: small.search, large: large.search })
  const name = 'search in 1,000,000 clients, p95 / in 10,000, p95'
  return [...results, result(name, p95(taken.large), p95(taken.small), 1.5)]
}

/** A salon whose book of clients grows; both calls go round among them, and the search among the ways. */
async function openBook() {
  const house = await createSalon({ now: new Date() })
  await fillDay(house, 60)
  const asker = { staff: house.receptionist, now: at(house, '14:00') }
  let people: ManyClient[] = []
  const someone = (round: number) => people[(round * 7_919) % people.length] as ManyClient
  const wayOf = (round: number) => WAYS[round % WAYS.length] as (typeof WAYS)[number]
  return {
    growTo: async (size: number) => {
      const missing = size - people.length
      const fill = () => createManyClients(house, missing, people.length)
      people = people.concat(await (missing > FEW ? withoutIndexes(fill) : fill()))
      await queryOnce(process.env.DATABASE_URL ?? '', 'VACUUM ANALYZE')
    },
    lookUp: (round: number) =>
      db.client.findUniqueOrThrow({ where: { id: someone(round).id }, select: { id: true, name: true } }),
    search: (round: number) => searchClients(asker, wayOf(round)(someone(round + 1))),
  }
}

/** The first calls connect and plan; they are not counted. */
async function inTurns<Name extends string>(calls: Record<Name, (round: number) => Promise<unknown>>) {
  await interleaved(WARM_UP, calls)
  return interleaved(ROUNDS, calls)
}

/** The indexes are built afterwards: an hour's work in minutes. */
async function withoutIndexes<T>(fill: () => Promise<T>): Promise<T> {
  await db.$executeRaw`ALTER TABLE "ClientSearchToken" DROP CONSTRAINT "ClientSearchToken_pkey"`
  await db.$executeRaw`DROP INDEX "ClientSearchToken_clientId_token_idx"`
  const filled = await fill()
  await queryOnce(
    process.env.DATABASE_URL ?? '',
    `SET maintenance_work_mem = '1GB';
    ALTER TABLE "ClientSearchToken" ADD PRIMARY KEY ("salonId", weight, token, "clientId");
    CREATE INDEX "ClientSearchToken_clientId_token_idx" ON "ClientSearchToken" ("clientId", token)`,
  )
  return filled
}

function initials(pinyin: string): string {
  return pinyin
    .split(' ')
    .map((syllable) => syllable[0])
    .join('')
}
