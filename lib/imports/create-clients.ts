// Many archives at once, by the rules by which one is begun: reading, numbers, what she is found by, tags.
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffContext } from '@/lib/actions/staff-context'
import { writeSearchTokens } from '@/lib/clients/keep-search-tokens'
import { pinyinOf } from '@/lib/clients/pinyin'
import { addTag } from '@/lib/tags/add-tag'
import type { ReadPerson } from './find-doubles'

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
  await writeSearchTokens(
    ctx.tx,
    ctx.staff.salon.id,
    archives.map(({ id, pinyin, person }) => ({ ...person, id, pinyin })),
  )
  await giveTags(ctx, importId, archives)
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

async function giveTags(ctx: StaffContext, importId: string, archives: readonly NewArchive[]): Promise<void> {
  const ids = await tagIds(ctx, importId, new Set(archives.flatMap(({ person }) => person.tags)))
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

/** The salon's tags of these names; those it does not have yet are added to its list, and go with the import. */
async function tagIds(
  ctx: StaffContext,
  importId: string,
  names: ReadonlySet<string>,
): Promise<Map<string, string>> {
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
    await ctx.tx.tag.update({ where: { id: tagId }, data: { importId } })
    ids.set(sameTag(name), tagId)
  }
  return ids
}

function sameTag(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim()
}
