// What a list of clients is: whom it holds, in which order, with which columns. Ids and codes only. Safe for the client.
import { z } from 'zod'
import { SEXES, SOURCES } from '@/lib/clients/basics-schemas'
import { TIME_CLASSES, TRANSACTION_CLASSES } from '@/lib/clients/classification-flow'

/** What may stand beside a name. */
export const COLUMNS = [
  'phone',
  'last_visit',
  'next_booking',
  'visits',
  'spent',
  'therapist',
  'time',
  'transaction',
  'nature',
  'tags',
  'alert',
  'birthday',
  'sex',
  'source',
  'created',
] as const

export const ORDERS = ['reading', 'last_visit', 'spent', 'visits', 'created'] as const

export type Column = (typeof COLUMNS)[number]

const id = z.uuid()
const day = z.iso.date()
const money = z.number().int().min(0).max(2_000_000_000)
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(50).optional()
const yes = z.literal(true).optional()

/** Everything given must hold; of several in one array any will do. */
export const filterSchema = z
  .strictObject({
    time: some(z.enum(TIME_CLASSES)),
    transaction: some(z.enum(TRANSACTION_CLASSES)),
    natures: some(id),
    tags: some(id),
    /** Who treated her last. */
    therapists: some(id),
    sources: some(z.enum(SOURCES)),
    sex: z.enum(SEXES).optional(),
    /** The last visit, from the first to the last of these days of the salon. */
    lastVisitFrom: day.optional(),
    lastVisitTo: day.optional(),
    /** Has been here, but not within so many days. */
    awayDays: z.number().int().min(1).max(3650).optional(),
    /** Her birthday is today or within so many days. */
    birthdayDays: z.number().int().min(0).max(92).optional(),
    /** Minor units. */
    spentFrom: money.optional(),
    spentTo: money.optional(),
    /** Here for the first time this month. */
    newThisMonth: yes,
    noNextBooking: yes,
    hasAlert: yes,
  })
  .refine(({ lastVisitFrom: from, lastVisitTo: to }) => !from || !to || from <= to, {
    path: ['lastVisitTo'],
    error: 'range_backwards',
  })
  .refine(({ spentFrom: from, spentTo: to }) => from === undefined || to === undefined || from <= to, {
    path: ['spentTo'],
    error: 'range_backwards',
  })

export const listSchema = z.strictObject({
  filter: filterSchema,
  order: z.strictObject({ by: z.enum(ORDERS), descending: z.boolean() }),
  columns: z
    .array(z.enum(COLUMNS))
    .max(COLUMNS.length)
    .refine((columns) => new Set(columns).size === columns.length),
})

export type ListFilter = z.output<typeof filterSchema>
export type ClientList = z.output<typeof listSchema>
export type ListOrder = ClientList['order']

/** Where a page begins: after this client (her id, for names do not belong in a URL), or at a letter a to z. */
export const cursorSchema = z.object({
  after: id.optional().catch(undefined),
  from: z
    .string()
    .regex(/^[a-z]$/)
    .optional()
    .catch(undefined),
})

export type ListCursor = z.output<typeof cursorSchema>

const listName = z.string().trim().min(1, 'required').max(40, 'too_long')

export const newListSchema = z.object({ name: listName, list: listSchema })
export const renamedListSchema = z.object({ listId: id, revision: z.number().int(), name: listName })
export const revisedListSchema = z.object({ listId: id, revision: z.number().int(), list: listSchema })
export const ofListSchema = z.object({ listId: id, revision: z.number().int() })

export type NewList = z.output<typeof newListSchema>
export type RenamedList = z.output<typeof renamedListSchema>
export type RevisedList = z.output<typeof revisedListSchema>
export type OfList = z.output<typeof ofListSchema>

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** `title`: what the list is called where it was taken; the file is named after it. */
export const exportSchema = z.object({
  list: listSchema,
  format: z.enum(EXPORT_FORMATS),
  title: z.string().max(200).optional(),
})
