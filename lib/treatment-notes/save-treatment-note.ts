// The therapist's note on a treatment, saved as it is typed: every state is kept, and nobody's words give way unseen.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { supersedeDeeds } from '@/lib/actions/supersede-deeds'
import {
  mayAmendOldNotes,
  mayReadPrivateNotes,
  mayWritePrivateNotes,
  mayWriteTreatmentNotes,
} from '@/lib/auth/permissions'
import { dropDraft } from '@/lib/clients/archive-drafts'
import type { Prisma } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { unansweredHarms } from '@/lib/reactions/harm-flow'
import { keepCleared } from '@/lib/safety/clear-skin'
import { isStillOpen, type LockedNote, lockNote } from './lock-note'
import { mergeNotes } from './merge-flow'
import { isFreshEnough, type SeenOnSkin, skinInNote, skinMadeLess } from './note-flow'
import {
  BLANK_NOTE,
  isSameNote,
  packContent,
  readContent,
  type saveTreatmentNoteSchema,
  tidyContent,
  type WholeNote,
} from './note-schemas'

export type SaveTreatmentNote = z.output<typeof saveTreatmentNoteSchema>

export type TreatmentNoteSaved =
  /** `isMerged`: what stands now holds a colleague's words too, and has to be read anew. */
  | { outcome: 'saved'; revision: number; savedAt: string; isMerged: boolean }
  /** Both have changed the same words: theirs come back and nothing was stored. */
  | ({ outcome: 'conflict'; revision: number; savedBy: string; savedAt: string } & WholeNote)

/** The name of the deed, under which its keys are kept. */
export const SAVE_NOTE = 'treatment_notes.save'

/**
 * Saves the note as its next revision. Where a colleague has saved since the typist began, both are merged; where they
 * have changed the same words, hers come back and nothing is stored; what she has saved herself meanwhile gives way to
 * what she types now. What changes nothing is no revision. Without
 * `privateText` the private part stays. Once it is signed every change is an amendment. New words of harm are kept until
 * somebody says whether the treatment did it. Refuses `visit_has_ended`,
 * `amendment_reason_needed`, `amendments_closed`, and a product of another salon (`not_found`).
 */
export async function saveTreatmentNote(
  ctx: StaffContext,
  input: SaveTreatmentNote,
): Promise<TreatmentNoteSaved> {
  permit(mayWriteTreatmentNotes(ctx.staff))
  if (input.privateText !== undefined) permit(mayWritePrivateNotes(ctx.staff))
  const before = await supersedeDeeds<TreatmentNoteSaved>(ctx, SAVE_NOTE, input.supersedes)
  const note = await lockNote(ctx, input.sessionId)
  // What was merged on arrival holds words that the typist has not seen yet: then she still builds on the older one.
  const baseRevision = before?.outcome === 'saved' && !before.isMerged ? before.revision : input.baseRevision
  const { base, latest } = await readVersions(ctx, input.sessionId, baseRevision, note.revision)
  const mine: WholeNote = {
    content: tidyContent(input.content),
    privateText: input.privateText ?? base.privateText,
  }
  const { note: merged, contested } = mergeNotes(base, mine, latest)
  if (contested.length > 0 && !(await isAllHerOwn(ctx, input.sessionId, baseRevision))) {
    const privateText = mayReadPrivateNotes(ctx.staff) ? latest.privateText : ''
    const { savedById: _savedById, ...theirs } = latest
    return { outcome: 'conflict', ...theirs, privateText }
  }
  const isMerged = !isSameNote(merged, mine)
  if (isSameNote(merged, latest)) {
    return { outcome: 'saved', revision: latest.revision, savedAt: latest.savedAt, isMerged }
  }
  const amendmentReason = await checkMayWrite(ctx, note, input.amendmentReason)
  await refuseStrangeProducts(ctx, mine, latest)
  const revision = note.revision + 1
  await ctx.tx.treatmentNoteRevision.create({
    data: {
      sessionId: input.sessionId,
      revision,
      content: packContent(merged.content) as Prisma.InputJsonObject,
      privateText: merged.privateText,
      baseRevision,
      savedById: ctx.staff.id,
      savedAt: ctx.now,
      amendmentReason,
    },
    select: { revision: true },
  })
  const left = await harmsLeft(ctx, note, { before: latest, after: merged })
  await ctx.tx.treatmentNote.update({
    where: { sessionId: input.sessionId },
    data: { revision, ...left },
    select: { revision: true },
  })
  await keepLessOfSkin(ctx, input.sessionId, note, {
    before: skinInNote(latest.content),
    after: skinInNote(merged.content),
  })
  const isMore = saysMoreOfHer(latest, merged) || left.harmsTold > note.harmsTold
  // An amendment tells of itself.
  if (isMore || amendmentReason === null)
    await announce(ctx, { visitId: note.visit.id, kind: isMore ? 'visit' : 'words' })
  if (amendmentReason !== null) {
    await dropDraft(ctx, note.visit.clientId, `amend:${input.sessionId}`)
    await tellOfAmendment(ctx, input.sessionId, note, revision)
  }
  return { outcome: 'saved', revision, savedAt: ctx.now.toISOString(), isMerged }
}

