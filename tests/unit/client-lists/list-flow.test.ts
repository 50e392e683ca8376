// A list in an address: what goes in comes out, and what makes no sense is everybody.
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import {
  addressOf,
  EVERYBODY,
  isSameList,
  keptList,
  listHref,
  listOfAddress,
  mayChangeList,
  READY_LISTS,
  READY_NAMES,
  readyNameOf,
} from '@/lib/client-lists/list-flow'
import { type ClientList, COLUMNS, listSchema, ORDERS } from '@/lib/client-lists/list-schemas'
import { SOURCES } from '@/lib/clients/basics-schemas'
import { TIME_CLASSES, TRANSACTION_CLASSES } from '@/lib/clients/classification-flow'

const id = '01937d4e-0000-7000-8000-000000000001'

const some = <Item>(item: fc.Arbitrary<Item>) => fc.uniqueArray(item, { minLength: 1, maxLength: 4 })
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const lists: fc.Arbitrary<ClientList> = fc
  .record({
    filter: fc.record(
      {
        time: some(fc.constantFrom(...TIME_CLASSES)),
        transaction: some(fc.constantFrom(...TRANSACTION_CLASSES)),
        natures: some(fc.uuid()),
        tags: some(fc.uuid()),
        therapists: some(fc.uuid()),
        sources: some(fc.constantFrom(...SOURCES)),
        sex: fc.constantFrom('female', 'male'),
        lastVisitFrom: day,
        lastVisitTo: day,
        awayDays: fc.integer({ min: 1, max: 3650 }),
        birthdayDays: fc.integer({ min: 0, max: 92 }),
        spentFrom: fc.nat(),
        spentTo: fc.nat(),
        newThisMonth: fc.constant(true),
        noNextBooking: fc.constant(true),
        hasAlert: fc.constant(true),
      },
      { requiredKeys: [] },
    ),
    order: fc.record({ by: fc.constantFrom(...ORDERS), descending: fc.boolean() }),
    columns: fc.shuffledSubarray([...COLUMNS]),
  })
  .filter((list) => listSchema.safeParse(list).success) as fc.Arbitrary<ClientList>

it('gives back every list that was put into it, and needs no escaping', () => {
  fc.assert(
    fc.property(lists, (list) => {
      const address = addressOf(list)
      expect(listOfAddress(address)).toEqual(list)
      expect(encodeURIComponent(address)).toBe(address)
    }),
  )
})

it('is short where little is asked', () => {
  expect(addressOf(EVERYBODY)).toBe('')
  expect(addressOf({ ...EVERYBODY, filter: { time: ['lapsed'] } })).toBe('time.lapsed')
  expect(addressOf({ ...READY_LISTS.lapsed })).toBe(
    'time.lapsed~order.-last_visit~columns.phone.last_visit.visits.spent.therapist',
  )
})

test.each([
  undefined,
  ['time.lapsed', 'time.new'],
  'time.asleep',
  'time',
  'surname.王',
  'toString.1',
  '__proto__.1',
  'awayDays.-1',
  'awayDays.many',
  'natures.1',
  'lastVisitFrom.2026-02-30',
  'lastVisitFrom.2026-02-02~lastVisitTo.2026-02-01',
  'spentFrom.200~spentTo.100',
  'order.name',
  'columns.phone.phone',
  'columns.password',
  `natures.${Array(51).fill(id).join('.')}`,
  'x'.repeat(6_001),
])('%j is everybody', (address) => expect(listOfAddress(address)).toEqual(EVERYBODY))

it('shows no columns when none is wanted', () => {
  expect(listOfAddress('columns')).toEqual({ ...EVERYBODY, columns: [] })
})

it('knows a ready-made list again by whom it holds', () => {
  for (const name of READY_NAMES) {
    expect(listSchema.parse(READY_LISTS[name])).toEqual(READY_LISTS[name])
    expect(readyNameOf({ ...READY_LISTS[name], columns: ['sex'] })).toBe(name)
  }
  expect(readyNameOf({ ...EVERYBODY, filter: { hasAlert: true } })).toBeNull()
  expect(isSameList(READY_LISTS.lapsed, { ...READY_LISTS.lapsed, columns: ['sex'] })).toBe(false)
})

it('reads a kept list that makes no sense any more as everybody', () => {
  expect(keptList(READY_LISTS.lapsed)).toEqual(READY_LISTS.lapsed)
  expect(keptList({ filter: { shoeSize: 38 } })).toEqual(EVERYBODY)
})

test.each([
  ['receptionist', 'mine', true],
  ['receptionist', 'hers', false],
  ['manager', 'hers', true],
  ['therapist', 'mine', false],
] as const)('a %s may change a list that is %s: %s', (role, owner, allowed) => {
  expect(mayChangeList({ id: 'mine', role }, { ownerId: owner })).toBe(allowed)
})

test.each([
  [null, null, '/clients'],
  [EVERYBODY, null, '/clients'],
  [READY_LISTS.lapsed, null, `/clients?${new URLSearchParams({ list: addressOf(READY_LISTS.lapsed) })}`],
  [null, id, `/clients?kept=${id}`],
  // A kept list that was changed back to everybody is not as it is kept.
  [EVERYBODY, id, `/clients?kept=${id}&list=`],
] as const)('%j, kept as %s, is shown at %s', (list, keptId, href) =>
  expect(listHref(list, keptId)).toBe(href),
)
