// Whether harm that was written down came from a treatment: said with its end, with a reaction, or by a tap of its own.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayWriteTreatmentNotes } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { lockGuestOfVisit } from '@/lib/safety/hold-gate'
import { refuseWhoTreatsHer } from '@/lib/staff/who-decides'
import { lockNote } from '@/lib/treatment-notes/lock-note'
import { readContent } from '@/lib/treatment-notes/note-schemas'
import { harmInWords, harmsInWords, harmsSeenIn, isChosenHarm } from './harm-flow'
import type { denyHarmSchema } from './reaction-schemas'

/** What the note on a treatment says of harm is answered for. */
export async function answerHarm(ctx: StaffContext, sessionId: string): Promise<void> {
  await ctx.tx.treatmentNote.updateMany({ where: { sessionId }, data: { harms: [], harmsSince: null } })
}

/**
 * Words said of a visit when her treatments are over, at the door or on the phone: where they speak of harm, it is asked of
 * each treatment whether it did it, unless a reaction of that visit stands already. The visit has to be held.
 */
export async function keepHarmTold(ctx: StaffContext, visitId: string, words: string): Promise<void> {
  const told = harmsInWords(words)
  if (told.length === 0) return
  const hers = { reactions: { some: { visitId, clearedAt: null } } }
  if ((await ctx.tx.visit.count({ where: { id: visitId, client: hers } })) > 0) return
  const performed = await ctx.tx.treatmentSession.findMany({
    where: { visitId, startedAt: { not: null } },
    select: { id: true, note: { select: { harms: true, harmsSince: true, harmsTold: true } } },
  })
  for (const { id: sessionId, note } of performed) {
    const harms = [...new Set([...(note?.harms ?? []), ...told])]
    const harmsSince = note?.harmsSince ?? ctx.now
    const harmsTold = (note?.harmsTold ?? 0) + 1
    await ctx.tx.treatmentNote.upsert({
      where: { sessionId },
      create: { sessionId, harms, harmsSince, harmsTold },
      update: { harms, harmsSince, harmsTold },
    })
  }
}

/** What a screen that asks about harm shows of it, and sends back with the answer: for those who may read all of a note. */
export function toldOfHarm(harms: readonly string[]): { harms: string } {
  return { harms: JSON.stringify(harms) }
}

/**
 * Refuses `harm_newer`, telling what is new, where harm stands in the note that whoever denies it has not seen: a colleague
 * wrote it meanwhile. Who does not say what she was shown has seen what she wrote herself.
 */
export async function refuseUnseenHarm(
  ctx: StaffContext,
  {
    sessionId,
    harms,
    seen,
  }: { sessionId: string; harms: readonly string[]; seen?: readonly string[] | undefined },
): Promise<void> {
  const known = seen ?? (harms.length > 0 ? await harmsOfHerOwn(ctx, sessionId, harms) : [])
  const unseen = harms.filter((harm) => !known.includes(harm))
  if (unseen.length === 0) return
  const typed = unseen.filter((harm) => !isChosenHarm(harm)).map(harmInWords)
  const list = new Intl.ListFormat(ctx.staff.locale ?? ctx.staff.salon.locale, { type: 'conjunction' })
  throw new Refusal('harm_newer', { words: list.format(typed), typed: typed.length, ...toldOfHarm(harms) })
}

async function harmsOfHerOwn(
  ctx: StaffContext,
  sessionId: string,
  harms: readonly string[],
): Promise<string[]> {
  const own = await ctx.tx.treatmentNoteRevision.findFirst({
    where: { sessionId, savedById: ctx.staff.id },
    orderBy: { revision: 'desc' },
    select: { content: true, privateText: true },
  })
  return own ? harmsSeenIn({ content: readContent(own.content), privateText: own.privateText }, harms) : []
}

/**
 * The harm that the note on a treatment speaks of did not come from the treatment. Refuses `not_found` where nothing is
 * asked, and for a treatment of another salon; like {@link refuseUnseenHarm}; and `harm_own` for whoever is to give her the same treatment another time,
 * while somebody else could decide.
 */
export async function denyHarm(
  ctx: StaffContext,
  { sessionId, seen }: z.output<typeof denyHarmSchema>,
): Promise<void> {
  permit(mayWriteTreatmentNotes(ctx.staff))
  const session = await ctx.tx.treatmentSession.findFirst({
    where: { id: sessionId, visit: { salonId: ctx.staff.salon.id } },
    select: { visitId: true, treatmentId: true },
  })
  if (!session) throw new Refusal('not_found')
  await lockGuestOfVisit(ctx, session.visitId)
  const { visit, harms } = await lockNote(ctx, sessionId)
  if (harms.length === 0) throw new Refusal('not_found')
  const sameTreatment = { treatmentIds: [session.treatmentId], besidesSessionId: sessionId }
  await refuseWhoTreatsHer(ctx, { clientId: visit.clientId, ...sameTreatment }, 'harm_own')
  await refuseUnseenHarm(ctx, { sessionId, harms, seen })
  await answerHarm(ctx, sessionId)
  await recordAudit(ctx, {
    action: 'treatment_note.harm_denied',
    subjectType: 'TreatmentNote',
    subjectId: sessionId,
    particulars: { visitId: visit.id },
  })
  await announce(ctx, { visitId: visit.id })
}
