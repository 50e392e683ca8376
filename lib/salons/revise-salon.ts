// The manager sets name, zone, opening hours, limits and delays of her salon.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEditSalon } from '@/lib/auth/permissions'
import { announce } from '@/lib/live/announce'
import { minorDigits } from './money-flow'
import type { ReviseSalonInput } from './salon-settings-schemas'

/**
 * Times are HH:mm on the salon's clock; the rest is whole minutes, hours or tries. Appointments and calls that
 * stand keep their instants, prices their figures: 398 yuan become 398 yen. Refuses `someone_was_faster` when the settings are no longer what the editor saw.
 */
export async function reviseSalon(ctx: StaffContext, { seen, ...settings }: ReviseSalonInput): Promise<void> {
  permit(mayEditSalon(ctx.staff))
  const { id } = ctx.staff.salon
  const { count } = await ctx.tx.salon.updateMany({ where: { id, ...seen }, data: settings })
  if (count === 0) throw new Refusal('someone_was_faster')
  await keepFigures(ctx, seen.currency, settings.currency)
  const { name: _name, ...from } = seen
  const { name: _newName, ...to } = settings
  await recordAudit(ctx, {
    action: 'salon.revised',
    subjectType: 'Salon',
    subjectId: id,
    particulars: { from, to },
  })
  await announce(ctx, { kind: 'settings' })
}

/** Prices are kept in minor units, and not every currency has a hundred of them. */
async function keepFigures(ctx: StaffContext, from: string, to: string): Promise<void> {
  const factor = 10 ** (minorDigits(to) - minorDigits(from))
  if (factor === 1) return
  const salonId = ctx.staff.salon.id
  await ctx.tx.$executeRaw`
    UPDATE "Treatment" SET "priceMinor" = round("priceMinor" * ${factor}::numeric) WHERE "salonId" = ${salonId}::uuid`
  await ctx.tx.$executeRaw`
    UPDATE "Product" SET "priceMinor" = round("priceMinor" * ${factor}::numeric) WHERE "salonId" = ${salonId}::uuid`
}
