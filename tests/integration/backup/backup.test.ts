// A backup made while people write is one instant of the house, and comes back as that, or is refused with a sentence.
import { chmod, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readArchive, writeArchive } from '@/lib/backup/archive'
import { readErasures } from '@/lib/backup/erasures'
import { noteErasures } from '@/lib/backup/note-erasures'
import { restoreBackup } from '@/lib/backup/restore-backup'
import { verifyBackup } from '@/lib/backup/verify-backup'
import { eraseClient } from '@/lib/clients/erase-client'
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { moveVisit } from '@/lib/visits/move-visit'
import { walkIn } from '@/lib/visits/walk-in'
import { queryOnce } from '@/tests/setup/query-once'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { type House, madeAt, makeFolder, openHouse, theSecret } from './house'

let house: House
let elsewhere = ''

beforeAll(async () => {
  house = await openHouse()
})

afterAll(() => house.end())

beforeEach(async () => {
  elsewhere = await makeFolder('foyer-elsewhere-')
})

afterEach(() => rm(elsewhere, { recursive: true, force: true }))

function restore(file: string, passphrase: string | null = null, folder = elsewhere) {
  return restoreBackup({ file, passphrase, folder, backups: null, url: null, now: madeAt })
}

/** As in the house that serves, which knows where its things are. */
async function asServed(act: () => Promise<void>): Promise<void> {
  const usual = { ...process.env }
  Object.assign(process.env, { FOYER_KIND: 'salon', FOYER_DATA: house.data, FOYER_BACKUPS: house.backups })
  try {
    await act()
  } finally {
    for (const name of ['FOYER_KIND', 'FOYER_DATA', 'FOYER_BACKUPS'])
      if (usual[name] === undefined) delete process.env[name]
      else process.env[name] = usual[name]
  }
}

async function askRestored(sql: string): Promise<unknown[]> {
  const server = await startEmbeddedPostgres({ folder: path.join(elsewhere, 'salon') })
  try {
    return await queryOnce(server.url, sql)
  } finally {
    await server.stop()
  }
}

const HONEST = {
  format: 1,
  kind: 'salon',
  madeAt: '2026-11-30T20:15:00.000Z',
  database: 'cluster',
  migration: null,
  photos: 'here',
  settings: {},
  log: null,
}

/** The backup at `place` with some of its texts put otherwise, and others added, by somebody who knows how. */
async function packAnew(
  place: string,
  change: Record<string, (said: string) => string>,
  add: Record<string, string> = {},
): Promise<string> {
  const altered = path.join(elsewhere, 'altered')
  await writeArchive(altered, null, async (archive) => {
    await readArchive(place, null, async (entry) => {
      if (entry.type === 'folder') return archive.folder(entry.name)
      const chunks: Uint8Array[] = []
      for await (const chunk of entry.bytes) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      const said = Buffer.from(change[entry.name]?.(bytes.toString()) ?? bytes)
      await archive.file(entry.name, said.length, [said])
    })
    for (const [name, said] of Object.entries(add)) await archive.text(name, said)
  })
  return altered
}

/** Writes one row after the other on two connections, each with its number, until told to stop. */
function writeOn(first: number): { stop: () => Promise<number> } {
  let going = true
  let count = 0
  const write = async (step: number) => {
    const client = new pg.Client({ connectionString: house.server.url })
    await client.connect()
    for (let id = first + step; going; id += 2) {
      await client.query('INSERT INTO noted VALUES ($1, $2)', [id, 'she likes it quiet '.repeat(40)])
      count += 1
    }
    await client.end()
  }
  const writing = Promise.all([write(0), write(1)])
  return {
    stop: async () => {
      going = false
      await writing
      return count
    },
  }
}

