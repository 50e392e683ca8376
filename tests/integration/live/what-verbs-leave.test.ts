// What every verb that a screen calls leaves behind, to the last row: what it changes, what it writes down of it, and
// nothing of the other guests in the same house.
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { createGuest } from '../../factories/appointment'
import { asStaff } from '../../factories/context'
import { createSalon, type TestSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'
import { TRACES } from './traces-of-verbs'
import { ARCHIVE, CARE, type Deed, SILENT, TELLING } from './verbs-that-tell'

// Before the first deed everybody is there: each verb acts among the guests of all the others.
vi.setConfig({ hookTimeout: 600_000 })

const VERBS = { ...TELLING, ...SILENT }
const deeds = new Map<string, Deed>()
let friendId: string
let house: TestSalon

/** What an erased archive looks like. */
const ERASED = { name: '—', pinyin: '', formOfAddress: null, alertsAskedAt: null, alertsAskedById: null }

/** These begin one, or go by what moves along with her: a promise, a case, a visit. */
const OF_ANY_ARCHIVE = [
  'registerClient',
  'undoMerge',
  'keepPromise',
  'reopenPromise',
  'resolveCase',
  'reopenCase',
  'takeReading',
  'markArea',
]

beforeAll(async () => {
  house = await createSalon()
  friendId = (await createGuest(house)).id
  for (const [verb, { arrange }] of Object.entries(VERBS)) deeds.set(verb, await arrange(house))
  await keepTraces()
})

describe.each([
  ['merged into another', { mergedIntoId: '' }],
  ['erased', { ...ERASED, erasedAt: TEST_NOW }],
] as const)('of a guest whose archive was %s', (_, gone) => {
  const ofHer = [ARCHIVE, CARE].flatMap((verbs) => Object.keys(verbs))

  it.each(ofHer.filter((verb) => !OF_ANY_ARCHIVE.includes(verb)))('nothing is known to %s', async (verb) => {
    const { clientId, ...deed } = deedOf(verb)
    if (!clientId) throw new Error(`${verb} is about nobody`)
    const before = await db.client.findUniqueOrThrow({ where: { id: clientId } })
    const data = 'erasedAt' in gone ? gone : { mergedIntoId: friendId }
    await unguarded((tx) => tx.client.update({ where: { id: clientId }, data }))
    const done = await perform(deed).catch((error: unknown) => error)
    await unguarded((tx) => tx.client.update({ where: { id: clientId }, data: before }))
    expect({ verb, code: (done as { code?: string } | null)?.code }).toEqual({ verb, code: 'not_found' })
  })
})

describe('nothing but this is left behind by', () => {
  it.each(Object.keys(VERBS))('%s', async (verb) => {
    const deed = await readyDeed(verb)
    await db.$executeRaw`DELETE FROM trace`
    await perform(deed)
    expect(await traces()).toEqual(TRACES[verb])
    for (const writer of await writers()) expect(writer).toEqual({ actorId: deed.by.id, at: deed.now })
  })
})

/** Whoever puts a list in order has to know what the others have added meanwhile. */
async function readyDeed(verb: string): Promise<Deed> {
  const arrangeNow = /^reorder/.test(verb) ? VERBS[verb]?.arrange : undefined
  return arrangeNow ? arrangeNow(house) : deedOf(verb)
}

function deedOf(verb: string): Deed {
  const deed = deeds.get(verb)
  if (!deed) throw new Error(`nobody does ${verb}`)
  return deed
}

const perform = ({ by, now, act }: Deed) => asStaff(by, now)(act)

/** Without the triggers: what they would forbid or follow up is not what is tried. */
async function unguarded(act: (tx: Prisma.TransactionClient) => Promise<unknown>): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await act(tx)
  })
}

/** A row of any table that comes, changes or goes leaves a line: which columns changed, or what kind of entry it is. */
async function keepTraces(): Promise<void> {
  await db.$executeRawUnsafe('CREATE TABLE trace (line text NOT NULL, row jsonb)')
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
          CASE TG_OP WHEN 'INSERT' THEN '+' WHEN 'UPDATE' THEN '~' ELSE '-' END, TG_TABLE_NAME, detail)), new_row);
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

/** Who is said to have done what was written down, and when. */
async function writers(): Promise<{ actorId: string | null; at: Date }[]> {
  return db.$queryRaw`
    SELECT row ->> 'actorId' AS "actorId", (row ->> 'at')::timestamptz AS at
    FROM trace WHERE line ~ '^[+] (AuditEntry|VisitEvent|ArchiveChange) '`
}
