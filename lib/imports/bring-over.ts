// What the other system knew of her beside her data: opening figures, and notes that wait until somebody sorts them.
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import type { ClientImport, Prisma } from '@/lib/db/generated/client'
import { minorDigits } from '@/lib/salons/money-flow'
import type { ReadPerson } from './find-doubles'
import { mappingOf, tableOf } from './import-columns'
import type { ImportField } from './import-flow'
import { type Opening, type Person, sameName } from './read-row'

const LONGEST_NOTE = 20_000

type Brought = Prisma.BroughtOverCreateManyInput

/** Keeps what is told of those who got an archive of their own; their ids by row. */
export async function bringOver(
  ctx: StaffContext,
  entry: ClientImport,
  people: readonly ReadPerson[],
  ids: ReadonlyMap<number, string>,
): Promise<void> {
  const therapists = await therapistsByName(ctx, people)
  const rows = people.flatMap(({ row, person }) => {
    const clientId = ids.get(row)
    return clientId
      ? broughtOf(ctx, entry, clientId, person.opening, person.notes.join('\n'), therapists)
      : []
  })
  await ctx.tx.broughtOver.createMany({ data: rows })
}

/**
 * Of those who had an archive already, what it does not say yet goes to its notes; nothing that stands there is touched.
 * Figures count for whom this house has never seen itself, and has not been told of by an earlier import.
 */
export async function bringToKnown(
  ctx: StaffContext,
  entry: ClientImport,
  people: readonly ReadPerson[],
  ids: ReadonlyMap<number, string>,
): Promise<void> {
  if (people.length === 0) return
  const [therapists, archives] = [
    await therapistsByName(ctx, people),
    await archivesToCompare(ctx, entry.id, [...new Set(ids.values())]),
  ]
  const heading = headingsOf(entry)
  const rows = people.flatMap(({ row, person }) => {
    const archive = archives.get(ids.get(row) ?? '')
    if (!archive) return []
    const news = newsOf(person, archive, heading)
    const opening = archive.isToldOf ? NO_FIGURES : person.opening
    // One guest in two rows has not paid twice: the first row counts, and what another says otherwise is noted.
    const others = archive.told ? otherFigures(person.opening, archive.told, heading, ctx.staff.salon) : []
    if (!archive.isToldOf && hasFigures(opening)) Object.assign(archive, { isToldOf: true, told: opening })
    return broughtOf(ctx, entry, archive.id, opening, [...news, ...others].join('\n'), therapists)
  })
  await ctx.tx.broughtOver.createMany({ data: rows })
}

/** A word that could not be kept elsewhere joins the notes that came with her. */
export async function addToNotes(
  ctx: StaffContext,
  entry: ClientImport,
  words: readonly { clientId: string; text: string }[],
): Promise<void> {
  const rows = words.map(({ clientId, text }) => ({
    id: randomUUID(),
    clientId,
    importId: entry.id,
    broughtAt: ctx.now,
    note: text,
  }))
  await ctx.tx.broughtOver.createMany({ data: rows })
}

/** What these figures say otherwise than those that were told, under the headings of the file. */
function otherFigures(opening: Opening, told: Opening, heading: HeadingOf, salon: StaffSalon): string[] {
  const before = new Map(figuresOf(told, salon))
  return figuresOf(opening, salon).flatMap(([field, said]) =>
    said !== null && said !== before.get(field) ? [`${heading(field) || field}: ${said}`] : [],
  )
}

function figuresOf(opening: Opening, { currency }: StaffSalon): [ImportField, string | null][] {
  const inWhole = (minor: number | null) =>
    minor === null ? null : String(minor / 10 ** minorDigits(currency))
  return [
    ['lastVisit', opening.lastVisitOn],
    ['visits', opening.visits === null ? null : String(opening.visits)],
    ['spent', inWhole(opening.spentMinor)],
    ['level', opening.level],
    ['balance', inWhole(opening.balanceMinor)],
    ['therapist', opening.therapist],
  ]
}

function hasFigures(opening: Opening): boolean {
  return Object.values(opening).some((figure) => figure !== null)
}

const NO_FIGURES: Opening = {
  lastVisitOn: null,
  visits: null,
  spentMinor: null,
  level: null,
  balanceMinor: null,
  therapist: null,
}

function broughtOf(
  ctx: StaffContext,
  entry: ClientImport,
  clientId: string,
  opening: Opening,
  note: string,
  therapists: ReadonlyMap<string, string>,
): Brought[] {
  const { lastVisitOn, therapist } = opening
  if (note === '' && Object.values(opening).every((figure) => figure === null)) return []
  return [
    {
      ...opening,
      id: randomUUID(),
      clientId,
      importId: entry.id,
      broughtAt: ctx.now,
      lastVisitOn: lastVisitOn ? new Date(`${lastVisitOn}T00:00:00Z`) : null,
      therapistId: therapist ? (therapists.get(sameName(therapist)) ?? null) : null,
      note: Array.from(note).slice(0, LONGEST_NOTE).join(''),
    },
  ]
}

