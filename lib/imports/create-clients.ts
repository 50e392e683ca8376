// Many archives at once, by the rules by which one is begun: reading, numbers, what she is found by, tags, notes.
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffContext } from '@/lib/actions/staff-context'
import { pinyinOf } from '@/lib/clients/pinyin'
import { searchTokens } from '@/lib/clients/search-tokens'
import { addTag } from '@/lib/tags/add-tag'
import type { ReadPerson } from './find-doubles'
import type { Person } from './read-row'

const LONGEST_NOTE = 1_000

type NewArchive = ReadPerson & { id: string; pinyin: string }

/** Begins an archive for each of these people, as of now. Returns their ids by row. */
export async function createClients(
  ctx: StaffContext,
  importId: string,
  people: readonly ReadPerson[],
): Promise<Map<number, string>> {
  const archives = people.map((one) => ({ ...one, id: randomUUID(), pinyin: pinyinOf(one.person.name) }))
  await writeBasics(ctx, importId, archives)
  await ctx.tx.clientPhone.createMany({ data: archives.flatMap((archive) => furtherPhones(ctx, archive)) })
  await writeTokens(ctx, archives)
  await giveTags(ctx, archives)
  await ctx.tx.preference.createMany({ data: archives.flatMap((archive) => notesOf(ctx, archive)) })
  return new Map(archives.map(({ row, id }) => [row, id]))
}

/** One document instead of ten thousand parameters. */
async function writeBasics(
  ctx: StaffContext,
  importId: string,
  archives: readonly NewArchive[],
): Promise<void> {
  const basics = archives.map(({ id, pinyin, person }) => ({
    ...person,
    id,
    pinyin,
    phone: person.phones[0] ?? null,
    birthYear: person.birthday?.year ?? null,
    birthMonth: person.birthday?.month ?? null,
    birthDay: person.birthday?.day ?? null,
    birthLunar: person.birthday?.lunar ?? false,
  }))
  await ctx.tx.$executeRaw`
    INSERT INTO "Client" (
      id, "salonId", "importId", "createdAt", name, pinyin, "formOfAddress", nickname, sex, phone, "birthYear",
      "birthMonth", "birthDay", "birthLunar", address, family, education, occupation, character, hobbies, source
    )
    SELECT id, ${ctx.staff.salon.id}::uuid, ${importId}::uuid, ${ctx.now}, name, pinyin, "formOfAddress", nickname,
      sex::"Sex", phone, "birthYear", "birthMonth", "birthDay", "birthLunar", address, family, education, occupation,
      character, hobbies, source
    FROM jsonb_to_recordset(${JSON.stringify(basics)}::jsonb) AS t (
      id uuid, name text, pinyin text, "formOfAddress" text, nickname text, sex text, phone text, "birthYear" int,
      "birthMonth" int, "birthDay" int, "birthLunar" boolean, address text, family text, education text,
      occupation text, character text, hobbies text, source text
    )`
}

function furtherPhones(ctx: StaffContext, { id, person }: NewArchive) {
  return person.phones.slice(1).map((e164) => ({ clientId: id, salonId: ctx.staff.salon.id, e164 }))
}

async function writeTokens(ctx: StaffContext, archives: readonly NewArchive[]): Promise<void> {
  const tokens = archives.flatMap(({ id, pinyin, person }) =>
    searchTokens({ ...person, pinyin }).map((found) => ({ ...found, id })),
  )
  await ctx.tx.$executeRaw`
    INSERT INTO "ClientSearchToken" ("salonId", weight, token, "clientId")
    SELECT ${ctx.staff.salon.id}::uuid, t.weight, t.token, t.client FROM unnest(
      ${tokens.map(({ weight }) => weight)}::smallint[], ${tokens.map(({ token }) => token)}::text[],
      ${tokens.map(({ id }) => id)}::uuid[]
    ) AS t (weight, token, client)`
}

async function giveTags(ctx: StaffContext, archives: readonly NewArchive[]): Promise<void> {
  const ids = await tagIds(ctx, new Set(archives.flatMap(({ person }) => person.tags)))
  const data = archives.flatMap(({ id, person }) =>
    [...new Set(person.tags.flatMap((tag) => ids.get(sameTag(tag)) ?? []))].map((tagId) => ({
      clientId: id,
      tagId,
      givenById: ctx.staff.id,
      givenAt: ctx.now,
    })),
  )
  await ctx.tx.clientTag.createMany({ data })
}

/** The salon's tags of these names; those it does not have yet are added to its list. */
async function tagIds(ctx: StaffContext, names: ReadonlySet<string>): Promise<Map<string, string>> {
  if (names.size === 0) return new Map()
  const tags = await ctx.tx.tag.findMany({
    where: { salonId: ctx.staff.salon.id, retiredAt: null },
    select: { id: true, name: true, nameEn: true },
  })
  const ids = new Map(
    tags.flatMap(({ id, name, nameEn }) => [name, nameEn ?? name].map((word) => [sameTag(word), id])),
  )
  for (const name of names) {
    if (ids.has(sameTag(name))) continue
    const { tagId } = await addTag(ctx, { name })
    ids.set(sameTag(name), tagId)
  }
  return ids
}

function sameTag(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim()
}

function notesOf(ctx: StaffContext, { id, person }: NewArchive) {
  return noteTexts(person).map((text) => newNote(ctx, id, text))
}

/** A note that the other system kept stands among what is noted of her. */
export function newNote(ctx: StaffContext, clientId: string, text: string) {
  return { clientId, kind: 'other' as const, text, notedById: ctx.staff.id, notedAt: ctx.now }
}

/** One text, or several where it would grow longer than anybody reads. */
function noteTexts({ notes }: Person): string[] {
  const signs = Array.from(notes.join('\n'))
  const count = Math.ceil(signs.length / LONGEST_NOTE)
  return Array.from({ length: count }, (_, nth) =>
    signs.slice(nth * LONGEST_NOTE, (nth + 1) * LONGEST_NOTE).join(''),
  )
}
