// What the basics of an archive show, to each as much as she may see.
import 'server-only'
import { maySeeAddresses, maySeePhones, maySeeTransactionClass } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { formatPhone } from '@/lib/i18n/format-phone'
import { draftsBy, mayWriteSection } from './archive-drafts'
import { type TimeClass, type TransactionClass, timeClassOf, transactionClassOf } from './classification-flow'
import { livingArchive } from './client-of-salon'
import { type DraftSection, type DraftValues, draftValuesSchema, isDraftSection } from './draft-schemas'
import { otherSideOf, type RelationWord, relationWord } from './relations-flow'

/** Whole for those who see it; the last four digits for the others. */
export type ShownPhone = { e164: string; written: string } | { ending: string }

export type KeptDraft = { values: DraftValues; baseRevision: number; savedAt: string }

type Person = { id: string; name: string; formOfAddress: string | null }
type Entry = { id: string; name: string; nameEn: string | null }

const person = { id: true, name: true, formOfAddress: true } satisfies Prisma.ClientSelect
const relative = { ...person, sex: true } satisfies Prisma.ClientSelect
const entry = { id: true, name: true, nameEn: true } as const
const inOrder = [{ position: 'asc' }, { id: 'asc' }] satisfies Prisma.TagOrderByWithRelationInput[]
const choices = { where: { retiredAt: null }, orderBy: inOrder, select: entry }

const basicsSelect = (staff: SignedInStaff) =>
  ({
    id: true,
    revision: true,
    name: true,
    pinyin: true,
    formOfAddress: true,
    nickname: true,
    sex: true,
    birthYear: true,
    birthMonth: true,
    birthDay: true,
    birthLunar: true,
    address: true,
    source: true,
    family: true,
    education: true,
    occupation: true,
    character: true,
    hobbies: true,
    basicsConfirmedAt: true,
    notYetReason: true,
    nextAction: true,
    nextActionOn: true,
    upgradedAt: true,
    phone: true,
    phones: { orderBy: { id: 'asc' }, select: { id: true, e164: true, label: true, wrongSince: true } },
    referredBy: { select: { ...person, erasedAt: true } },
    referred: { where: livingArchive, orderBy: { pinyin: 'asc' }, take: 12, select: person },
    relations: {
      where: { other: livingArchive },
      orderBy: { id: 'asc' },
      select: { id: true, kind: true, other: { select: relative } },
    },
    relationsTo: {
      where: { client: livingArchive },
      orderBy: { id: 'asc' },
      select: { id: true, kind: true, client: { select: relative } },
    },
    nature: { select: entry },
    tags: { orderBy: { tag: { position: 'asc' } }, select: { tag: { select: entry } } },
    standing: { select: { visits: true, lastVisitAt: true, bookedUntil: true, hasTransacted: true } },
    drafts: draftsBy(staff),
    salon: { select: { natures: choices, tags: choices } },
  }) satisfies Prisma.ClientSelect

type BasicsRow = Prisma.ClientGetPayload<{ select: ReturnType<typeof basicsSelect> }>

export type Relation = { id: string; word: RelationWord; other: Person }

type Reshaped =
  | 'phone'
  | 'phones'
  | 'referredBy'
  | 'relations'
  | 'relationsTo'
  | 'tags'
  | 'standing'
  | 'drafts'
  | 'salon'
  | 'nextActionOn'

export type ArchiveBasics = Omit<BasicsRow, Reshaped> & {
  phone: ShownPhone | null
  phones: { id: string; label: string | null; number: ShownPhone; isWrong: boolean }[]
  referredBy: Person | null
  relations: Relation[]
  tags: Entry[]
  time: TimeClass
  /** What she is to the books, with what goes with it: null for those who may not see it. */
  transaction: TransactionClass | null
  /** YYYY-MM-DD. */
  nextActionOn: string | null
  /** What the salon sorts its clients by, in its order. */
  choices: { natures: Entry[]; tags: Entry[] }
  /** What whoever looks has typed into a section and not saved. */
  drafts: Partial<Record<DraftSection, KeptDraft>>
}

