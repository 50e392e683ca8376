// A person chooses her language; it follows her to every tablet.
import 'server-only'
import type { z } from 'zod'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { localeSchema } from './staff-schemas'

export async function chooseOwnLocale(
  ctx: StaffContext,
  { locale }: z.infer<typeof localeSchema>,
): Promise<Record<string, never>> {
  await ctx.tx.staffMember.update({ where: { id: ctx.staff.id }, data: { locale }, select: { id: true } })
  return {}
}
