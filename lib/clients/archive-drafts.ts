// What somebody is typing into a section of an archive, kept for her alone until it is saved or thrown away.
import 'server-only'
import { permit } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayCompleteBasics, mayEditClients } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { findClientOfSalon } from './client-of-salon'
import type { ArchiveDraftInput, DraftSection } from './draft-schemas'

/** Sections that everybody may write; the others are the desk's. */
const EVERYBODYS: readonly DraftSection[] = ['life', 'told']

/** Whether a section may be written by her, and so its draft be shown to her. */
export function mayWriteSection(staff: SignedInStaff, section: DraftSection): boolean {
  return EVERYBODYS.includes(section) ? mayCompleteBasics(staff) : mayEditClients(staff)
}

/**
 * Keeps the draft in place of the one before it, or throws it away when there are no values. It is no change of the
 * archive: nothing is announced, and nobody else sees it. Refuses `not_permitted` for a section she may not write.
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

/** Her own draft of a section is done with: it was saved or given up. */
export async function dropDraft(ctx: StaffContext, clientId: string, section: DraftSection): Promise<void> {
  await ctx.tx.archiveDraft.deleteMany({ where: { staffMemberId: ctx.staff.id, clientId, section } })
}
