// The one writer of audit entries.
import 'server-only'
import type { Prisma } from '@/lib/db/generated/client'
import type { StaffContext } from './staff-context'

type AuditFacts = {
  /** What was done, as `noun.verb`: `staff.deactivated`. */
  action: string
  /** The model's name: `StaffMember`. */
  subjectType: string
  subjectId: string | null
  /** Codes, ids and figures only; never what a person typed. */
  particulars?: Prisma.InputJsonObject
}

/** Writes down who did what outside the visit's own events, in the transaction of the deed. */
export async function recordAudit(ctx: StaffContext, facts: AuditFacts): Promise<void> {
  await ctx.tx.auditEntry.create({
    data: {
      salonId: ctx.staff.salon.id,
      actorId: ctx.staff.id,
      action: facts.action,
      subjectType: facts.subjectType,
      subjectId: facts.subjectId,
      particulars: facts.particulars ?? {},
      at: ctx.now,
    },
    select: { id: true },
  })
}
