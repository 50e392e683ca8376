// Owns which database a command is about: the one of DATABASE_URL, the one that serves right now, or one that is
// started for this look alone.
import path from 'node:path'
import { findRunningPostgres, startEmbeddedPostgres } from '../../lib/db/embedded-postgres'
import { checkExternalDatabase } from '../../lib/db/external-database'
import { Failure } from './failure.mjs'

type OpenDatabase = { url: string; stop: () => Promise<void> }

/** The database of `kind` under the folder `data`; nothing is made where there is none. */
export async function openDatabase(data: string, kind: string): Promise<OpenDatabase> {
  const stays = async () => undefined
  if (process.env.DATABASE_URL && kind === 'salon') {
    await checkExternalDatabase(process.env.DATABASE_URL)
    return { url: process.env.DATABASE_URL, stop: stays }
  }
  const folder = path.join(data, kind)
  const running = await findRunningPostgres(folder)
  if (running) return { url: running, stop: stays }
  if (!(await hasDatabase(folder))) throw new Failure(`There is no database in ${folder} yet.`)
  return startEmbeddedPostgres({ folder })
}

async function hasDatabase(folder: string): Promise<boolean> {
  const { access } = await import('node:fs/promises')
  const there = (name: string) =>
    access(path.join(folder, name)).then(
      () => true,
      () => false,
    )
  return (await there('postgres')) || (await there('data-is-at'))
}
