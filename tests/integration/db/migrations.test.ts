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

describe('a salon from before the treatment note', () => {
  const name = `noted_${process.pid}`
  let url = ''

  beforeAll(async () => {
    url = await makeDatabase(template, name, 'nothing')
  })
  afterAll(() => dropDatabase(template, name))

  test('keeps every word of it, its private part beside, signed where the treatment has ended', async () => {
    const migrations = path.resolve(import.meta.dirname, '../../../prisma/migrations')
    const all = readdirSync(migrations)
      .filter((entry) => entry.startsWith('2'))
      .toSorted()
    const run = async (names: string[]) => {
      for (const migration of names)
        await queryOnce(url, readFileSync(path.join(migrations, migration, 'migration.sql'), 'utf8'))
    }
    const id = (end: number) => `'00000000-0000-4000-8000-0000000000${end}'`
    await run(all.filter((migration) => migration < '20261123000003'))
    const note = (end: number, session: string, kind: string, text: string, minute: number) =>
      `(${id(end)}, ${id(41)}, ${session}, '${kind}', '${text}', ${id(21)}, '2026-11-20T06:${minute}:00Z')`
    await queryOnce(
      url,
      `SET session_replication_role = replica;
       INSERT INTO "StaffMember" (id, "salonId", "userName", name, role, "passwordHash", "createdAt")
       VALUES (${id(21)}, ${id(11)}, 'lin', '林悦', 'therapist', '!', now());
       INSERT INTO "TreatmentSession" (id, "visitId", "treatmentId", "startsAt", "endsAt", "heldFrom", "heldUntil", "startedAt", "endedAt")
       SELECT x.id::uuid, ${id(41)}, ${id(31)}, t.at, t.at + '1 h', t.at, t.at + '1 h', t.at, x.ended::timestamptz
       FROM (VALUES (${id(51)}, '2026-11-20T07:00:00Z'), (${id(52)}, NULL)) x(id, ended),
         (SELECT timestamptz '2026-11-20T06:00:00Z' AS at) t;
       INSERT INTO "VisitNote" (id, "visitId", "sessionId", kind, text, "savedById", "savedAt") VALUES
         ${note(61, id(51), 'treatment_note', '左肩紧', 10)},
         ${note(62, id(51), 'treatment_private', '旧伤', 20)},
         ${note(63, id(52), 'treatment_private', '话不多', 30)},
         ${note(64, 'NULL', 'tea', '龙井', 30)}`,
    )
    await run(all.filter((migration) => migration >= '20261123000003'))
    expect(
      await queryOnce(
        url,
        `SELECT r.content, r."privateText", to_char(r."savedAt" AT TIME ZONE 'UTC', 'HH24:MI') AS at,
           n."signedAt" IS NOT NULL AS signed
         FROM "TreatmentNote" n JOIN "TreatmentNoteRevision" r USING ("sessionId", revision) ORDER BY n."sessionId"`,
      ),
    ).toEqual([
      { content: { text: '左肩紧' }, privateText: '旧伤', at: '06:20', signed: true },
      { content: {}, privateText: '话不多', at: '06:30', signed: false },
    ])
    expect(await queryOnce(url, 'SELECT kind::text, text FROM "VisitNote"')).toEqual([
      { kind: 'tea', text: '龙井' },
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