/** Those of the house who treat, by their names; of two of one name neither is meant. */
async function therapistsByName(
  ctx: StaffContext,
  people: readonly ReadPerson[],
): Promise<Map<string, string>> {
  if (people.every(({ person }) => person.opening.therapist === null)) return new Map()
  const staff = await ctx.tx.staffMember.findMany({
    where: { salonId: ctx.staff.salon.id, deactivatedAt: null },
    select: { id: true, name: true },
  })
  const names = staff.map(({ name }) => sameName(name))
  const single = staff.filter(
    (_, at) => names.indexOf(names[at] ?? '') === names.lastIndexOf(names[at] ?? ''),
  )
  return new Map(single.map(({ id, name }) => [sameName(name), id]))
}

const COMPARED = ['nickname', 'address', 'occupation', 'education', 'family', 'character', 'hobbies'] as const

type Archive = Record<(typeof COMPARED)[number], string | null> & {
  id: string
  numbers: string[]
  tags: string[]
  words: string[]
  hasBirthday: boolean
  isToldOf: boolean
  /** What an earlier row of this very import has told of her. */
  told: Opening | null
}

async function archivesToCompare(
  ctx: StaffContext,
  importId: string,
  ids: string[],
): Promise<Map<string, Archive>> {
  const clients = await ctx.tx.client.findMany({
    where: { id: { in: ids }, salonId: ctx.staff.salon.id, mergedIntoId: null, erasedAt: null },
    relationLoadStrategy: 'join',
    include: {
      phones: { select: { e164: true } },
      tags: { select: { tag: { select: { name: true, nameEn: true } } } },
      preferences: { select: { text: true } },
      broughtOver: {
        select: {
          note: true,
          importId: true,
          visits: true,
          spentMinor: true,
          lastVisitOn: true,
          level: true,
          balanceMinor: true,
          therapist: true,
        },
      },
      visits: { where: { stage: { in: ['follow_up', 'closed'] } }, select: { id: true }, take: 1 },
    },
  })
  return new Map(
    clients.map((client) => {
      const earlier = client.broughtOver.filter((told) => told.importId !== importId)
      const here = client.broughtOver.find(
        (told) => told.importId === importId && hasFigures(openingOf(told)),
      )
      const isTold = earlier.some(
        ({ visits, spentMinor, lastVisitOn }) =>
          visits !== null || spentMinor !== null || lastVisitOn !== null,
      )
      const archive = {
        ...client,
        numbers: [client.phone, ...client.phones.map(({ e164 }) => e164)].filter((each) => each !== null),
        tags: client.tags.flatMap(({ tag }) => [tag.name, tag.nameEn ?? tag.name]).map(sameName),
        words: [...client.preferences.map(({ text }) => text), ...client.broughtOver.map(({ note }) => note)],
        hasBirthday: client.birthMonth !== null,
        isToldOf: isTold || here !== undefined || client.visits.length > 0,
        told: here ? openingOf(here) : null,
      }
      return [client.id, archive] as const
    }),
  )
}

type Figures = Omit<Opening, 'lastVisitOn'> & { lastVisitOn: Date | null }

function openingOf({ lastVisitOn, visits, spentMinor, level, balanceMinor, therapist }: Figures): Opening {
  const day = lastVisitOn?.toISOString().slice(0, 10) ?? null
  return { lastVisitOn: day, visits, spentMinor, level, balanceMinor, therapist }
}

type HeadingOf = (field: ImportField) => string

function headingsOf(entry: ClientImport): HeadingOf {
  const { columns } = tableOf(entry)
  const mapping = mappingOf(entry)
  return (field) => columns[mapping.indexOf(field)]?.name ?? ''
}

/** What a row says of her that her archive does not. */
function newsOf(person: Person, archive: Archive, heading: HeadingOf): string[] {
  const { birthday } = person
  const line = (field: ImportField, text: string) => (heading(field) ? `${heading(field)}: ${text}` : text)
  const born = birthday && [birthday.year, birthday.month, birthday.day].filter(Boolean).join('-')
  const lines = [
    ...person.phones.filter((phone) => !archive.numbers.includes(phone)).map((phone) => line('phone', phone)),
    ...(born && !archive.hasBirthday ? [line('birthday', born)] : []),
    ...COMPARED.flatMap((field) => (person[field] && !archive[field] ? [line(field, person[field])] : [])),
    ...person.tags.filter((tag) => !archive.tags.includes(sameName(tag))).map((tag) => line('tags', tag)),
    ...person.notes,
  ]
  return lines.filter((told) => !archive.words.some((words) => words.includes(told)))
}
