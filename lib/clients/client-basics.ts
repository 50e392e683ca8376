// What registering, completing and revising the basics have in common: their columns, the phone, who referred her, and
// what is written down of a change.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { NewClient } from './basics-schemas'
import { livingArchive } from './client-of-salon'
import { toE164 } from './phone-numbers'
import type { FieldChange } from './record-archive-change'

type Typed<Field extends keyof NewClient> = { [Name in Field]?: NewClient[Name] | undefined }

type TypedBirthday = Typed<'birthYear' | 'birthMonth' | 'birthDay' | 'birthLunar'>
type TypedIdentity = TypedBirthday & Typed<'formOfAddress' | 'nickname' | 'sex'> & { name: string }
type TypedContact = Typed<'phone' | 'address' | 'source' | 'referredById' | 'samePhoneConfirmed'>
type TypedLife = Typed<'family' | 'education' | 'occupation' | 'character' | 'hobbies'>

/** The columns of who she is; what is absent is emptied. */
export function identityOf(typed: TypedIdentity) {
  return {
    name: typed.name.replace(/\s+/g, ' '),
    formOfAddress: typed.formOfAddress || null,
    nickname: typed.nickname || null,
    sex: typed.sex ?? null,
    ...birthdayOf(typed),
  }
}

/** The columns of a birthday, as a whole. */
export function birthdayOf({ birthYear, birthMonth, birthDay, birthLunar }: TypedBirthday) {
  return {
    birthYear: birthYear ?? null,
    birthMonth: birthMonth ?? null,
    birthDay: birthDay ?? null,
    birthLunar: Boolean(birthLunar && birthMonth),
  }
}

/** The columns of how she is reached and how she came. `clientId` is null for a new one. Refuses as its callers say. */
export async function contactOf(ctx: StaffContext, clientId: string | null, typed: TypedContact) {
  const phone = typed.phone
    ? await readPhone(ctx, clientId, typed.phone, typed.samePhoneConfirmed === true)
    : null
  if (typed.referredById) await refuseForeignReferrer(ctx, clientId, typed.referredById)
  return {
    phone,
    address: typed.address || null,
    source: typed.source ?? null,
    referredById: typed.referredById ?? null,
  }
}

/** The columns of how she lives; what is absent is emptied. */
export function lifeOf({ family, education, occupation, character, hobbies }: TypedLife) {
  return {
    family: family || null,
    education: education || null,
    occupation: occupation || null,
    character: character || null,
    hobbies: hobbies || null,
  }
}

/**
 * A number as it is kept (E.164). Refuses `phone_invalid`, and `phone_known` with `clientId` and `name` when another
 * client has it, unless sharing it was confirmed.
 */
export async function readPhone(
  ctx: StaffContext,
  clientId: string | null,
  typed: string,
  isShared: boolean,
): Promise<string> {
  const phone = toE164(typed, ctx.staff.salon.phoneCountry)
  if (!phone) throw new Refusal('phone_invalid')
  if (!isShared) await refuseKnownPhone(ctx, clientId, phone)
  return phone
}

async function refuseKnownPhone(ctx: StaffContext, clientId: string | null, phone: string): Promise<void> {
  const salonId = ctx.staff.salon.id
  // Mother and daughter may share a number, so it is not unique; two tablets that enter it at once line up here.
  await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${salonId} ${phone}`}, 0))::text`
  // Looked up on either side by itself: asked in one condition, every client of the salon would be read.
  const [known] = await ctx.tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT c.id, c.name FROM "Client" c
    WHERE c.id IN (
        SELECT id FROM "Client" WHERE "salonId" = ${salonId}::uuid AND phone = ${phone}
        UNION ALL SELECT "clientId" FROM "ClientPhone" WHERE "salonId" = ${salonId}::uuid AND e164 = ${phone}
          AND "wrongSince" IS NULL
      )
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL AND c.id IS DISTINCT FROM ${clientId}::uuid
    ORDER BY c."createdAt" LIMIT 1`
  if (known) throw new Refusal('phone_known', { clientId: known.id, name: known.name })
}

/** Refuses a client as her own referrer (`referred_by_herself`), and one of another salon (`not_found`). */
export async function refuseForeignReferrer(
  ctx: StaffContext,
  clientId: string | null,
  referredById: string,
): Promise<void> {
  if (referredById === clientId) throw new Refusal('referred_by_herself')
  const referrer = await ctx.tx.client.findFirst({
    where: { id: referredById, salonId: ctx.staff.salon.id, ...livingArchive },
    select: { id: true },
  })
  if (!referrer) throw new Refusal('not_found')
}

/** The names of the columns that are about to change; never their words. */
export function changedFields<Basics extends object>(before: Basics, after: Partial<Basics>): string[] {
  return (Object.keys(after) as (keyof Basics & string)[]).filter((field) => before[field] !== after[field])
}

const BIRTHDAY_COLUMNS = ['birthYear', 'birthMonth', 'birthDay', 'birthLunar'] as const

type BirthdayColumns = {
  birthYear: number | null
  birthMonth: number | null
  birthDay: number | null
  birthLunar: boolean
}

/**
 * What changes, in words, one entry per column. The four columns of a birthday are one field, `birthday`:
 * `1986-11-24`, `--11-24` without a year, and `lunar ` before either. Sex, source and reasons are codes, who referred
 * her is an id.
 */
export function basicsChanges<Basics extends BirthdayColumns>(
  before: Basics,
  after: Partial<Basics>,
): FieldChange[] {
  const isPartOfBirthday = (field: string) => BIRTHDAY_COLUMNS.some((column) => column === field)
  const changed = changedFields(before, after)
  const words = changed
    .filter((field) => !isPartOfBirthday(field))
    .map((field) => ({
      field,
      before: wordsOf(before[field as keyof Basics]),
      after: wordsOf(after[field as keyof Basics]),
    }))
  const birthday = { field: 'birthday', before: dayCode(before), after: dayCode({ ...before, ...after }) }
  return changed.some(isPartOfBirthday) ? [...words, birthday] : words
}

function wordsOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}

function dayCode({ birthYear, birthMonth, birthDay, birthLunar }: BirthdayColumns): string | null {
  if (!birthMonth || !birthDay) return null
  const pad = (figure: number) => String(figure).padStart(2, '0')
  return `${birthLunar ? 'lunar ' : ''}${birthYear ?? '-'}-${pad(birthMonth)}-${pad(birthDay)}`
}
