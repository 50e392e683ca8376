// Reckons the chain over the audit anew and tells the first thing that is wrong with it; exit code 1 then.
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ChainFault, ChainHead, ChainReport } from '../lib/audit/verify-chain'
import { findRunningPostgres, startEmbeddedPostgres } from '../lib/db/embedded-postgres'
import { Failure, tell } from './steps/failure.mjs'
import { root } from './steps/run.mjs'

const SAID: Record<ChainFault['what'], string> = {
  changed: 'was changed after it had been written',
  removed: 'was removed',
  forged: 'does not follow from the one before it',
  gap: 'is missing',
  unlinked: 'was put in past the chain',
}

try {
  await verify()
} catch (error) {
  tell(error)
  process.exitCode = 1
}
process.exit()

async function verify(): Promise<void> {
  const { expected, kind } = readArguments()
  const database = await openDatabase(kind)
  process.env.DATABASE_URL = database.url
  const { db } = await import('../lib/db/client')
  const { hasLink, verifyChains } = await import('../lib/audit/verify-chain')
  try {
    await db.$transaction(
      async (tx) => {
        const [chain] = await tx.$queryRaw<{ exists: boolean }[]>`
          SELECT to_regclass('"AuditLink"') IS NOT NULL AS exists`
        if (!chain?.exists) throw new Failure('This database is of an older Foyer: start Foyer on it once.')
        const reports = await verifyChains(tx)
        for (const report of reports) tellReport(report)
        if (reports.length === 0) console.log('Nothing has been written down yet.')
        for (const head of expected) if (!(await hasLink(tx, head))) tellCut(head)
      },
      { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
    )
  } finally {
    await db.$disconnect()
    await database.stop()
  }
}

function readArguments(): { expected: ChainHead[]; kind: string } {
  const { values } = parseArgs({
    options: {
      expect: { type: 'string', multiple: true, default: [] },
      kind: { type: 'string', default: 'salon' },
    },
  })
  return { kind: values.kind, expected: values.expect.map(headOf) }
}

function headOf(typed: string): ChainHead {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(typed) ?? []
  if (!sequence || !hash) throw new Failure('--expect wants what an earlier run has told: <number>:<hash>.')
  return { sequence: Number(sequence), hash }
}

/** The database that DATABASE_URL names, else the one under .data: as it runs, or started for this look alone. */
async function openDatabase(kind: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const stays = async () => undefined
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: stays }
  const folder = path.join(path.resolve(root, process.env.FOYER_DATA ?? '.data'), kind)
  const running = await findRunningPostgres(folder)
  return running ? { url: running, stop: stays } : startEmbeddedPostgres({ folder })
}

function tellReport({ salonId, entries, head, fault }: ChainReport): void {
  const end = head ? `${head.sequence}:${head.hash}` : 'no chain'
  console.log(`${fault ? '✗' : '✓'} salon ${salonId}  ${entries} entries  ${end}`)
  if (!fault) return
  const name = [fault.sequence && `number ${fault.sequence}`, fault.entryId].filter(Boolean).join(', ')
  console.log(`  The entry ${name} ${SAID[fault.what]}.`)
  process.exitCode = 1
}

function tellCut({ sequence, hash }: ChainHead): void {
  console.log(
    `✗ ${sequence}:${hash}\n  is not there any more: the end of a chain was cut off or written anew.`,
  )
  process.exitCode = 1
}
