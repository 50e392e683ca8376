// When something happened is said by whoever writes it: neither the database nor Prisma looks at a clock of its own.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'

/** Written by no deed: they may tell of the machine's clock. */
const HOUSEKEEPING = ['_prisma_migrations.started_at']

test('no column of a time fills itself', async () => {
  const columns = await db.$queryRaw<{ column: string }[]>`
    SELECT table_name || '.' || column_name AS column FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_default IS NOT NULL
      AND (data_type ~ '^(date|time)' OR column_default ~* '(now|current_|timestamp|localtime)')
    ORDER BY 1`
  expect(columns.map(({ column }) => column)).toEqual(HOUSEKEEPING)
})

test('no trigger and no function of ours reads a clock', async () => {
  const functions = await db.$queryRaw<{ name: string; source: string }[]>`
    SELECT p.proname AS name, p.prosrc AS source FROM pg_proc p
    WHERE p.pronamespace = current_schema()::regnamespace AND p.proname LIKE 'foyer%'`
  expect(functions.length).toBeGreaterThan(0)
  const clock = /\b(now|\w+_timestamp|timeofday)\s*\(|\bcurrent_(date|time)|\blocaltime|'(now|today)'/i
  expect(functions.filter(({ source }) => clock.test(source)).map(({ name }) => name)).toEqual([])
})

test('Prisma fills no time either', async () => {
  const schema = await readFile(path.resolve(import.meta.dirname, '../../../prisma/schema.prisma'), 'utf8')
  expect(schema.match(/^.*(@default\(now\(\)\)|@default\(dbgenerated|@updatedAt).*$/gm)).toBeNull()
})
