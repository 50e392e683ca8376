// A backup of whatever state the house is in: each is made while people write, and restored to be the very same.

import { chmod, chown, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { restoreBackup } from '@/lib/backup/restore-backup'
import { verifyBackup } from '@/lib/backup/verify-backup'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { queryOnce } from '@/tests/setup/query-once'
import { type House, madeAt, makeFolder, openHouse } from './house'

let house: House

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.end())

/** What a house goes through; each comes on top of those before it. */
const STATES: Record<string, string> = {
  'with rows': `INSERT INTO noted SELECT n, repeat('tea ', 50) FROM generate_series(1, 5000) n`,
  'with rows changed': `UPDATE noted SET words = words || '!' WHERE id % 3 = 0`,
  'with rows gone': 'DELETE FROM noted WHERE id % 2 = 0',
  'tidied up': 'VACUUM (FULL, ANALYZE) noted',
  'with long words': `UPDATE noted SET words = (SELECT string_agg(md5(n::text), '') FROM generate_series(1, 500) n) WHERE id < 200`,
  'with a new index': 'CREATE INDEX noted_words ON noted (left(words, 20))',
  'with a new table': 'CREATE TABLE felt AS SELECT n AS id, now() AS at FROM generate_series(1, 300) n',
  'with a column more': `ALTER TABLE noted ADD COLUMN mood text DEFAULT 'calm'`,
  emptied: 'TRUNCATE noted',
  'with one table less': 'DROP TABLE felt',
}

/** All ten belong to the long run of faults; two, the plainest and the strangest, to every run. */
const asked = Object.entries(STATES).filter(
  ([name]) => process.env.FOYER_FAULTS === '1' || /rows$|tidied/.test(name),
)

it.each(asked)('a house %s', async (name, sql) => {
  const scratch = await makeFolder('foyer-state-')
  const writer = new pg.Client({ connectionString: house.server.url })
  try {
    await queryOnce(house.server.url, sql)
    await writer.connect()
    let going = true
    const first = 1_000_000 * (1 + Object.keys(STATES).indexOf(name))
    const writing = (async () => {
      for (let id = first; going; id++)
        await writer.query('INSERT INTO noted (id, words) VALUES ($1, $2)', [id, 'meanwhile '.repeat(30)])
    })()
    const seconds = String(Object.keys(STATES).indexOf(name)).padStart(2, '0')
    const { place } = await house.backUp({ now: new Date(`2026-11-30T20:15:${seconds}Z`) })
    going = false
    await writing
    expect((await verifyBackup(place, null, scratch)).tables).toBeGreaterThan(50)
  } finally {
    await writer.end()
    await rm(scratch, { recursive: true, force: true })
  }
})

it('a backup that was copied about, with another owner and other rights, is restored with the right ones', async () => {
  const elsewhere = await makeFolder('foyer-elsewhere-')
  const stick = await makeFolder('foyer-stick-')
  try {
    const { place } = await house.backUp({ now: new Date('2026-11-30T21:15:00Z') })
    const copied = path.join(stick, 'Backup (1).tar.gz')
    await rename(place, copied)
    await chmod(copied, 0o444)
    if (process.getuid?.() === 0) await chown(copied, 12_345, 12_345)
    await restoreBackup({
      file: copied,
      passphrase: null,
      folder: elsewhere,
      backups: null,
      url: null,
      now: madeAt,
    })
    const own = path.join(house.data, 'salon', 'postgres')
    for (const name of ['', 'PG_VERSION', 'pg_wal', 'base'])
      expect(await rightsOf(path.join(elsewhere, 'salon', 'postgres', name))).toEqual(
        await rightsOf(path.join(own, name)),
      )
    const server = await startEmbeddedPostgres({ folder: path.join(elsewhere, 'salon') })
    await server.stop()
  } finally {
    await rm(elsewhere, { recursive: true, force: true })
    await rm(stick, { recursive: true, force: true })
  }
})

async function rightsOf(place: string) {
  const { uid, gid, mode } = await stat(place)
  return { uid, gid, mode: mode & 0o777 }
}
