// Years of a salon, written in bulk: everything that stands in the tables that grow is written again and again, each
// time as somebody else's and a while earlier.
import type pg from 'pg'
import { queryWith } from '../setup/query-once'

/** What the house owns and a year adds little to: every other table grows with its guests. */
export const STEADY_TABLES = [
  '_prisma_migrations',
  'AssessmentTemplate',
  'ClientNature',
  'Contraindication',
  'Courtesy',
  'Organisation',
  'Phrase',
  'Product',
  'ProductContraindication',
  'ProtocolStep',
  'ProtocolStepProduct',
  'ReadingType',
  'Room',
  'RoomFeature',
  'RoomHasFeature',
  'Salon',
  'SavedList',
  'Seat',
  'ServiceStandard',
  'ShownCase',
  'Skill',
  'StaffMember',
  'StaffSkill',
  'Tag',
  'Treatment',
  'TreatmentContraindication',
  'TreatmentNeedsFeature',
  'TreatmentProduct',
  'TreatmentSkill',
]

/** Columns that take another value in each copy, beside ids and moments; `k` is the copy's number. */
const VARIED: Readonly<Record<string, string>> = {
  'AuditEntry.particulars': `CASE WHEN r.particulars ? 'alertId'
    THEN jsonb_set(r.particulars, '{alertId}', to_jsonb(${twinOf("r.particulars ->> 'alertId'")})) ELSE r.particulars END`,
  'AuditLink.sequence': 'r.sequence + k * 100000',
  'Client.name': 'r.name || k',
  'Client.phone': `'+8613' || lpad((k * 31 + length(r.name))::text, 9, '0')`,
  'ClientImportRow.cells': `'[]'::jsonb`,
  'ClientMerge.before': `'{}'::jsonb`,
  'ClientPhone.e164': `'+8615' || lpad((k * 31)::text, 9, '0')`,
  'ClientSearchToken.token': 'r.token || k',
  // What was long ago is over.
  'FollowUpCall.withdrawnAt': `coalesce(r."withdrawnAt", CASE WHEN r."madeAt" IS NULL THEN r."dueAt" END)`,
  'NotDuplicate.firstId': `least(${twin('firstId')}, ${twin('secondId')})`,
  'NotDuplicate.secondId': `greatest(${twin('firstId')}, ${twin('secondId')})`,
  'Visit.stage': `'closed'::"VisitStage"`,
}

/** Hours between a copy and the one before. */
const APART = 7

type Column = { name: string; type: string; refersTo: string | null; isKey: boolean }

/**
 * Copies what stands in the growing tables until each that holds something holds about `rows`, and at most `copies`
 * times. Copies refer to copies; what they share is the house. Triggers do not run, for the copied rows say already what
 * they would reckon. Each is `apart` hours earlier than the one before, or later where it is less than nothing.
 */
export async function addYears(
  url: string,
  { copies, rows, apart = APART }: { copies: number; rows: number; apart?: number },
): Promise<void> {
  await queryWith(url, async (client) => {
    await client.query('BEGIN')
    await client.query('SET LOCAL session_replication_role = replica')
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> ALL ($1) ORDER BY 1`,
      [STEADY_TABLES],
    )
    for (const { name } of tables) await copyTable(client, name, { copies, rows, apart })
    await client.query('COMMIT')
    await client.query('VACUUM ANALYZE')
  })
}

async function copyTable(
  client: pg.Client,
  table: string,
  { copies, rows, apart }: { copies: number; rows: number; apart: number },
): Promise<void> {
  const { rows: counted } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "${table}"`,
  )
  const first = counted[0]?.count ?? 0
  if (first === 0) return
  const columns = await columnsOf(client, table)
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const values = columns.map((column) => copiedValue(table, column, apart)).join(', ')
  await client.query(
    `INSERT INTO "${table}" (${names}) SELECT ${values} FROM "${table}" r, generate_series(1, $1::int) k
     ON CONFLICT DO NOTHING`,
    [Math.min(copies, Math.ceil(rows / first))],
  )
}

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
       (SELECT f.confrelid::regclass::text FROM pg_constraint f
         WHERE f.contype = 'f' AND f.conrelid = a.attrelid AND a.attnum = ANY (f.conkey) LIMIT 1) AS "refersTo",
       EXISTS (SELECT 1 FROM pg_index i
         WHERE i.indrelid = a.attrelid AND i.indisunique AND i.indkey::text = a.attnum::text) AS "isKey"
     FROM pg_attribute a
     WHERE a.attrelid = format('%I', $1::text)::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [table],
  )
  return rows
}

function copiedValue(table: string, { name, type, refersTo, isKey }: Column, apart: number): string {
  const varied = VARIED[`${table}.${name}`]
  if (varied) return varied
  const column = `r."${name}"`
  if (type === 'uuid') {
    const isOfTheHouse = name === 'salonId' || STEADY_TABLES.includes((refersTo ?? '').replaceAll('"', ''))
    return isOfTheHouse ? column : twin(name)
  }
  if (type === 'timestamp with time zone') return `${column} - k * interval '${apart} hours'`
  if (type === 'date') return `(${column} - k * interval '${apart} hours')::date`
  return type === 'text' && isKey ? `${column} || '-' || k` : column
}

/** The id that stands in the copy for the one in the original, wherever it stands; of the fourth version, like any. */
function twin(name: string): string {
  return twinOf(`r."${name}"::text`)
}

function twinOf(id: string): string {
  return `overlay(overlay(md5((${id}) || k) PLACING '4' FROM 13) PLACING 'a' FROM 17)::uuid`
}
