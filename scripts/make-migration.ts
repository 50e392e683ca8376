// Writes the next migration: what turns prisma/migrations into what prisma/schema.prisma says.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../lib/db/embedded-postgres'
import { driftSql, migrate, wholeSchemaSql } from '../lib/db/migrate'
import { tell } from './steps/failure.mjs'
import { root } from './steps/run.mjs'

const FIRST = '20261121000000_the_visit'

const [name, ...rest] = process.argv.slice(2)
if (!name || rest.length > 0) {
  console.error(
    'npm run migration -- <name>    writes a new migration for what changed in prisma/schema.prisma',
  )
  console.error(
    'npm run migration -- --first   writes the first migration anew, while nobody has applied it yet',
  )
  process.exit(1)
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'foyer-migration-'))
const server = await startEmbeddedPostgres({ folder, durable: false })
try {
  if (name === '--first') await write(FIRST, await wholeSchemaSql(server.url))
  else await writeNext(name, server.url)
} catch (error) {
  tell(error)
  process.exitCode = 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}

async function writeNext(name: string, url: string): Promise<void> {
  await migrate(url)
  const sql = await driftSql(url)
  if (!sql) return console.log('The migrations already say what prisma/schema.prisma says.')
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const word = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
  await write(`${time}_${word}`, sql)
}

async function write(name: string, sql: string): Promise<void> {
  const target = path.join(root, 'prisma/migrations', name)
  await mkdir(target, { recursive: true })
  await writeFile(path.join(target, 'migration.sql'), sql)
  console.log(`prisma/migrations/${name}/migration.sql`)
}
