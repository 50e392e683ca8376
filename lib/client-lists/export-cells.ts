// One client of a list as cells of a table, in the words of whoever takes it.
import 'server-only'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import { localName } from '@/lib/i18n/format'
import { dialledPhone } from '@/lib/i18n/format-phone'
import { salonDate, salonTime } from '@/lib/salon-time/salon-time'
import { minorDigits } from '@/lib/salons/money-flow'
import type { ColumnValues } from './column-sql'
import type { Column } from './list-schemas'
import type { Cell } from './sheet-file'

export type ExportWords = {
  locale: string
  title: string
  name: string
  formOfAddress: string
  columns: Readonly<Record<Column, string>>
  /** The word of a code. */
  code: (of: 'time' | 'transaction' | 'alert' | 'sex' | 'source', code: string) => string
  /** A day of the lunar calendar. */
  lunar: (day: string) => string
}

/** The cells of these columns, in their order. Money in whole units, days of the salon. */
export function exportedCells(
  columns: readonly Column[],
  client: Partial<ColumnValues>,
  salon: StaffSalon,
  words: ExportWords,
): Cell[] {
  return columns.map((column) => exportedCell(column, client, salon, words))
}

function exportedCell(
  column: Column,
  client: Partial<ColumnValues>,
  salon: StaffSalon,
  words: ExportWords,
): Cell {
  const coded = (of: Parameters<ExportWords['code']>[0], code: string | null | undefined) =>
    code ? words.code(of, code) : null
  switch (column) {
    case 'phone':
      return client.phone ? dialledPhone(client.phone, salon.phoneCountry) : null
    case 'last_visit':
      return dayCell(client.lastVisitAt, salon)
    case 'created':
      return dayCell(client.createdAt, salon)
    case 'next_booking':
      return momentCell(client.nextAppointmentAt, salon)
    case 'visits':
      return client.visits ?? 0
    case 'spent':
      return (client.spentMinor ?? 0) / 10 ** minorDigits(salon.currency)
    case 'therapist':
      return client.lastTherapist ?? null
    case 'nature':
      return client.nature ? localName(client.nature, words.locale) : null
    case 'tags':
      return (
        client.tags?.map((tag) => localName(tag, words.locale)).join(words.locale === 'en' ? ', ' : '、') ??
        null
      )
    case 'birthday':
      return birthdayCell(client, words)
    default:
      return coded(column, client[column])
  }
}

function dayCell(instant: Date | null | undefined, { timeZone }: StaffSalon): Cell {
  return instant ? new Date(`${salonDate(instant, timeZone)}T00:00:00Z`) : null
}

function momentCell(instant: Date | null | undefined, { timeZone }: StaffSalon): Cell {
  return instant ? `${salonDate(instant, timeZone)} ${salonTime(instant, timeZone)}` : null
}

/** Year, month and day; without the year where she does not say it. */
function birthdayCell(
  { birthYear, birthMonth, birthDay, birthLunar }: Partial<ColumnValues>,
  words: ExportWords,
): Cell {
  if (!birthMonth || !birthDay) return null
  const day = [birthMonth, birthDay].map((part) => String(part).padStart(2, '0')).join('-')
  const whole = birthYear ? `${birthYear}-${day}` : day
  return birthLunar ? words.lunar(whole) : whole
}