/** Nobody but her has saved since: what she types now counts, and she is in no conflict with herself. */
async function isAllHerOwn(ctx: StaffContext, sessionId: string, baseRevision: number): Promise<boolean> {
  const others = await ctx.tx.treatmentNoteRevision.findFirst({
    where: { sessionId, revision: { gt: baseRevision }, savedById: { not: ctx.staff.id } },
    select: { revision: true },
  })
  return others === null
}

type Version = WholeNote & { revision: number; savedBy: string; savedById: string; savedAt: string }

/** What the typist started from and what stands now. Refuses `not_found` for a revision there never was. */
async function readVersions(
  ctx: StaffContext,
  sessionId: string,
  baseRevision: number,
  latestRevision: number,
): Promise<{ base: WholeNote; latest: Version }> {
  const rows = await ctx.tx.treatmentNoteRevision.findMany({
    relationLoadStrategy: 'join',
    where: { sessionId, revision: { in: [baseRevision, latestRevision] } },
    select: {
      revision: true,
      content: true,
      privateText: true,
      savedAt: true,
      savedById: true,
      savedBy: { select: { name: true } },
    },
  })
  const versionOf = (revision: number): Version => {
    if (revision === 0)
      return { ...BLANK_NOTE, revision, savedBy: '', savedById: '', savedAt: ctx.now.toISOString() }
    const row = rows.find((each) => each.revision === revision)
    if (!row) throw new Refusal('not_found')
    return {
      revision,
      content: readContent(row.content),
      privateText: row.privateText,
      savedBy: row.savedBy.name,
      savedById: row.savedById,
      savedAt: row.savedAt.toISOString(),
    }
  }
  const { content, privateText } = versionOf(baseRevision)
  return { base: { content, privateText }, latest: versionOf(latestRevision) }
}

/** The reason that belongs to what is written now; null while the note is not signed. */
async function checkMayWrite(
  ctx: StaffContext,
  { visit, signedAt }: LockedNote,
  reason: string | undefined,
): Promise<string | null> {
  if (!signedAt) {
    if (!(await isStillOpen(ctx, visit))) throw new Refusal('visit_has_ended')
    return null
  }
  if (!isFreshEnough(signedAt, ctx.now) && !mayAmendOldNotes(ctx.staff))
    throw new Refusal('amendments_closed')
  if (!reason) throw new Refusal('amendment_reason_needed')
  return reason
}

/** What stands already is not asked again: a product may have moved house with an older salon. */
async function refuseStrangeProducts(ctx: StaffContext, mine: WholeNote, latest: WholeNote): Promise<void> {
  const known = new Set(latest.content.products.map(({ productId }) => productId))
  const ids = mine.content.products.map(({ productId }) => productId).filter((id) => !known.has(id))
  if (ids.length === 0) return
  const where = { id: { in: ids }, salonId: ctx.staff.salon.id }
  if ((await ctx.tx.product.count({ where })) !== ids.length) throw new Refusal('not_found')
}

/** Words that are typed stand only once the sentence does: so soon nothing was said yet. */
const UNSAID_WITHIN_MS = 60_000

