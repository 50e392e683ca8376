// Gives every test file its own copy of the template before anything imports the database.
import { afterAll, inject } from 'vitest'
import { dropDatabase, makeDatabase } from './databases'

const templateUrl = inject('templateUrl')
const name = `worker_${process.env.VITEST_POOL_ID ?? '0'}_${process.pid}`

process.env.FOYER_COUNT_SQL = '1'
process.env.NEXTAUTH_SECRET ??= 'only-for-tests'
process.env.FOYER_DB_POOL = '20'
process.env.DATABASE_URL = await makeDatabase(templateUrl, name, 'template')

afterAll(async () => {
  const { db } = await import('@/lib/db/client')
  await db.$disconnect()
  await dropDatabase(templateUrl, name)
})
