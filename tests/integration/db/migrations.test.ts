// The migrations build what schema.prisma says, once, whoever asks and however often.
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { driftSql, migrate } from '@/lib/db/migrate'
import { migrationState } from '@/lib/db/migration-state'
import { dropDatabase, makeDatabase } from '@/tests/setup/databases'
import { queryOnce } from '@/tests/setup/query-once'

const template = inject('templateUrl')

describe('the migrated database', () => {
  test('is what schema.prisma says', async () => {
    expect(await driftSql(template)).toBe('')
  })

  test('is recognised as up to date', async () => {
    expect(await migrationState()).toEqual({ state: 'up_to_date' })
  })
})

describe('migrating', () => {
  const name = `migrating_${process.pid}`
  let url = ''

  beforeAll(async () => {
    url = await makeDatabase(template, name, 'nothing')
  })
  afterAll(() => dropDatabase(template, name))

  test('by two servers at once happens once, and a third time changes nothing', async () => {
    const applied = await Promise.all([migrate(url), migrate(url)])
    const names = applied.flat()
    expect(names.length).toBeGreaterThanOrEqual(2)
    expect(new Set(names).size).toBe(names.length)
    expect(applied.some((one) => one.length === 0)).toBe(true)
    expect(await migrate(url)).toEqual([])
  })

  test('notices a column that schema.prisma does not know', async () => {
    await queryOnce(url, 'ALTER TABLE "Seat" ADD COLUMN "colour" text')
    expect(await driftSql(url)).toContain('DROP COLUMN "colour"')
  })

  test('refuses a database written by a newer version', async () => {
    await queryOnce(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ('x', 'x', '99990101000000_from_the_future', now(), 1)`,
    )
    await expect(migrate(url)).rejects.toThrow('written by a newer Foyer')
  })

  test('refuses to go on after a change that stopped half-way', async () => {
    await queryOnce(url, `UPDATE _prisma_migrations SET finished_at = NULL WHERE id = 'x'`)
    await expect(migrate(url)).rejects.toThrow('stopped half-way')
  })
})
