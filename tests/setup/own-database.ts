// Gives every test file its own copy of the template before anything imports the database, modules that no other file
// has touched, and its own temporary folder: some hold that nothing is left in it, while others are at work beside them.
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, inject, vi } from 'vitest'
import { dropDatabase, makeDatabase } from './databases'
import { makeQuickFolder } from './quick-folder'

const templateUrl = inject('templateUrl')
const name = `worker_${process.env.VITEST_POOL_ID ?? '0'}_${process.pid}`
const usualTmp = process.env.TMPDIR
const folder = makeQuickFolder('fw-')

process.env.TMPDIR = folder
process.env.FOYER_PHOTOS = path.join(folder, 'photos')
process.env.FOYER_COUNT_SQL = '1'
process.env.NEXTAUTH_SECRET ??= 'only-for-tests'
process.env.FOYER_DB_POOL = '20'
process.env.DATABASE_URL = await makeDatabase(templateUrl, name, 'template')

afterAll(async () => {
  const { disconnect } = await import('@/lib/db/client')
  // The client itself serves the next file too: it connects anew, and making it is what costs.
  await disconnect()
  vi.resetModules()
  await dropDatabase(templateUrl, name)
  if (usualTmp === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = usualTmp
  await rm(folder, { recursive: true, force: true })
})
