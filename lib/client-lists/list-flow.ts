// The lists that every salon has, and how any list stands in an address. Pure; safe for the client.
import {
  mayChangeOthersLists,
  mayKeepLists,
  maySeeSpending,
  maySeeTransactionClass,
} from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { type ClientList, type Column, type ListFilter, type ListOrder, listSchema } from './list-schemas'

const BY_READING: ListOrder = { by: 'reading', descending: false }
const USUAL_COLUMNS: Column[] = ['phone', 'last_visit', 'next_booking', 'alert']

/** The salon's whole client book. */
export const EVERYBODY: ClientList = { filter: {}, order: BY_READING, columns: USUAL_COLUMNS }

export const READY_NAMES = [
  'everybody',
  'new_this_month',
  'lapsed',
  'birthdays',
  'no_next_booking',
  'not_yet',
  'prospective',
  'spending_most',
] as const

export type ReadyName = (typeof READY_NAMES)[number]

/** Lists that need no saving, in the order in which they are offered. */
export const READY_LISTS: Readonly<Record<ReadyName, ClientList>> = {
  everybody: EVERYBODY,
  new_this_month: {
    filter: { newThisMonth: true },
    order: { by: 'last_visit', descending: true },
    columns: ['phone', 'last_visit', 'next_booking', 'source'],
  },
  lapsed: {
    filter: { time: ['lapsed'] },
    order: { by: 'last_visit', descending: true },
    columns: ['phone', 'last_visit', 'visits', 'spent', 'therapist'],
  },
  birthdays: {
    filter: { birthdayDays: 14 },
    order: BY_READING,
    columns: ['birthday', 'phone', 'last_visit', 'next_booking'],
  },
  no_next_booking: {
    filter: { time: ['new', 'returning'], noNextBooking: true },
    order: { by: 'last_visit', descending: true },
    columns: ['phone', 'last_visit', 'visits', 'therapist'],
  },
  not_yet: {
    filter: { transaction: ['not_yet'] },
    order: { by: 'created', descending: true },
    columns: ['phone', 'last_visit', 'visits', 'created'],
  },
  prospective: {
    filter: { time: ['prospective'] },
    order: { by: 'created', descending: true },
    columns: ['phone', 'next_booking', 'source', 'created'],
  },
  spending_most: {
    filter: { spentFrom: 1 },
    order: { by: 'spent', descending: true },
    columns: ['spent', 'visits', 'last_visit', 'therapist'],
  },
}

/**
 * What a list gives to those who may not see spending, or what somebody is to the books: neither the figure nor the class,
 * and no choice or order by them.
 */
export function listFor(staff: SignedInStaff, list: ClientList): ClientList {
  const seesSpending = maySeeSpending(staff)
  const seesClass = maySeeTransactionClass(staff)
  const { spentFrom, spentTo, transaction, ...filter } = list.filter
  return {
    filter: {
      ...filter,
      ...(seesSpending && spentFrom !== undefined ? { spentFrom } : {}),
      ...(seesSpending && spentTo !== undefined ? { spentTo } : {}),
      ...(seesClass && transaction ? { transaction } : {}),
    },
    order: list.order.by === 'spent' && !seesSpending ? BY_READING : list.order,
    columns: list.columns.filter(
      (column) => (column !== 'spent' || seesSpending) && (column !== 'transaction' || seesClass),
    ),
  }
}

/** Whether somebody is given a list as it is: whom it holds, or who comes first, says what she may not see. */
export function mayUseList(staff: SignedInStaff, { filter, order }: ClientList): boolean {
  const isBySpending = filter.spentFrom !== undefined || filter.spentTo !== undefined || order.by === 'spent'
  return (
    (!isBySpending || maySeeSpending(staff)) &&
    (filter.transaction === undefined || maySeeTransactionClass(staff))
  )
}

