// Gives every test file its own copy of the template before anything imports the database, modules that no other file
// has touched, and its own temporary folder: some hold that nothing is left in it, while others are at work beside them.
import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, inject, vi } from 'vitest'
import { dropDatabase, makeDatabase } from './databases'

const templateUrl = inject('templateUrl')
const name = `worker_${process.env.VITEST_POOL_ID ?? '0'}_${process.pid}`
const folder = mkdtempSync(path.join(os.tmpdir(), 'fw-'))

// PostgreSQL runs as another user where this one is root, and has to get through.
chmodSync(folder, 0o711)
process.env.TMPDIR = folder
process.env.FOYER_PHOTOS = path.join(folder, 'photos')
process.env.FOYER_COUNT_SQL = '1'
process.env.NEXTAUTH_SECRET ??= 'only-for-tests'
process.env.FOYER_DB_POOL = '20'
process.env.DATABASE_URL = await makeDatabase(templateUrl, name, 'template')

afterAll(async () => {
  const { db } = await import('@/lib/db/client')
  // The client itself serves the next file too: it connects anew, and making it is what costs.
  await db.$disconnect()
  vi.resetModules()
  await dropDatabase(templateUrl, name)
  process.env.TMPDIR = path.dirname(folder)
  await rm(folder, { recursive: true, force: true })
})
