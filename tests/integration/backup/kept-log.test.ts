// A lost disk: the last backup and the log that was kept beside it give back what was written until seconds before.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { dropOldPieces, logFolder } from '@/lib/backup/kept-log'
import { keepLog, lineageOf } from '@/lib/backup/log-keeper'
import { restoreBackup } from '@/lib/backup/restore-backup'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { queryOnce } from '@/tests/setup/query-once'
import { type House, madeAt, makeFolder, openHouse } from './house'

let house: House
let client: pg.Client
let elsewhere = ''

beforeAll(async () => {
  house = await openHouse()
  client = new pg.Client({ connectionString: house.server.url })
  await client.connect()
  // As in a house in use: acknowledged is on the disk.
  await client.query('SET synchronous_commit = on')
})

afterAll(async () => {
  await client.end()
  await house.end()
})

beforeEach(async () => {
  elsewhere = await makeFolder('foyer-elsewhere-')
})

afterEach(() => rm(elsewhere, { recursive: true, force: true }))

const cluster = () => path.join(house.data, 'salon', 'postgres')
const keep = (passphrase: string | null = null) =>
  keepLog(client, { url: house.server.url, cluster: cluster(), backups: house.backups, passphrase })
const note = (id: number, words = 'x') => client.query('INSERT INTO noted VALUES ($1, $2)', [id, words])

async function restored(file: string, passphrase: string | null = null): Promise<number[]> {
  await restoreBackup({
    file,
    passphrase,
    folder: elsewhere,
    backups: house.backups,
    url: null,
    now: madeAt,
  })
  const server = await startEmbeddedPostgres({ folder: path.join(elsewhere, 'salon') })
  try {
    const rows = await queryOnce(server.url, 'SELECT id FROM noted ORDER BY id')
    return rows.map(({ id }) => Number(id))
  } finally {
    await server.stop()
  }
}

async function pieces(): Promise<string[]> {
  const folder = logFolder(house.backups, (await lineageOf(path.join(house.data, 'salon'))) ?? '')
  return (await readdir(folder)).sort().map((name) => path.join(folder, name))
}

it('gives back what was kept of the log after the backup, across its files, and no more', async () => {
  expect(await keep()).toEqual({ begunAnew: true })
  await note(1)
  const { place } = await house.backUp()
  await note(100)
  expect(await keep()).toEqual({ begunAnew: false })
  // More than one file of the log.
  await client.query(
    `INSERT INTO noted SELECT n, repeat(md5(n::text), 300) FROM generate_series(1000, 4000) n`,
  )
  await note(101)
  await keep()
  await note(102)
  const ids = await restored(place)
  expect(ids.filter((id) => id < 1000)).toEqual([1, 100, 101])
  expect(ids).toHaveLength(3 + 3001)
})

it('locked pieces are read with the passphrase, and nothing stands in them in the clear', async () => {
  await note(110, 'only for us '.repeat(20))
  const { place } = await house.backUp({ passphrase: 'tea', now: new Date('2026-12-01T20:00:00Z') })
  await note(111, 'only for us '.repeat(20))
  await keep('tea')
  const last = (await pieces()).at(-1) ?? ''
  expect(last).toMatch(/\.locked$/)
  expect((await readFile(last)).includes('only for us')).toBe(false)
  expect(await restored(place, 'tea')).toContain(111)
})

it('a damaged piece ends it there, with everything before it', async () => {
  const { place } = await house.backUp({ now: new Date('2026-12-02T20:00:00Z') })
  await note(120)
  await keep()
  await note(121)
  await keep()
  const last = (await pieces()).at(-1) ?? ''
  const bytes = await readFile(last)
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 255
  await writeFile(last, bytes)
  const ids = await restored(place)
  expect(ids).toContain(120)
  expect(ids).not.toContain(121)
})

it('a gap ends it too, and a log that PostgreSQL has thrown away is begun anew', async () => {
  await client.query(`SELECT pg_drop_replication_slot('foyer_log')`)
  const before = await lineageOf(path.join(house.data, 'salon'))
  const { place } = await house.backUp({ now: new Date('2026-12-03T20:00:00Z') })
  await note(130)
  expect(await keep()).toEqual({ begunAnew: true })
  expect(await lineageOf(path.join(house.data, 'salon'))).not.toBe(before)
  expect(await restored(place)).not.toContain(130)
})

it('pieces that no backup needs any more are taken away', async () => {
  expect((await pieces()).length).toBeGreaterThan(0)
  await dropOldPieces(house.backups, new Date('2100-01-01T00:00:00Z'))
  expect(await pieces()).toEqual([])
})
