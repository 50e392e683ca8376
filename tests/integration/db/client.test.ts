// The one client: true to the clock whatever the server's zone, counted at the driver.
import { afterAll, expect, inject, test } from 'vitest'
import { db, disconnect } from '@/lib/db/client'
import { countStatements } from '@/tests/setup/count-statements'
import { dropDatabase, makeDatabase } from '@/tests/setup/databases'
import { queryOnce } from '@/tests/setup/query-once'
import { aSalon } from './situation'

const template = inject('templateUrl')
const name = `far_zone_${process.pid}`
afterAll(() => dropDatabase(template, name))

test('times survive a database that lives in another zone', async () => {
  const url = await makeDatabase(template, name, 'template')
  await queryOnce(url, `ALTER DATABASE "${name}" SET timezone = 'Asia/Shanghai'`)
  const own = process.env.DATABASE_URL
  await disconnect()
  process.env.DATABASE_URL = url
  try {
    const { salon } = await aSalon()
    const at = new Date('2026-03-01T16:30:00.123Z')
    const entry = await db.auditEntry.create({
      data: { salonId: salon.id, action: 'tried', subjectType: 'salon', at },
    })
    const read = await db.auditEntry.findUniqueOrThrow({ where: { id: entry.id } })
    expect(read.at).toEqual(at)
    const rows = await queryOnce(url, 'SELECT extract(epoch FROM at)::float8 * 1000 AS ms FROM "AuditEntry"')
    expect(rows).toEqual([{ ms: at.getTime() }])
  } finally {
    await disconnect()
    process.env.DATABASE_URL = own
  }
})

test('statements are counted as they leave', async () => {
  const { salon } = await aSalon()
  const { statements } = await countStatements(async () => {
    await db.salon.findUnique({ where: { id: salon.id } })
    await db.$transaction(async (tx) => {
      await tx.seat.count()
    })
  })
  expect(statements).toHaveLength(4)
  expect(statements[0]).toContain('"Salon"')
  expect(statements[1]).toBe('BEGIN')
  expect(statements[3]).toBe('COMMIT')
  expect((await countStatements(async () => 1)).statements).toEqual([])
})

test('the search tokens are compared byte by byte, by index', async () => {
  const rows = await db.$queryRaw<{ collation: string }[]>`
    SELECT collation_name AS collation FROM information_schema.columns
    WHERE table_name = 'ClientSearchToken' AND column_name = 'token'`
  expect(rows).toEqual([{ collation: 'C' }])
})
