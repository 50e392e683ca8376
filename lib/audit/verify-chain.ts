// Whether the audit is what was once written: every link of the chain reckoned anew from its entry.
import 'server-only'
import { createHash } from 'node:crypto'
import type { Tx } from '@/lib/db/client'

/**
 * `changed`: the entry says something else than when it was linked. `removed`: its link is there and it is not.
 * `forged`: a link does not follow from the one before. `gap`: a number of the chain is missing. `unlinked`: an entry
 * came in past the chain.
 */
export type ChainFault = {
  what: 'changed' | 'removed' | 'forged' | 'gap' | 'unlinked'
  /** Its place in the chain; null for what has none. */
  sequence: number | null
  /** Null where there is no entry to name. */
  entryId: string | null
}

export type ChainHead = { sequence: number; hash: string }

export type ChainReport = {
  salonId: string
  entries: number
  /** The last link; null for a salon of which nothing was ever written down. */
  head: ChainHead | null
  /** The first thing that is wrong; null when nothing is. */
  fault: ChainFault | null
}

const BATCH = 5_000

/** Walks the chain of every salon that ever had an entry. Run it in one snapshot, or what comes in meanwhile confuses it. */
export async function verifyChains(tx: Tx): Promise<ChainReport[]> {
  const salons = await tx.$queryRaw<{ salonId: string; entries: number }[]>`
    SELECT coalesce(e."salonId", l."salonId") AS "salonId", coalesce(e.entries, 0) AS entries
    FROM (SELECT "salonId", count(*)::int AS entries FROM "AuditEntry" GROUP BY "salonId") e
    FULL JOIN (SELECT DISTINCT "salonId" FROM "AuditLink") l USING ("salonId")
    ORDER BY 1`
  const reports: ChainReport[] = []
  for (const { salonId, entries } of salons) {
    const { head, fault } = await walk(tx, salonId)
    reports.push({ salonId, entries, head, fault: fault ?? (await firstUnlinked(tx, salonId)) })
  }
  return reports
}

/** Whether a link that was written down elsewhere still stands where it stood: nothing was cut off after it was noted. */
export async function hasLink(tx: Tx, { sequence, hash }: ChainHead): Promise<boolean> {
  return (await tx.auditLink.count({ where: { sequence, hash } })) > 0
}

type Link = {
  entryId: string
  salonId: string
  sequence: number
  previousHash: string
  hash: string
  entry: Entry | null
}

type Entry = {
  id: string
  salonId: string
  actorId: string | null
  action: string
  subjectType: string
  subjectId: string | null
  particulars: string
  /** Milliseconds since 1970. */
  at: number
}

async function walk(tx: Tx, salonId: string): Promise<Pick<ChainReport, 'head' | 'fault'>> {
  let head: ChainHead | null = null
  for (;;) {
    const links: Link[] = await linksAfter(tx, salonId, head?.sequence ?? 0)
    for (const link of links) {
      const fault = faultOf(link, head)
      if (fault) return { head: await lastLink(tx, salonId), fault }
      head = { sequence: link.sequence, hash: link.hash }
    }
    if (links.length < BATCH) return { head, fault: null }
  }
}

function faultOf(link: Link, before: ChainHead | null): ChainFault | null {
  const { entryId, sequence, entry } = link
  const expected = (before?.sequence ?? 0) + 1
  if (sequence !== expected) return { what: 'gap', sequence: expected, entryId: null }
  if (!entry) return { what: 'removed', sequence, entryId }
  const previous = before?.hash ?? ''
  if (link.previousHash !== previous) return { what: 'forged', sequence, entryId }
  return hashOf(previous, entry) === link.hash ? null : { what: 'changed', sequence, entryId }
}

/** Spelled out here once more on purpose: asking the database's own function would believe whoever changed it. */
function hashOf(previous: string, entry: Entry): string {
  const { id, salonId, actorId, action, subjectType, subjectId, particulars, at } = entry
  const facts = [previous, id, salonId, actorId, action, subjectType, subjectId].map((fact) =>
    JSON.stringify(fact),
  )
  const time = JSON.stringify(new Date(at).toISOString().slice(0, -1))
  return createHash('sha256')
    .update(`[${[...facts, particulars, time].join(', ')}]`)
    .digest('hex')
}

function linksAfter(tx: Tx, salonId: string, sequence: number): Promise<Link[]> {
  return tx.$queryRaw<Link[]>`
    SELECT l."entryId", l."salonId", l.sequence, l."previousHash", l.hash,
      CASE WHEN e.id IS NOT NULL THEN json_build_object(
        'id', e.id, 'salonId', e."salonId", 'actorId', e."actorId", 'action', e.action,
        'subjectType', e."subjectType", 'subjectId', e."subjectId", 'particulars', e.particulars::text,
        'at', (extract(epoch FROM e.at) * 1000)::bigint
      ) END AS entry
    FROM "AuditLink" l LEFT JOIN "AuditEntry" e ON e.id = l."entryId"
    WHERE l."salonId" = ${salonId}::uuid AND l.sequence > ${sequence}
    ORDER BY l.sequence LIMIT ${BATCH}`
}

async function lastLink(tx: Tx, salonId: string): Promise<ChainHead | null> {
  return tx.auditLink.findFirst({
    where: { salonId },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  })
}

async function firstUnlinked(tx: Tx, salonId: string): Promise<ChainFault | null> {
  const entry = await tx.auditEntry.findFirst({
    where: { salonId, OR: [{ link: null }, { link: { salonId: { not: salonId } } }] },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true },
  })
  return entry && { what: 'unlinked', sequence: null, entryId: entry.id }
}
