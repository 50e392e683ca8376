// Her right to be forgotten: personal data gone from every table, figures kept, and a proof without a name.
import 'server-only'
import type { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayEraseArchives } from '@/lib/auth/permissions'
import { Prisma } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import { removePhotosOf } from '@/lib/photos/delete-photo'
import type { eraseClientSchema } from './erase-schemas'
import { nationalDigits } from './phone-numbers'

/** Words of hers by which she is found in what belongs to nobody: rows of an import, names of lists. */
type Traces = { ids: string[]; names: string[]; numbers: string[] }

/**
 * Erases an archive, and with it those that were merged into it: names, numbers, words, signatures, drafts, changes,
 * rows of imports. Her visits stay as figures. Refuses `not_found` for one that is not living, `in_the_house` while she
 * is here or expected, and `call_owed` while a visit waits for its call. The database refuses whoever writes a word on
 * her afterwards, one who was on the way included. What was noted on other guests stays as it is: 安静 is a name, and a
 * word.
 */
export async function eraseClient(
  ctx: StaffContext,
  { clientId, reason }: z.output<typeof eraseClientSchema>,
): Promise<{ erasureId: string }> {
  permit(mayEraseArchives(ctx.staff))
  const traces = await lockArchives(ctx, clientId)
  await checkVisitsOver(ctx, traces.ids)
  return eraseLocked(ctx, clientId, traces, reason)
}

/**
 * Erases an archive that was erased once and has come back with a backup of before: whatever she was about to do in the
 * house of then does not keep her. Refuses `not_found` for one that is not living.
 */
export async function eraseAgain(
  ctx: StaffContext,
  { clientId, reason }: z.output<typeof eraseClientSchema>,
): Promise<{ erasureId: string }> {
  return eraseLocked(ctx, clientId, await lockArchives(ctx, clientId), reason)
}

