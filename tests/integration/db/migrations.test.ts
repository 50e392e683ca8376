// The migrations build what schema.prisma says, once, whoever asks and however often.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { VisitStage } from '@/lib/db/generated/client'
import { driftSql, migrate } from '@/lib/db/migrate'
import { migrationState } from '@/lib/db/migration-state'
import { replayStage } from '@/lib/visits/visit-flow'
import { dropDatabase, makeDatabase } from '@/tests/setup/databases'
import { queryOnce } from '@/tests/setup/query-once'
import { HOUSE_OF_THE_FIRST_DAY } from './first-day'

const template = inject('templateUrl')
const migrations = path.resolve(import.meta.dirname, '../../../prisma/migrations')

function namesOfMigrations(): string[] {
  return readdirSync(migrations)
    .filter((entry) => entry.startsWith('2'))
    .toSorted()
}

function scriptOf(migration: string): string {
  return readFileSync(path.join(migrations, migration, 'migration.sql'), 'utf8')
}

/** The stage of each visit, by its name, having been held against what its events say. */
async function stagesReplayed(url: string): Promise<VisitStage[]> {
  const visits = await queryOnce(
    url,
    `SELECT v.stage, jsonb_agg(to_jsonb(e) ORDER BY e.sequence) AS events
     FROM "Visit" v JOIN "VisitEvent" e ON e."visitId" = v.id GROUP BY v.id`,
  )
  for (const { stage, events } of visits) expect(replayStage(events as never)).toBe(stage)
  return visits.map(({ stage }) => stage as VisitStage).toSorted()
}

describe('the migrated database', () => {
  test('is what schema.prisma says', async () => {
    expect(await driftSql(template)).toBe('')
  })

  test('is recognised as up to date, behind, of a newer Foyer, or stopped half-way', async () => {
    const own = process.env.DATABASE_URL ?? ''
    const mark = (sql: string) => queryOnce(own, sql)
    const newest = namesOfMigrations().at(-1) ?? ''
    expect(await migrationState()).toEqual({ state: 'up_to_date' })
    await mark(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '${newest}'`)
    expect(await migrationState()).toEqual({ state: 'behind', missing: [newest] })
    await mark(`UPDATE _prisma_migrations SET rolled_back_at = NULL WHERE migration_name = '${newest}'`)
    await mark(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('later', 'x', '99990101000000_later', now())`)
    expect(await migrationState()).toEqual({ state: 'ahead', unknown: ['99990101000000_later'] })
    await mark(`UPDATE _prisma_migrations SET finished_at = NULL WHERE id = 'later'`)
    expect(await migrationState()).toEqual({ state: 'failed', failed: ['99990101000000_later'] })
    await mark(`DELETE FROM _prisma_migrations WHERE id = 'later'`)
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
    const all = namesOfMigrations()
    const run = (names: string[]) =>
      names.reduce(async (before, migration) => {
        await before
        await queryOnce(url, scriptOf(migration))
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
    const all = namesOfMigrations()
    const run = async (names: string[]) => {
      for (const migration of names) await queryOnce(url, scriptOf(migration))
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
})

describe('migrating that is cut off', () => {
  const name = `cut_off_${process.pid}`
  let url = ''

  beforeEach(async () => {
    url = await makeDatabase(template, name, 'nothing')
  })
  afterAll(() => dropDatabase(template, name))

  /** As far as the second script that is still to come, which is begun and never done. */
  async function cutOff(): Promise<boolean> {
    let scripts = 0
    const stop = () => {
      scripts += 1
      if (scripts === 2) throw new Error('the plug was pulled')
    }
    return migrate(url, { beforeScript: stop }).then(
      () => false,
      (error: Error) => {
        expect(String(error)).toContain('the plug was pulled')
        return true
      },
    )
  }

  test('before every script in turn goes on where it was, over a house of the first day, and loses no row of it', async () => {
    expect(await cutOff()).toBe(true)
    await queryOnce(url, HOUSE_OF_THE_FIRST_DAY)
    const before = await rowsByTable()
    let cuts = 1
    while (await cutOff()) cuts += 1
    expect(cuts).toBe(namesOfMigrations().length - 1)
    expect(await migrate(url)).toEqual([])
    expect(await driftSql(url)).toBe('')
    const after = await rowsByTable()
    // The care record took the treatment note in: it stands among its own now.
    const moved = { ...Object.fromEntries(before), VisitNote: 2, TreatmentNote: 1 }
    for (const [table, rows] of Object.entries(moved)) expect(after.get(table), table).toBe(rows)
    expect(await stagesReplayed(url)).toEqual(['expected', 'follow_up', 'treatment'])
  })

  test('waits for a script that its dead sender has left running', async () => {
    await cutOff()
    const [next = ''] = (await openNames()).slice(0, 1)
    const left = new pg.Client({ connectionString: url })
    left.on('error', () => undefined)
    await left.connect()
    await left.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name)
       VALUES ('left', encode(sha256(convert_to($1, 'UTF8')), 'hex'), $2)`,
      [scriptOf(next), next],
    )
    await left.query('BEGIN')
    await left.query(`SELECT pg_advisory_xact_lock(460720)`)
    await left.query(scriptOf(next))
    let done = false
    const migrating = migrate(url).finally(() => {
      done = true
    })
    await untilSomebodyWaits()
    expect(done).toBe(false)
    await left.query(`UPDATE _prisma_migrations SET finished_at = now() WHERE id = 'left'`)
    await left.query('COMMIT')
    await left.end()
    expect(await migrating).not.toContain(next)
    expect(await driftSql(url)).toBe('')
  })

  test('by a Foyer that left no marks is decided by what is there', async () => {
    await cutOff()
    const [next = ''] = await openNames()
    await queryOnce(url, scriptOf(next))
    await queryOnce(
      url,
      `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${next}' AND rolled_back_at IS NULL`,
    )
    await migrate(url)
    expect(await driftSql(url)).toBe('')
  })

  async function rowsByTable(): Promise<Map<string, number>> {
    const tables = await queryOnce(
      url,
      `SELECT c.relname AS name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', c.relname),
         false, true, '')))[1]::text::int AS rows
       FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname !~ '^_'`,
    )
    return new Map(tables.map(({ name, rows }) => [String(name), Number(rows)]))
  }

  /** Names of what began and was not done, and of what never began. */
  async function openNames(): Promise<string[]> {
    const done = await queryOnce(
      url,
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    )
    const names = new Set(done.map((row) => row.migration_name))
    return namesOfMigrations().filter((each) => !names.has(each))
  }

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const waiting = await queryOnce(
        url,
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 460720 AND NOT granted`,
      )
      if (waiting.length > 0) return
    }
  }
})
