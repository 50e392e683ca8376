// A house of its own, on a server of its own: what is backed up is a whole server.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { makeBackup, type ToBackUp } from '@/lib/backup/make-backup'
import { db } from '@/lib/db/client'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { migrate } from '@/lib/db/migrate'
import { queryOnce } from '@/tests/setup/query-once'

export type House = {
  /** What `.data` is elsewhere. */
  data: string
  backups: string
  server: EmbeddedPostgres
  backUp: (other?: Partial<ToBackUp>) => ReturnType<typeof makeBackup>
  end: () => Promise<void>
}

export const madeAt = new Date('2026-11-30T20:15:00Z')
export const theSecret = 'what signs the cookies'

/**
 * Migrated and empty but for a table of notes, a photo and a secret. The database of this process is the house's until
 * it ends.
 */
export async function openHouse(): Promise<House> {
  const usual = process.env.DATABASE_URL
  const data = await makeFolder('foyer-house-')
  const server = await startEmbeddedPostgres({ folder: path.join(data, 'salon'), durable: false })
  await migrate(server.url)
  await db.$disconnect()
  process.env.DATABASE_URL = server.url
  await queryOnce(server.url, 'CREATE TABLE noted (id int PRIMARY KEY, words text NOT NULL)')
  const photos = path.join(data, 'salon', 'photos')
  await mkdir(path.join(photos, 'of-her'), { recursive: true })
  await writeFile(path.join(photos, 'of-her', '1.file'), 'the bytes of a photo')
  const backups = path.join(data, 'backups')
  return {
    data,
    backups,
    server,
    backUp: (other) =>
      makeBackup({
        url: server.url,
        kind: 'salon',
        photos,
        secret: theSecret,
        settings: { PORT: '3000' },
        erasures: [],
        passphrase: null,
        folder: backups,
        now: madeAt,
        ...other,
      }),
    end: async () => {
      await db.$disconnect()
      process.env.DATABASE_URL = usual
      await server.stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** A folder through which the user of the database gets. */
export async function makeFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), prefix))
  await chmod(folder, 0o711)
  return folder
}
