// Her right to have everything: one client's archive as one document, with names beside the ids.
import 'server-only'
import { recordAudit } from '@/lib/actions/audit'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SentFile } from '@/lib/actions/staff-route'
import { mayExportArchives } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { salonDate } from '@/lib/salon-time/salon-time'
import { ALL_TABLES, type GatheredArchive, gatherArchiveSql, withNames } from './gather-archive'

/**
 * Everything that is kept on her, the archives merged into her included, as JSON of the format `foyer-archive`: rows
 * under the names of their tables, and beside each id whose name is known that name. Refuses `not_found`.
 */
export async function exportArchive(
  ctx: StaffContext,
  { clientId }: { clientId: string },
): Promise<{ name: string; type: string; text: string }> {
  permit(mayExportArchives(ctx.staff))
  const { salon } = ctx.staff
  await recordAudit(ctx, { action: 'archive.exported', subjectType: 'Client', subjectId: clientId })
  const [row] = await ctx.tx.$queryRaw<{ gathered: GatheredArchive }[]>(
    gatherArchiveSql({
      salonId: salon.id,
      clientId,
      tables: ALL_TABLES,
      withNumbers: true,
      withPrivateNotes: true,
    }),
  )
  if (!row) throw new Refusal('not_found')
  const { client, tables } = await withNames(ctx.tx, row.gathered)
  const document = {
    format: 'foyer-archive',
    version: 1,
    exportedAt: ctx.now.toISOString(),
    salon: { id: salon.id, name: salon.name },
    client,
    ...tables,
  }
  return {
    name: `foyer-archive-${salonDate(ctx.now, salon.timeZone)}.json`,
    type: 'application/json; charset=utf-8',
    text: `${JSON.stringify(document, null, 2)}\n`,
  }
}

/** The export as a file on its way. Reading it and writing down who was given it are one transaction. */
export async function sendArchive(
  { staff, now }: { staff: SignedInStaff; now: Date },
  asked: { clientId: string },
): Promise<SentFile> {
  const { text, ...file } = await db.$transaction((tx) => exportArchive({ tx, staff, now }, asked))
  return { ...file, body: new Blob([text]).stream() }
}
