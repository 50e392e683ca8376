// Money as people type it, in whole minor units: 49,90 and 1.280,00 and ¥1，280. Pure; safe for the client.

/** `unsure`: it is one sum in one country and another in the next, and nothing here tells which. */
export type TypedMoney = number | 'unsure' | null

/** How the salon writes money: its currency, its country (ISO 3166) and the language it is spoken to in. */
export type MoneyHabit = { currency: string; country: string; locale: string }

/** The largest sum that is kept, in minor units. */
export const MOST_MINOR = 1_000_000_000

const AROUND =
  /人民币|港币|港幣|台币|台幣|澳门元|欧元|美元|日元|英镑|rmb|[a-z]{1,3}\$|\b[a-z]{3}\b|[\p{Sc}元块塊圆圓円]/giu

/**
 * Digits and marks as the sum they mean. What stands after a single mark is a fraction when it has one or two digits,
 * and thousands when it has three and the salon's country and language both group by that mark. Null for what is no sum,
 * has more decimals than the currency, or is too large.
 */
export function readMoney(typed: string, habit: MoneyHabit): TypedMoney {
  const text = typed.normalize('NFKC').replace(/。/g, '.').replace(AROUND, '')
  const bare = text.replace(/(?<=\d)[\s'’_](?=\d{3}(?:\D|$))/g, '').replace(/[\s ]/g, '')
  const [, sum = '', unit = ''] = /^(\d[\d.,]*)(万|萬|千)?[-–—]{0,2}$/.exec(bare) ?? []
  const parts = partsOf(sum.replace(/[.,]$/, ''), habit)
  if (parts === null || parts === 'unsure') return parts
  return minorOf(parts, unit === '' ? 0 : unit === '千' ? 3 : 4, minorDigits(habit.currency))
}

/** Digits after the point: 2 for CNY, 0 for JPY. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

type Parts = { whole: string; fraction: string }

function partsOf(sum: string, habit: MoneyHabit): Parts | 'unsure' | null {
  const marks = sum.replace(/\d/g, '')
  if (marks === '') return sum === '' ? null : { whole: sum, fraction: '' }
  const last = marks.at(-1) ?? ''
  const others = marks.slice(0, -1)
  const at = sum.lastIndexOf(last)
  const [head, tail] = [sum.slice(0, at), sum.slice(at + 1)]
  // Of two kinds of marks the last one parts the fraction.
  if (others !== '' && !others.includes(last)) return ungrouped(head, tail)
  if (others !== '') return ungrouped(sum, '')
  if (tail.length !== 3) return { whole: head, fraction: tail }
  const isGroup = /^[1-9]\d{0,2}$/.test(head)
  if (!isGroup) return { whole: head, fraction: tail }
  const grouping = [groupMark(habit.locale), groupMark(localeOf(habit.country))]
  if (grouping.every((mark) => mark === last)) return { whole: head + tail, fraction: '' }
  return grouping.includes(last) || minorDigits(habit.currency) < 3
    ? 'unsure'
    : { whole: head, fraction: tail }
}

/** 1,280 and 12,34,567: groups of three, or of two as in India; anything else is no number. */
function ungrouped(whole: string, fraction: string): Parts | null {
  const isGrouped = /^\d{1,3}([.,])\d{3}(\1\d{3})*$|^\d{1,2}(,\d{2})*,\d{3}$|^\d+$/.test(whole)
  return isGrouped ? { whole: whole.replace(/[.,]/g, ''), fraction } : null
}

function minorOf({ whole, fraction }: Parts, shift: number, digits: number): number | null {
  const places = digits + shift
  // A database writes 49.9000: zeros say nothing.
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > places || whole.length > 12) return null
  const minor = Number(whole + kept.padEnd(places, '0'))
  return minor <= MOST_MINOR ? minor : null
}

function groupMark(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? '.' : ','
}

/** The language that most people of a country write. */
function localeOf(country: string): string {
  return new Intl.Locale(`und-${country}`).maximize().toString()
}
