// What has become of an alert, and who may say that it stops less from now on. Pure; safe for the client.
import { z } from 'zod'
import { mayOverrideSafety } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'

export const ALERT_EASINGS = ['ended', 'softened', 'narrowed'] as const

export const alertChangeSchema = z.object({
  id: z.uuid(),
  easing: z.enum(ALERT_EASINGS),
  by: z.string(),
  at: z.string().transform((text) => new Date(text)),
  reason: z.string(),
})

export type AlertChangeLine = z.output<typeof alertChangeSchema>

export type Decider = { id: string; name: string }

/** Whether whoever looks may ease a serious alert of this guest, and whom else she can ask. */
export type WhoEases = { isAllowed: boolean; others: string[] }

/**
 * As easeAlert (lib/clients/ease-alert.ts) will see it: whoever may decide, unless she is the one to treat her while
 * somebody else could say so. `deciders` are all of the house who may.
 */
export function whoEases(
  staff: SignedInStaff,
  { deciders, treatsHer }: { deciders: readonly Decider[]; treatsHer: boolean },
): WhoEases {
  const others = deciders.filter(({ id }) => id !== staff.id).map(({ name }) => name)
  return { isAllowed: mayOverrideSafety(staff) && !(treatsHer && others.length > 0), others }
}