/** The basics of a living archive of this salon, or null. One statement. */
export async function getArchiveBasics(
  staff: SignedInStaff,
  clientId: string,
  now: Date,
): Promise<ArchiveBasics | null> {
  const client = await db.client.findFirst({
    relationLoadStrategy: 'join',
    where: { id: clientId, salonId: staff.salon.id, ...livingArchive },
    select: basicsSelect(staff),
  })
  return client && basicsOf(staff, client, now)
}

function basicsOf(staff: SignedInStaff, row: BasicsRow, now: Date): ArchiveBasics {
  const { phone, phones, relations, relationsTo, referredBy, tags, standing, drafts, salon, ...client } = row
  return {
    ...client,
    address: maySeeAddresses(staff) ? client.address : null,
    phone: phone === null ? null : shownTo(staff, phone),
    phones: phones.map(({ id, e164, label, wrongSince }) => ({
      id,
      label,
      number: shownTo(staff, e164),
      isWrong: wrongSince !== null,
    })),
    referredBy: referredBy && !referredBy.erasedAt ? personOf(referredBy) : null,
    relations: [
      ...relations.map(({ id, kind, other }) => relationTo(id, kind, other)),
      ...relationsTo.map(({ id, kind, client: other }) => relationTo(id, otherSideOf(kind), other)),
    ],
    tags: tags.map(({ tag }) => tag),
    time: standing ? timeClassOf(standing, now, staff.salon) : 'prospective',
    ...toTheBooks(staff, client, standing?.hasTransacted ?? false),
    nextActionOn: client.nextActionOn?.toISOString().slice(0, 10) ?? null,
    choices: { natures: withHers(salon.natures, client.nature), tags: salon.tags },
    drafts: Object.fromEntries(
      // Whoever may no longer write a section is not shown what she once typed into it either.
      drafts
        .filter(({ section }) => isDraftSection(section) && mayWriteSection(staff, section))
        .map(({ section, values, baseRevision, savedAt }) => [
          section,
          {
            values: draftFor(staff, draftValuesSchema.parse(values)),
            baseRevision,
            savedAt: savedAt.toISOString(),
          },
        ]),
    ),
  }
}

function toTheBooks(
  staff: SignedInStaff,
  { upgradedAt, notYetReason }: Pick<BasicsRow, 'upgradedAt' | 'notYetReason'>,
  hasTransacted: boolean,
) {
  if (!maySeeTransactionClass(staff)) return { transaction: null, upgradedAt: null, notYetReason: null }
  return { transaction: transactionClassOf({ hasTransacted, upgradedAt }), upgradedAt, notYetReason }
}

/** What she typed while she still saw it. */
function draftFor(staff: SignedInStaff, { isUpgraded, notYetReason, ...others }: DraftValues): DraftValues {
  const told = {
    ...(isUpgraded !== undefined && { isUpgraded }),
    ...(notYetReason !== undefined && { notYetReason }),
  }
  return maySeeTransactionClass(staff) ? { ...others, ...told } : others
}

function shownTo(staff: SignedInStaff, e164: string): ShownPhone {
  if (!maySeePhones(staff)) return { ending: e164.slice(-4) }
  return { e164, written: formatPhone(e164, staff.salon.phoneCountry) }
}

function personOf({ id, name, formOfAddress }: Person): Person {
  return { id, name, formOfAddress }
}

function relationTo(
  id: string,
  kind: Parameters<typeof relationWord>[0],
  other: Person & { sex: 'female' | 'male' | null },
): Relation {
  return { id, word: relationWord(kind, other.sex), other: personOf(other) }
}

/** The nature she has stays a choice for her when the salon no longer gives it. */
function withHers(natures: Entry[], hers: Entry | null): Entry[] {
  return hers && !natures.some(({ id }) => id === hers.id) ? [...natures, hers] : natures
}
