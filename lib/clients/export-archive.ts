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
import { photoStore } from '@/lib/storage/photo-store'
import {
  ALL_TABLES,
  type GatheredArchive,
  type GatheredRow,
  gatherArchiveSql,
  withNames,
} from './gather-archive'

/**
 * Everything that is kept on her, the archives merged into her included, as JSON of the format `foyer-archive`: rows
 * under the names of their tables, beside each id whose name is known that name, and in each photo its picture. Refuses
 * `not_found`.
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
      withReactions: true,
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
    Photo: await withPictures(tables.Photo ?? []),
  }
  return {
    name: `foyer-archive-${salonDate(ctx.now, salon.timeZone)}.json`,
    type: 'application/json; charset=utf-8',
    text: `${JSON.stringify(document, null, 2)}\n`,
  }
}

/** As a data URL, which any browser shows; null where the file is gone. One after the other: they are large. */
async function withPictures(photos: GatheredRow[]): Promise<GatheredRow[]> {
  const shown: GatheredRow[] = []
  for (const photo of photos) {
    const stream = await photoStore().get(String(photo.storageKey))
    const bytes = stream && Buffer.from(await new Response(stream).arrayBuffer())
    shown.push({ ...photo, picture: bytes && `data:image/jpeg;base64,${bytes.toString('base64')}` })
  }
  return shown
}

/** The export as a file on its way. Reading it and writing down who was given it are one transaction. */
export async function sendArchive(
  { staff, now }: { staff: SignedInStaff; now: Date },
  asked: { clientId: string },
): Promise<SentFile> {
  const { text, ...file } = await db.$transaction((tx) => exportArchive({ tx, staff, now }, asked))
  return { ...file, body: new Blob([text]).stream() }
}