describe('a backup', () => {
  it('of a house in which people write holds one instant of it, with photos and no key to it', async () => {
    const writing = writeOn(1)
    const { place, photos } = await house.backUp()
    const written = await writing.stop()
    expect(written).toBeGreaterThan(0)
    expect(photos).toBe(1)
    expect(path.basename(place)).toBe('foyer-2026-11-30-201500.tar.gz')
    expect(await readdir(house.backups)).toEqual([path.basename(place)])
    const verified = await verifyBackup(place, null, elsewhere)
    expect(verified.tables).toBeGreaterThan(50)
    expect(await readdir(elsewhere)).toEqual([])

    await restore(place)
    expect(await readdir(elsewhere)).toEqual(['salon'])
    expect(await readFile(path.join(elsewhere, 'salon', 'photos', 'of-her', '1.file'), 'utf8')).toBe(
      'the bytes of a photo',
    )
    const [row] = (await askRestored('SELECT count(*)::int AS count FROM noted')) as { count: number }[]
    expect(row?.count).toBeGreaterThan(0)
    expect(row?.count).toBeLessThanOrEqual(written)
  })

  it('is whole without a photo that was taken away while it was made', async () => {
    // Listed, and gone when it is to be read.
    const gone = path.join(house.data, 'salon', 'photos', 'of-her', 'gone.file')
    await symlink(path.join(house.data, 'nowhere'), gone)
    const { place, photos } = await house.backUp()
    expect(photos).toBe(1)
    expect((await verifyBackup(place, null, elsewhere)).tables).toBeGreaterThan(50)
    await rm(gone)
    await rm(place)
  })

  it('is made one at a time', async () => {
    const both = await Promise.allSettled([house.backUp(), house.backUp()])
    const refused = both.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(String(refused[0]?.reason)).toContain('A backup is being made already')
  })

  it('waits for whoever is in the middle of a deed, and keeps nobody waiting for long', async () => {
    const busy = new pg.Client({ connectionString: house.server.url })
    await busy.connect()
    await busy.query('BEGIN')
    await busy.query(`INSERT INTO noted VALUES (-1, 'in the middle')`)
    const backingUp = house.backUp()
    // Another one writes while the backup would like to have its moment.
    for (let id = -1_000; id < -900; id++)
      await queryOnce(house.server.url, 'INSERT INTO noted VALUES ($1, $2)', [id, 'beside it'])
    await busy.query('COMMIT')
    await busy.end()
    const { place } = await backingUp
    await restore(place)
    expect(await askRestored('SELECT words FROM noted WHERE id = -1')).toEqual([{ words: 'in the middle' }])
  })

  it('is not restored over anything, and leaves nothing behind where it cannot be', async () => {
    const { place } = await house.backUp()
    await mkdir(path.join(elsewhere, 'salon'))
    await expect(restore(place)).rejects.toThrow(`${elsewhere} is not empty (salon)`)
    expect(await readdir(elsewhere)).toEqual(['salon'])
  })

  it('half written, flipped in one byte, or with another passphrase is refused and leaves nothing', async () => {
    const { place } = await house.backUp({ passphrase: 'our house', now: new Date('2026-11-30T21:00:00Z') })
    expect(place).toMatch(/\.locked$/)
    await expect(restore(place, 'your house')).rejects.toThrow('The passphrase does not open')
    await expect(restore(place)).rejects.toThrow('is locked with a passphrase')
    const whole = await readFile(place)
    const flipped = Buffer.from(whole)
    flipped[whole.length >> 1] = (whole[whole.length >> 1] ?? 0) ^ 4
    await writeFile(place, flipped)
    await expect(restore(place, 'our house')).rejects.toThrow('is damaged')
    await writeFile(place, whole)
    await truncate(place, whole.length >> 1)
    await expect(restore(place, 'our house')).rejects.toThrow('not whole')
    expect(await readdir(elsewhere)).toEqual([])
    await writeFile(place, whole)
    await restore(place, 'our house')
    expect(await readFile(path.join(elsewhere, 'secret'), 'utf8')).toBe(`${theSecret}\n`)
    expect(await askRestored('SELECT count(*)::int AS count FROM "Salon"')).toHaveLength(1)
  })

  it('whose table does not hold what it held is refused', async () => {
    const { place } = await house.backUp({ now: new Date('2026-11-30T22:00:00Z') })
    const altered = await packAnew(place, { 'tables.json': (said) => said.replace(/"rows":\d+/, '"rows":7') })
    await expect(verifyBackup(altered, null, elsewhere)).rejects.toThrow(
      'does not hold what it was made from',
    )
  })

  it('that somebody packed anew runs no command of hers', async () => {
    const { place } = await house.backUp({ now: new Date('2026-11-30T22:30:00Z') })
    // Where the database's own user may write.
    const ran = path.join(house.data, 'ran')
    await mkdir(ran)
    await chmod(ran, 0o777)
    const command = `'touch ${ran}/it-did; false'`
    const forged = await packAnew(
      place,
      {
        'salon/postgres/postgresql.auto.conf': () => `restore_command = ${command}\n`,
        'salon/postgres/postgresql.conf': (said) =>
          `${said}\narchive_mode = on\narchive_command = ${command}\n`,
        'salon/postgres/pg_hba.conf': () => 'host all all all trust\n',
      },
      { 'salon/postgres/recovery.signal': '' },
    )
    expect((await verifyBackup(forged, null, elsewhere)).tables).toBeGreaterThan(50)
    expect(await readdir(ran)).toEqual([])
    await rm(forged)
    await rm(place)
  })

  it.each([
    ['of another house', { kind: '../../demo/demo' }, {}],
    ['of no house', { kind: 7 }, {}],
    ['that writes over the screen', { madeAt: '\u001b[2J2026-11-30T20:15:00Z' }, {}],
    ['that sets what is no setting', { settings: { 'PORT\nStart it with': 'another command' } }, {}],
    ['whose log lies elsewhere', { log: '../../somewhere' }, {}],
    ['with data elsewhere', {}, { 'salon/data-is-at': '/tmp/somewhere' }],
    ['with another house in it', {}, { 'demo/postgres/PG_VERSION': '18' }],
    ['with a way out', {}, { 'salon/photos/../../../out.file': 'x' }],
    ['with a program', {}, { 'start.sh': 'x' }],
  ])('%s is refused and leaves nothing', async (_, facts, entries) => {
    const forged = path.join(elsewhere, 'forged')
    const told = { ...HONEST, ...facts }
    await writeArchive(forged, null, async ({ text }) => {
      await text('backup.json', JSON.stringify(told))
      for (const [name, said] of Object.entries(entries)) await text(name, said)
    })
    const to = path.join(elsewhere, 'to')
    await expect(restore(forged, null, to)).rejects.toThrow('forged is damaged')
    expect(await readdir(to)).toEqual([])
  })

  it('is restored into no file, and no folder is taken for one', async () => {
    const file = path.join(elsewhere, 'a-file')
    await writeFile(file, '')
    await expect(restore(file, null, file)).rejects.toThrow('a-file is a file: name a folder')
    await expect(restore(elsewhere, null, path.join(elsewhere, 'to'))).rejects.toThrow('is not a file')
  })

  it('made before an erasure erases her again, by the list beside it', async () => {
    const salon = await createSalon()
    const her = await createClient(salon.receptionist, { name: '宋雨桐' }, madeAt)
    const stays = await createClient(salon.receptionist, { name: '沈听澜' }, madeAt)
    const { visitId } = await asStaff(salon.receptionist, madeAt)((ctx) => walkIn(ctx, { clientId: her }))
    const { place } = await house.backUp({ now: new Date('2026-11-30T23:00:00Z') })
    await asStaff(
      salon.receptionist,
      madeAt,
    )((ctx) => moveVisit(ctx, { visitId, move: 'leave', reason: '有事' }))
    const erasedAt = new Date('2026-12-01T03:00:00Z')
    await asStaff(salon.manager, erasedAt)((ctx) => eraseClient(ctx, { clientId: her, reason: 'her_wish' }))
    const { erasures, place: later } = await house.backUp({ now: new Date('2026-12-01T23:00:00Z') })
    expect(erasures.map(({ clientId }) => clientId)).toEqual([her])
    await asServed(() => noteErasures(her))
    expect(await readErasures(house.data)).toEqual(erasures)
    expect(await readErasures(house.backups)).toEqual(erasures)

    const restored = await restoreBackup({
      file: place,
      passphrase: null,
      folder: elsewhere,
      backups: house.backups,
      url: null,
      now: new Date('2026-12-02T01:00:00Z'),
    })
    expect(restored.erasedAgain).toBe(1)
    // She was in the house then.
    expect(await askRestored('SELECT stage FROM "Visit"')).toEqual([{ stage: 'left' }])
    expect(await askRestored('SELECT id, name FROM "Client" ORDER BY name')).toEqual([
      { id: her, name: '—' },
      { id: stays, name: '沈听澜' },
    ])
    expect((await readErasures(elsewhere)).map(({ clientId }) => clientId)).toEqual([her])
    await verifyBackup(later, null, elsewhere)
  })
})
