// The migrations build what schema.prisma says, once, whoever asks and however often.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
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

describe('a salon from before the archive', () => {
  const name = `before_${process.pid}`
  let url = ''

  beforeAll(async () => {
    url = await makeDatabase(template, name, 'nothing')
  })
  afterAll(() => dropDatabase(template, name))

  test('has its natures as a list of its own, and every client keeps hers', async () => {
    const migrations = path.resolve(import.meta.dirname, '../../../prisma/migrations')
    const all = readdirSync(migrations)
      .filter((entry) => entry.startsWith('2'))
      .toSorted()
    const run = (names: string[]) =>
      names.reduce(async (before, migration) => {
        await before
        await queryOnce(url, readFileSync(path.join(migrations, migration, 'migration.sql'), 'utf8'))
      }, Promise.resolve())
    await run(all.filter((migration) => migration < '20261122'))
    await queryOnce(
      url,
      `INSERT INTO "Salon" (id, name, "timeZone", locale) VALUES
         ('00000000-0000-4000-8000-000000000001', '雅座', 'Asia/Shanghai', 'zh-CN');
       INSERT INTO "Client" (id, "salonId", name, pinyin, nature) VALUES
         ('00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000001', '甲', 'jia', 'employee'),
         ('00000000-0000-4000-8000-000000000012', '00000000-0000-4000-8000-000000000001', '乙', 'yi', NULL)`,
    )
    await run(all.filter((migration) => migration >= '20261122'))
    const natures = await queryOnce(url, 'SELECT name, "nameEn" FROM "ClientNature" ORDER BY position')
    expect(natures).toHaveLength(9)
    expect(natures[5]).toEqual({ name: '职员', nameEn: 'Employee' })
    expect(
      await queryOnce(
        url,
        `SELECT c.name, n.name AS nature FROM "Client" c LEFT JOIN "ClientNature" n ON n.id = c."natureId"
         ORDER BY c.pinyin`,
      ),
    ).toEqual([
      { name: '甲', nature: '职员' },
      { name: '乙', nature: null },
    ])
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
