// A price that somebody typed, as the salon writes money: the one place in which a form's words become a sum.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import { readMoney } from './money-flow'

/** In minor units. Refuses `price_unsure` for what is another sum next door, and `price_none` for what is no sum here. */
export function priceIn(salon: StaffSalon, typed: string): number {
  const { currency, phoneCountry: country, locale } = salon
  const minor = readMoney(typed, { currency, country, locale })
  if (minor === 'unsure') throw new Refusal('price_unsure', { typed })
  if (minor === null) throw new Refusal('price_none', { typed })
  return minor
}
