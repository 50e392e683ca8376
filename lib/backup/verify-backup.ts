// Whether a backup is worth its name: restored into a scratch place, started, and held against what it was made from.
import 'server-only'
import { rm } from 'node:fs/promises'
import pg from 'pg'
import { verifyChains } from '@/lib/audit/verify-chain'
import { db } from '@/lib/db/client'
import { BackupTrouble } from './backup-trouble'
import { withDatabase } from './restore-backup'
import { differingTables, sumTables } from './table-sums'
import { type Unpacked, unpackBackup } from './unpack-backup'

type Verified = {
  madeAt: string
  tables: number
  rows: number
  /** Entries of the audit, all of which follow from one another. */
  entries: number
}

/**
 * Restores `file` into a scratch place in `scratch`, starts it, and checks that every table holds the very rows it held
 * when the backup was made, that every table and index is sound, and that the chain of the audit holds. Throws
 * BackupTrouble with the first thing that is wrong.
 */
export async function verifyBackup(
  file: string,
  passphrase: string | null,
  scratch: string,
): Promise<Verified> {
  const unpacked = await unpackBackup(file, passphrase, scratch)
  try {
    return await withDatabase(unpacked, null, (url) => checkAll(url, unpacked), false)
  } finally {
    await rm(unpacked.folder, { recursive: true, force: true })
  }
}

async function checkAll(url: string, { facts, tables }: Unpacked): Promise<Verified> {
  const client = new pg.Client({ connectionString: url, application_name: 'foyer-verify' })
  await client.connect()
  try {
    const found = await sumTables(client)
    const differing = differingTables(found, tables)
    if (differing.length > 0)
      throw new BackupTrouble(`The backup does not hold what it was made from: ${differing.join(', ')}.`)
    await checkStructure(client)
    const rows = Object.values(found).reduce((sum, table) => sum + table.rows, 0)
    return { madeAt: facts.madeAt, tables: Object.keys(found).length, rows, entries: await checkChains(url) }
  } finally {
    await client.end()
  }
}

/** Every page is read, which checks its checksum too; every row of a table has to stand in its indexes. */
async function checkStructure(client: pg.Client): Promise<void> {
  await client.query('CREATE EXTENSION IF NOT EXISTS amcheck')
  const heaps = await client.query<{ name: string; msg: string }>(
    `SELECT c.oid::regclass::text AS name, v.msg FROM pg_class c CROSS JOIN LATERAL verify_heapam(c.oid) v
     WHERE c.relkind IN ('r', 't', 'm') AND c.relpersistence = 'p' LIMIT 1`,
  )
  const broken = heaps.rows[0]
  if (broken) throw new BackupTrouble(`The table ${broken.name} of the backup is damaged: ${broken.msg}.`)
  const indexes = await client.query<{ oid: number; name: string }>(
    `SELECT i.indexrelid AS oid, i.indexrelid::regclass::text AS name FROM pg_index i
     JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
     WHERE a.amname = 'btree' AND c.relpersistence = 'p' AND i.indisvalid`,
  )
  for (const { oid, name } of indexes.rows)
    await client.query('SELECT bt_index_check($1::oid::regclass, true)', [oid]).catch((error: Error) => {
      throw new BackupTrouble(`The index ${name} of the backup is damaged: ${error.message}.`)
    })
}

async function checkChains(url: string): Promise<number> {
  const { DATABASE_URL } = process.env
  await db.$disconnect()
  process.env.DATABASE_URL = url
  try {
    const reports = await db.$transaction((tx) => verifyChains(tx), {
      isolationLevel: 'RepeatableRead',
      timeout: 3_600_000,
    })
    const broken = reports.find(({ fault }) => fault)
    if (broken)
      throw new BackupTrouble(
        `The chain of the audit does not hold in the backup (salon ${broken.salonId}, ${broken.fault?.what}).`,
      )
    return reports.reduce((sum, { entries }) => sum + entries, 0)
  } finally {
    await db.$disconnect()
    if (DATABASE_URL === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = DATABASE_URL
  }
}
