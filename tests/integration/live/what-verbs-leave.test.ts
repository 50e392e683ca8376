// What every verb that a screen calls leaves behind, to the last row: what it changes, what it writes down of it, and
// nothing of the other guests in the same house.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { TRACES } from './traces-of-verbs'
import { type Deed, SILENT, TELLING } from './verbs-that-tell'

// Before the first deed everybody is there: each verb acts among the guests of all the others.
vi.setConfig({ hookTimeout: 600_000 })

const VERBS = { ...TELLING, ...SILENT }
const deeds = new Map<string, Deed>()

beforeAll(async () => {
  const house = await createSalon()
  for (const [verb, { arrange }] of Object.entries(VERBS)) deeds.set(verb, await arrange(house))
  await keepTraces()
})

describe('nothing but this is left behind by', () => {
  it.each(Object.keys(VERBS))('%s', async (verb) => {
    const deed = deeds.get(verb)
    if (!deed) throw new Error(`nobody does ${verb}`)
    await db.$executeRaw`DELETE FROM trace`
    await asStaff(deed.by, deed.now)(deed.act)
    expect(await traces()).toEqual(TRACES[verb])
  })
})

/** A row of any table that comes, changes or goes leaves a line: which columns changed, or what kind of entry it is. */
async function keepTraces(): Promise<void> {
  await db.$executeRawUnsafe('CREATE TABLE trace (line text NOT NULL)')
  await db.$executeRawUnsafe(`
    CREATE FUNCTION leave_trace() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
      new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
      detail text := coalesce(new_row ->> 'action', new_row ->> 'field', '');
    BEGIN
      IF TG_TABLE_NAME = 'VisitEvent' THEN detail := new_row ->> 'kind'; END IF;
      IF TG_OP = 'UPDATE' THEN
        SELECT string_agg(key, ' ' ORDER BY key) INTO detail
        FROM jsonb_each(new_row) WHERE value IS DISTINCT FROM old_row -> key;
      END IF;
      IF detail IS NOT NULL THEN
        INSERT INTO trace VALUES (rtrim(concat_ws(' ',
          CASE TG_OP WHEN 'INSERT' THEN '+' WHEN 'UPDATE' THEN '~' ELSE '-' END, TG_TABLE_NAME, detail)));
      END IF;
      RETURN NULL;
    END $$`)
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN ('trace', 'AuditLink')`
  // A table's name cannot be a parameter: these come from the database's own catalogue.
  for (const { name } of tables)
    await db.$executeRawUnsafe(
      `CREATE TRIGGER leave_trace AFTER INSERT OR UPDATE OR DELETE ON "${name}"
       FOR EACH ROW EXECUTE FUNCTION leave_trace()`,
    )
}

/** Each kind of line once, with how often; whoever puts a list in order moves as many as there are. */
async function traces(): Promise<string[]> {
  const rows = await db.$queryRaw<{ line: string; times: number }[]>`
    SELECT line, count(*)::int AS times FROM trace GROUP BY line ORDER BY line COLLATE "C"`
  return rows.map(({ line, times }) =>
    times === 1 || line.endsWith(' position') ? line : `${line} ×${times}`,
  )
}
