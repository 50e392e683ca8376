// What finding a client costs while the salon grows from ten thousand clients to a million.
import { searchClients } from '@/lib/clients/search-clients'
import { db } from '@/lib/db/client'
import { at } from '../factories/appointment'
import { fillDay } from '../factories/day'
import { createManyClients, type ManyClient } from '../factories/many-clients'
import { createSalon } from '../factories/salon'
import { queryOnce } from '../setup/query-once'
import { interleaved, p95, type Result, result } from './measure'

const SIZES = [10_000, 100_000, 1_000_000]
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

/** p95 of the search over p95 of a look-up by key at each size, and of the largest over the smallest. */
export async function measureSearch(): Promise<Result[]> {
  const house = await createSalon()
  await fillDay(house, 60)
  const asker = { staff: house.receptionist, now: at(house, '14:00') }
  const results: Result[] = []
  const slowest: number[] = []
  let people: ManyClient[] = []
  for (const size of SIZES) {
    const added = await grow(() => createManyClients(house, size - people.length, people.length))
    people = people.concat(added)
    const someone = (round: number) => people[(round * 7_919) % people.length] as ManyClient
    const wayOf = (round: number) => WAYS[round % WAYS.length] as (typeof WAYS)[number]
    const calls = {
      lookup: (round: number) =>
        db.client.findUniqueOrThrow({ where: { id: someone(round).id }, select: { id: true, name: true } }),
      search: (round: number) => searchClients(asker, wayOf(round)(someone(round + 1))),
    }
    await interleaved(WARM_UP, calls)
    const taken = await interleaved(ROUNDS, calls)
    const search = p95(taken.search)
    slowest.push(search)
    const words = size.toLocaleString('en')
    results.push(
      result(`search in ${words} clients, p95 / look-up by key, p95`, search, p95(taken.lookup), 5),
    )
  }
  const [smallest = Number.NaN, ...others] = slowest
  const largest = others.at(-1) ?? Number.NaN
  results.push(result('search in 1,000,000 clients, p95 / in 10,000, p95', largest, smallest, 1.5))
  return results
}

/** Filled without its indexes, which are built afterwards: an hour's work in minutes. */
async function grow<T>(fill: () => Promise<T>): Promise<T> {
  await db.$executeRaw`ALTER TABLE "ClientSearchToken" DROP CONSTRAINT "ClientSearchToken_pkey"`
  await db.$executeRaw`DROP INDEX "ClientSearchToken_clientId_token_idx"`
  const filled = await fill()
  const url = process.env.DATABASE_URL ?? ''
  await queryOnce(
    url,
    `SET maintenance_work_mem = '1GB';
    ALTER TABLE "ClientSearchToken" ADD PRIMARY KEY ("salonId", weight, token, "clientId");
    CREATE INDEX "ClientSearchToken_clientId_token_idx" ON "ClientSearchToken" ("clientId", token)`,
  )
  await queryOnce(url, 'VACUUM ANALYZE')
  return filled
}

function initials(pinyin: string): string {
  return pinyin
    .split(' ')
    .map((syllable) => syllable[0])
    .join('')
}