/** The ready-made list that holds just these clients, however it is ordered and laid out; null when none does. */
export function readyNameOf(list: ClientList): ReadyName | null {
  const filter = addressOf({ ...EVERYBODY, filter: list.filter })
  return (
    READY_NAMES.find((name) => addressOf({ ...EVERYBODY, filter: READY_LISTS[name].filter }) === filter) ??
    null
  )
}

export function isSameList(one: ClientList, other: ClientList): boolean {
  return addressOf(one) === addressOf(other)
}

// ── In an address ────────────────────────────────────────────────────────────

const SHAPES = {
  time: 'many',
  transaction: 'many',
  natures: 'many',
  tags: 'many',
  therapists: 'many',
  sources: 'many',
  sex: 'word',
  lastVisitFrom: 'word',
  lastVisitTo: 'word',
  awayDays: 'number',
  birthdayDays: 'number',
  spentFrom: 'number',
  spentTo: 'number',
  newThisMonth: 'flag',
  noNextBooking: 'flag',
  hasAlert: 'flag',
} as const satisfies Record<keyof ListFilter, 'many' | 'word' | 'number' | 'flag'>

/**
 * A list as one word of an address, of characters that stand there as they are: `time.lapsed~spentFrom.100000~order.-spent`.
 * Empty for everybody.
 */
export function addressOf({ filter, order, columns }: ClientList): string {
  const parts = Object.keys(SHAPES).flatMap((name) => filterPart(name, filter[name as keyof ListFilter]))
  if (order.by !== BY_READING.by || order.descending)
    parts.push(`order.${order.descending ? '-' : ''}${order.by}`)
  if (columns.join() !== USUAL_COLUMNS.join()) parts.push(['columns', ...columns].join('.'))
  return parts.join('~')
}

function filterPart(name: string, value: ListFilter[keyof ListFilter]): string[] {
  if (value === undefined) return []
  if (value === true) return [name]
  return [[name, ...[value].flat()].join('.')]
}

/** Where a list is shown; with the id of the kept list that it is, or that it was before it was changed. */
export function listHref(list: ClientList | null, keptId: string | null = null): string {
  const asked = new URLSearchParams()
  if (keptId) asked.set('kept', keptId)
  // A kept list that was changed back to everybody still says so.
  if (list && (keptId || addressOf(list))) asked.set('list', addressOf(list))
  const query = asked.toString()
  return query ? `/clients?${query}` : '/clients'
}

/** The list that an address names; everybody for an address of another time, and for whatever somebody typed there. */
export function listOfAddress(address: string | string[] | undefined): ClientList {
  if (typeof address !== 'string' || address.length > 6_000) return EVERYBODY
  const asked = {
    filter: {} as Record<string, unknown>,
    order: BY_READING as object,
    columns: USUAL_COLUMNS as string[],
  }
  for (const part of address.split('~').filter(Boolean)) {
    const [name = '', ...values] = part.split('.')
    if (name === 'order') asked.order = orderOf(values[0] ?? '')
    else if (name === 'columns') asked.columns = values
    else asked.filter[name] = filterValue(name, values)
  }
  const read = listSchema.safeParse(asked)
  return read.success ? read.data : EVERYBODY
}

function orderOf(word: string): object {
  return { by: word.replace(/^-/, ''), descending: word.startsWith('-') }
}

function filterValue(name: string, values: string[]): unknown {
  const shape = Object.hasOwn(SHAPES, name) ? SHAPES[name as keyof ListFilter] : null
  if (shape === 'many') return values
  if (shape === 'flag') return true
  return shape === 'number' ? Number(values[0]) : values[0]
}

/** A list is changed by whoever keeps it, and by the manager. */
export function mayChangeList(
  staff: Pick<SignedInStaff, 'id' | 'role'>,
  { ownerId }: { ownerId: string },
): boolean {
  return mayChangeOthersLists(staff) || (mayKeepLists(staff) && ownerId === staff.id)
}

/** A kept list as it is read today: what an older version wrote and this one does not know is everybody. */
export function keptList(json: unknown): ClientList {
  const read = listSchema.safeParse(json)
  return read.success ? read.data : EVERYBODY
}