/** What of its harm nobody has answered for; where a reaction of hers stands, that answers for all of it. */
async function harmsLeft(
  ctx: StaffContext,
  { sessionId, visit, harms, harmsSince, harmsTold }: LockedNote,
  { before, after }: { before: Version; after: WholeNote },
): Promise<{ harms: string[]; harmsSince: Date | null; harmsTold: number }> {
  const isSlip =
    before.savedById === ctx.staff.id &&
    harmsSince !== null &&
    ctx.now.getTime() - harmsSince.getTime() < UNSAID_WITHIN_MS
  const left = unansweredHarms(before, harms, after, { isSlip })
  const told = { sessionId, clientId: visit.clientId, clearedAt: null }
  const isTold = left.length > 0 && (await ctx.tx.reaction.count({ where: told })) > 0
  if (left.length === 0 || isTold) return { harms: [], harmsSince: null, harmsTold }
  const isMore = left.some((harm) => !harms.includes(harm))
  return { harms: left, harmsSince: harmsSince ?? ctx.now, harmsTold: harmsTold + (isMore ? 1 : 0) }
}

/** Who makes less of a wound in the note is kept. */
async function keepLessOfSkin(
  ctx: StaffContext,
  sessionId: string,
  { visit }: LockedNote,
  { before, after }: { before: SeenOnSkin[]; after: SeenOnSkin[] },
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  const less = await Promise.all(
    skinMadeLess(before, after).map(async ({ isPlaced, ...seen }) => {
      const noted = await whoNoted(ctx, sessionId, seen)
      const isHersToPlace = isPlaced && noted?.savedById === ctx.staff.id
      const by = { markedById: noted?.savedById ?? null, markedAt: noted?.savedAt ?? null }
      return isHersToPlace ? [] : [{ ...seen, ...by }]
    }),
  )
  if (less.flat().length > 0) await keepCleared(ctx, visit.id, less.flat())
}

/** What was found on her, where she was touched and with what halts what runs, on every tablet. */
function saysMoreOfHer({ content: before }: WholeNote, { content: after }: WholeNote): boolean {
  const ofHer = ({ findings, areas, products }: WholeNote['content']) =>
    JSON.stringify([skinInNote({ findings, areas }), areas, products.map(({ productId }) => productId)])
  return ofHer(before) !== ofHer(after)
}

/** Who alone has had a hand in a note since a finding came into it, null where several have; and when it was as strong. */
async function whoNoted(ctx: StaffContext, sessionId: string, { kind, strength }: SeenOnSkin) {
  const [first] = await ctx.tx.$queryRaw<{ savedById: string | null; savedAt: Date }[]>`
    WITH told AS (
      SELECT r.*, coalesce((
        SELECT max((f->>'strength')::int) FROM jsonb_array_elements(coalesce(r.content->'findings', '[]')) f
        WHERE f->>'code' = ${kind}
      ), 0) AS strength
      FROM "TreatmentNoteRevision" r
      WHERE r."sessionId" = ${sessionId}::uuid
        AND r.revision < (SELECT n.revision FROM "TreatmentNote" n WHERE n."sessionId" = ${sessionId}::uuid)
    ),
    since AS (
      SELECT t.* FROM told t WHERE t.revision > coalesce((SELECT max(o.revision) FROM told o WHERE o.strength = 0), 0)
    )
    SELECT (SELECT CASE WHEN count(DISTINCT h."savedById") = 1 THEN min(h."savedById"::text) END FROM since h) AS "savedById",
      t."savedAt"
    FROM since t
    WHERE t.revision > coalesce((SELECT max(o.revision) FROM since o WHERE o.strength < ${strength}), 0)
    ORDER BY t.revision LIMIT 1`
  return first
}

/** A sitting of many saves is one amendment. */
async function tellOfAmendment(
  ctx: StaffContext,
  sessionId: string,
  { visit, revision: before }: LockedNote,
  revision: number,
): Promise<void> {
  const last = await ctx.tx.treatmentNoteRevision.findUnique({
    where: { sessionId_revision: { sessionId, revision: before } },
    select: { savedById: true, amendmentReason: true },
  })
  if (last?.savedById === ctx.staff.id && last.amendmentReason !== null) return
  await recordAudit(ctx, {
    action: 'treatment_note.amended',
    subjectType: 'TreatmentNote',
    subjectId: sessionId,
    particulars: { revision, visitId: visit.id },
  })
  await announce(ctx, { visitId: visit.id })
}
