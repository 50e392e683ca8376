// What somebody is typing into a section of an archive, or into a sheet about one thing of hers, kept for her alone until
// it is saved or thrown away.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import {
  mayBookNext,
  mayCare,
  mayClearReactions,
  mayCompleteBasics,
  mayEditClients,
  mayNoteAlerts,
  mayOverrideSafety,
  mayReportReactions,
  maySignIn,
  mayWriteTreatmentNotes,
} from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { Prisma } from '@/lib/db/generated/client'
import { findClientOfSalon } from './client-of-salon'
import {
  type ArchiveDraftInput,
  type DraftSection,
  draftValuesSchema,
  isWordSection,
  type KeptWords,
  sheetOf,
  type WordSection,
  type WordSheet,
} from './draft-schemas'

type Section = DraftSection | WordSection

/** Sections that everybody may write; the others are the desk's. */
const EVERYBODYS: readonly Section[] = ['life', 'told']

/** Who may send what is typed there; finer rules are asked when it is sent. */
const MAY_TYPE: Record<WordSheet, (staff: SignedInStaff) => boolean> = {
  end: mayCare,
  take_out: mayBookNext,
  override: mayOverrideSafety,
  amend: mayWriteTreatmentNotes,
  reaction: mayReportReactions,
  call_reaction: mayReportReactions,
  ease: mayNoteAlerts,
  mention: mayNoteAlerts,
  clear: mayClearReactions,
  move: maySignIn,
}

/** Whether a section may be written by her, and so its draft be shown to her. */
export function mayWriteSection(staff: SignedInStaff, section: Section): boolean {
  if (isWordSection(section)) return MAY_TYPE[sheetOf(section).sheet](staff)
  return EVERYBODYS.includes(section) ? mayCompleteBasics(staff) : mayEditClients(staff)
}

/**
 * Keeps the draft in place of the one before it, or throws it away when there are no values. It is no change of the
 * archive: nothing is announced, and nobody else sees it. Refuses `not_permitted` for a section she may not write, and
 * `not_found` for a sheet about what is none of this guest's, which would not be erased with her.
 */
export async function keepDraft(
  ctx: StaffContext,
  { clientId, section, values, baseRevision }: ArchiveDraftInput,
): Promise<{ savedAt: string }> {
  permit(mayWriteSection(ctx.staff, section))
  await findClientOfSalon(ctx, { clientId })
  if (values === null) {
    await dropDraft(ctx, clientId, section)
  } else {
    if (isWordSection(section)) await refuseUnlessHers(ctx, clientId, section)
    const draft = { values, baseRevision, savedAt: ctx.now }
    const key = { staffMemberId: ctx.staff.id, clientId, section }
    await ctx.tx.archiveDraft.upsert({
      where: { staffMemberId_clientId_section: key },
      create: { ...key, ...draft },
      update: draft,
      select: { section: true },
    })
  }
  return { savedAt: ctx.now.toISOString() }
}

async function refuseUnlessHers({ tx }: StaffContext, clientId: string, section: WordSection): Promise<void> {
  const { of, id } = sheetOf(section)
  const count = {
    session: () => tx.treatmentSession.count({ where: { id, visit: { clientId } } }),
    visit: () => tx.visit.count({ where: { id, clientId } }),
    alert: () => tx.alert.count({ where: { id, clientId } }),
    reaction: () => tx.reaction.count({ where: { id, clientId } }),
  }
  if ((await count[of]()) === 0) throw new Refusal('not_found')
}

/** Her own draft of a section is done with: it was saved, sent or given up. */
export async function dropDraft(
  ctx: StaffContext,
  clientId: string,
  ...sections: readonly Section[]
): Promise<void> {
  await ctx.tx.archiveDraft.deleteMany({
    where: { staffMemberId: ctx.staff.id, clientId, section: { in: [...sections] } },
  })
}

/** The drafts of whoever looks, for a read that joins them to the guest; nobody's where nobody looks. */
export const draftsBy = (staff?: SignedInStaff) =>
  ({
    where: { staffMemberId: { in: staff ? [staff.id] : [] } },
    select: { section: true, values: true, baseRevision: true, savedAt: true },
  }) satisfies Prisma.Client$draftsArgs

type DraftRow = { section: string; values: unknown; baseRevision: number; savedAt: Date }

/** What she has typed into sheets and not sent; not what she may no longer send. */
export function wordsIn(staff: SignedInStaff, drafts: readonly DraftRow[]): KeptWords[] {
  return drafts.flatMap(({ section, values, baseRevision, savedAt }) =>
    isWordSection(section) && mayWriteSection(staff, section)
      ? [{ section, values: draftValuesSchema.parse(values), baseRevision, savedAt: savedAt.toISOString() }]
      : [],
  )
}