async function eraseLocked(
  ctx: StaffContext,
  clientId: string,
  traces: Traces,
  reason: z.output<typeof eraseClientSchema>['reason'],
): Promise<{ erasureId: string }> {
  // What is never rewritten gives way to this, in this transaction alone.
  await ctx.tx.$executeRaw`SELECT set_config('foyer.erasing', 'on', true)`
  const removed = {
    ...(await clearCare(ctx, traces.ids)),
    ...(await clearWhatHangsOnHer(ctx, traces.ids)),
    ...(await clearVisits(ctx, traces.ids)),
    ...(await clearElsewhere(ctx, traces)),
    Client: await blankArchives(ctx, traces.ids),
  }
  const { id } = await ctx.tx.erasure.create({
    data: {
      salonId: ctx.staff.salon.id,
      clientId,
      erasedById: ctx.staff.id,
      erasedAt: ctx.now,
      reason,
      removed,
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'archive.erased',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { erasureId: id, reason },
  })
  await announce(ctx, { kind: 'clients' })
  return { erasureId: id }
}

/** Holds her visits first and then her, which is the order of everybody who writes on a visit. */
async function lockArchives(ctx: StaffContext, clientId: string): Promise<Traces> {
  const ids = await archivesOf(ctx, clientId)
  if (ids.length === 0) throw new Refusal('not_found')
  await ctx.tx.$queryRaw`SELECT 1 FROM "Visit" WHERE "clientId" IN (${list(ids)}) ORDER BY id FOR UPDATE`
  const rows = await ctx.tx.$queryRaw<{ name: string; phone: string | null }[]>`
    SELECT name, phone FROM "Client" WHERE id IN (${list(ids)}) ORDER BY id FOR UPDATE`
  const now = await archivesOf(ctx, clientId)
  if (now.length === 0) throw new Refusal('not_found')
  if (now.join() !== ids.join()) throw new Refusal('someone_was_faster')
  const further = await ctx.tx.clientPhone.findMany({
    where: { clientId: { in: ids } },
    select: { e164: true },
  })
  const numbers = [...rows.map(({ phone }) => phone), ...further.map(({ e164 }) => e164)]
  return {
    ids,
    names: [...new Set(rows.map(({ name }) => name))],
    numbers: [...new Set(numbers.filter((number) => number !== null).map(nationalDigits))],
  }
}

/** She, and whoever was merged into her; nobody when she is not living. */
async function archivesOf(ctx: StaffContext, clientId: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE hers AS (
      SELECT id FROM "Client"
      WHERE id = ${clientId}::uuid AND "salonId" = ${ctx.staff.salon.id}::uuid
        AND "mergedIntoId" IS NULL AND "erasedAt" IS NULL
      UNION SELECT c.id FROM hers JOIN "Client" c ON c."mergedIntoId" = hers.id
    ) SELECT id FROM hers ORDER BY id`
  return rows.map(({ id }) => id)
}

async function checkVisitsOver(ctx: StaffContext, ids: string[]): Promise<void> {
  const open = await ctx.tx.visit.findMany({
    where: { clientId: { in: ids }, stage: { notIn: ['closed', 'cancelled', 'no_show', 'left'] } },
    select: { stage: true },
  })
  if (open.some(({ stage }) => stage !== 'follow_up')) throw new Refusal('in_the_house')
  if (open.length > 0) throw new Refusal('call_owed')
}

async function clearWhatHangsOnHer(ctx: StaffContext, ids: string[]) {
  const { tx } = ctx
  const hers = { where: { clientId: { in: ids } } }
  return {
    ClientSearchToken: (await tx.clientSearchToken.deleteMany(hers)).count,
    ClientPhone: (await tx.clientPhone.deleteMany(hers)).count,
    ClientTag: (await tx.clientTag.deleteMany(hers)).count,
    ClientRelation: (
      await tx.clientRelation.deleteMany({
        where: { OR: [{ clientId: { in: ids } }, { otherId: { in: ids } }] },
      })
    ).count,
    AlertChange: (await tx.alertChange.deleteMany({ where: { alert: { clientId: { in: ids } } } })).count,
    Alert: (await tx.alert.deleteMany(hers)).count,
    Preference: (await tx.preference.deleteMany(hers)).count,
    BroughtOver: (await tx.broughtOver.deleteMany(hers)).count,
    Consent: (await tx.consent.deleteMany(hers)).count,
    ArchiveChange: (await tx.archiveChange.deleteMany(hers)).count,
    ArchiveDraft: (await tx.archiveDraft.deleteMany(hers)).count,
    // How often somebody promised and complained are figures; what they said is hers.
    Promise: (await tx.promise.updateMany({ ...hers, data: { text: '' } })).count,
    Case: (await tx.case.updateMany({ ...hers, data: { text: '' } })).count,
  }
}

/** What was seen on her, done for her and planned: gone; that it was planned and let pass are figures. */
async function clearCare(ctx: StaffContext, ids: string[]) {
  const { tx } = ctx
  const hers = { clientId: { in: ids } }
  const ofHerVisits = { where: { visit: hers } }
  const ofHerSessions = { where: { session: { visit: hers } } }
  return {
    Assessment: (await tx.assessment.deleteMany(ofHerVisits)).count,
    TreatmentNoteRevision: (
      await tx.treatmentNoteRevision.deleteMany({ where: { note: ofHerSessions.where } })
    ).count,
    TreatmentNote: (
      await tx.treatmentNote.updateMany({ ...ofHerSessions, data: { harms: [], harmsSince: null } })
    ).count,
    ClearedMark: (await tx.clearedMark.deleteMany(ofHerVisits)).count,
    SafetyAnswer: (await tx.safetyAnswer.deleteMany(ofHerVisits)).count,
    SafetyOverride: (await tx.safetyOverride.updateMany({ ...ofHerSessions, data: { reason: '' } })).count,
    Photo: await removePhotosOf(ctx, ids),
    // That it did her harm is a figure; what was seen on her is hers.
    Reaction: await blankReactions(ctx, ids),
    PatchTest: (await tx.patchTest.deleteMany({ where: hers })).count,
    ProductAtHome: (await tx.productAtHome.deleteMany({ where: hers })).count,
    CarePlanVersion: (await tx.carePlanVersion.deleteMany({ where: { plan: hers } })).count,
    CarePlan: (await tx.carePlan.updateMany({ where: hers, data: { goal: '', homeCare: '', avoid: '' } }))
      .count,
    TreatmentSession: (
      await tx.treatmentSession.updateMany({
        ...ofHerVisits,
        data: { herWords: null, lovedAreas: [], endNote: null },
      })
    ).count,
  }
}

async function blankReactions({ tx }: StaffContext, ids: string[]): Promise<number> {
  const { count } = await tx.reaction.updateMany({ where: { clientId: { in: ids } }, data: { text: '' } })
  await tx.reaction.updateMany({
    where: { clientId: { in: ids }, clearedAt: { not: null } },
    data: { clearedReason: '' },
  })
  return count
}

async function clearVisits(ctx: StaffContext, ids: string[]) {
  const { tx } = ctx
  const ofHers = { where: { visit: { clientId: { in: ids } } } }
  return {
    VisitNote: (await tx.visitNote.deleteMany(ofHers)).count,
    VisitEventNote: await tx.$executeRaw`
      DELETE FROM "VisitEventNote" WHERE "eventId" = ANY (ARRAY(
        SELECT e.id FROM "Visit" v JOIN "VisitEvent" e ON e."visitId" = v.id WHERE v."clientId" IN (${list(ids)})))`,
    Recommendation: (await tx.recommendation.updateMany({ ...ofHers, data: { reason: '' } })).count,
    FollowUpCall: (
      await tx.followUpCall.updateMany({
        where: { ...ofHers.where, note: { not: null } },
        data: { note: null },
      })
    ).count,
    Visit: (
      await tx.visit.updateMany({
        where: { clientId: { in: ids }, noNextBookingNote: { not: null } },
        data: { noNextBookingNote: null },
      })
    ).count,
  }
}

/** What names her without hanging on her. */
async function clearElsewhere(ctx: StaffContext, { ids, names, numbers }: Traces) {
  const { tx } = ctx
  const salonId = ctx.staff.salon.id
  const pairs = { OR: [{ firstId: { in: ids } }, { secondId: { in: ids } }] }
  const merges = { OR: [{ keptId: { in: ids } }, { goneId: { in: ids } }] }
  return {
    NotDuplicate: (await tx.notDuplicate.deleteMany({ where: pairs })).count,
    // A merge that was taken back has left what it moved in the changes of the other archive.
    othersArchiveChange: await tx.$executeRaw`
      DELETE FROM "ArchiveChange" a USING "ClientMerge" m
      WHERE (m."keptId" IN (${list(ids)}) OR m."goneId" IN (${list(ids)}))
        AND a."clientId" IN (m."keptId", m."goneId") AND a.at IN (m."mergedAt", m."undoneAt")`,
    ClientMerge: (await tx.clientMerge.updateMany({ where: merges, data: { before: {} } })).count,
    ClientImportRow: await clearImportRows(ctx, { ids, names, numbers }),
    SavedList: await tx.$executeRaw`
      UPDATE "SavedList" l SET name = ${withoutNames(Prisma.sql`l.name`, names)} || ' ' || right(l.id::text, 4)
      WHERE l."salonId" = ${salonId}::uuid AND ${naming(Prisma.sql`l.name`, names)}`,
  }
}

/** Rows that became her, and rows of any file in which a cell holds one of her numbers or her name. */
async function clearImportRows(ctx: StaffContext, { ids, names, numbers }: Traces): Promise<number> {
  const digits = Prisma.sql`regexp_replace(cell #>> '{}', '\\D', '', 'g')`
  const number = numbers.map((each) => Prisma.sql`OR ${digits} LIKE ${`%${each}%`}`)
  return ctx.tx.$executeRaw`
    UPDATE "ClientImportRow" r SET cells = '[]', "clientId" = NULL
    WHERE (r."importId", r.row) IN (
      SELECT "importId", row FROM "ClientImportRow" WHERE "clientId" IN (${list(ids)})
      UNION SELECT x."importId", x.row
      FROM "ClientImport" i JOIN "ClientImportRow" x ON x."importId" = i.id AND x.cells <> '[]'
      WHERE i."salonId" = ${ctx.staff.salon.id}::uuid AND EXISTS (
        SELECT 1 FROM jsonb_path_query(x.cells, '$.** ? (@.type() == "string" || @.type() == "number")') cell
        WHERE ${naming(Prisma.sql`cell #>> '{}'`, names)} ${Prisma.join(number.length > 0 ? number : [Prisma.empty], ' ')}
      )
    )`
}

async function blankArchives(ctx: StaffContext, ids: string[]): Promise<number> {
  const { count } = await ctx.tx.client.updateMany({
    where: { id: { in: ids } },
    data: {
      erasedAt: ctx.now,
      revision: { increment: 1 },
      name: '—',
      pinyin: '',
      formOfAddress: null,
      nickname: null,
      sex: null,
      phone: null,
      birthYear: null,
      birthMonth: null,
      birthDay: null,
      birthLunar: false,
      address: null,
      family: null,
      education: null,
      occupation: null,
      character: null,
      hobbies: null,
      source: null,
      natureId: null,
      referredById: null,
      notYetReason: null,
      namesakeIds: [],
      nextAction: null,
      nextActionOn: null,
      alertsAskedAt: null,
      alertsAskedById: null,
      basicsConfirmedAt: null,
      importId: null,
    },
  })
  return count
}

function list(ids: string[]): Prisma.Sql {
  return Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))
}

/** A name of one letter stands in every second word; it names nobody. */
function naming(column: Prisma.Sql, names: string[]): Prisma.Sql {
  const found = names
    .filter((name) => name.length > 1)
    .map((name) => Prisma.sql`position(${name} in ${column}) > 0`)
  return found.length > 0 ? Prisma.sql`(${Prisma.join(found, ' OR ')})` : Prisma.sql`false`
}

function withoutNames(column: Prisma.Sql, names: string[]): Prisma.Sql {
  return names.reduce((text, name) => Prisma.sql`replace(${text}, ${name}, '—')`, column)
}
