// A photo of hers is taken in: consent, file, bytes, row, in an order in which no crash leaves anything behind.
import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { recordAudit } from '@/lib/actions/audit'
import { performDeed } from '@/lib/actions/perform-deed'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayTakePhotos } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { findClientOfSalon } from '@/lib/clients/client-of-salon'
import { holdConsents } from '@/lib/consents/hold-consents'
import { requireConsent } from '@/lib/consents/require-consent'
import { db } from '@/lib/db/client'
import { announce } from '@/lib/live/announce'
import { log } from '@/lib/log/log'
import type { FileStore } from '@/lib/storage/file-store'
import { photoStore } from '@/lib/storage/photo-store'
import { announceFile, claimFile, hastenRemoval, removeDueFiles, smallKey } from '@/lib/storage/remove-files'
import type { TakePhotoInput } from './photo-schemas'
import { PHOTO_TYPE, type ReadPhoto, readPhoto, receivePhoto } from './read-photo'

type Asker = { staff: SignedInStaff; now: Date }

/**
 * Takes in one photo, as it comes; the same `key` with the same file is one photo. Needs her consent to photos when it
 * begins and when it is done. Refuses `not_permitted`, `not_found` for a client, visit or treatment that is not hers,
 * `consent_missing`, what is wrong with the file (`photo_*`), and `photo_not_kept` when the storage does not take it.
 */
export async function takePhoto(
  asker: Asker,
  key: string,
  body: ReadableStream<Uint8Array>,
  asked: TakePhotoInput,
  store: FileStore = photoStore(),
): Promise<{ photoId: string }> {
  permit(mayTakePhotos(asker.staff))
  await db.$transaction((tx) => checkMayKeep({ tx, ...asker }, asked))
  const sent = await receivePhoto(body)
  const photo = await readPhoto(sent)
  const storageKey = `${asker.staff.salon.id}/${randomUUID()}`
  await announceFile(storageKey, asker.now)
  await keepBytes(store, storageKey, photo)
  let isKept = false
  try {
    return await performDeed({
      ...asker,
      name: 'photo.take',
      key,
      body: { ...asked, file: createHash('sha256').update(sent).digest('hex') },
      run: async (ctx) => {
        isKept = true
        return keepPhoto(ctx, asked, storageKey, photo)
      },
    }).catch((error: unknown) => {
      isKept = false
      throw error
    })
  } finally {
    // The same photo sent twice, or her consent gone meanwhile: these bytes belong to nobody.
    if (!isKept) await hastenRemoval(storageKey, asker.now)
    await removeDueFiles(asker.now, store)
  }
}

/** Where she agrees no more, not one byte is read. */
async function checkMayKeep(ctx: StaffContext, asked: TakePhotoInput): Promise<void> {
  await findClientOfSalon(ctx, asked)
  await requireConsent(ctx, asked.clientId, 'photos')
}

/** What was half written goes with the hour that was announced for it. */
async function keepBytes(store: FileStore, storageKey: string, { full, small }: ReadPhoto): Promise<void> {
  try {
    await store.put(smallKey(storageKey), small, PHOTO_TYPE)
    await store.put(storageKey, full, PHOTO_TYPE)
  } catch (error) {
    log.error({ err: error }, 'the storage does not take a photo')
    throw new Refusal('photo_not_kept')
  }
}

async function keepPhoto(
  ctx: StaffContext,
  asked: TakePhotoInput,
  storageKey: string,
  { full, width, height }: ReadPhoto,
): Promise<{ photoId: string }> {
  const { clientId, visitId, sessionId, region, angle, moment } = asked
  await holdVisit(ctx, visitId)
  const consents = await holdConsents(ctx, clientId)
  if (consents.photos !== 'given') throw new Refusal('consent_missing', { kind: 'photos' })
  await findClientOfSalon(ctx, asked)
  await findSession(ctx, asked)
  if (!(await claimFile(ctx.tx, storageKey))) throw new Refusal('photo_too_slow')
  const { id } = await ctx.tx.photo.create({
    data: {
      salonId: ctx.staff.salon.id,
      clientId,
      visitId: visitId ?? null,
      sessionId: sessionId ?? null,
      region,
      angle,
      moment: moment ?? null,
      storageKey,
      width,
      height,
      bytes: full.length,
      takenById: ctx.staff.id,
      takenAt: ctx.now,
    },
    select: { id: true },
  })
  await recordAudit(ctx, {
    action: 'photo.taken',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { photoId: id, region, angle, ...(moment ? { moment } : {}) },
  })
  await announce(ctx, visitId ? { visitId } : { kind: 'clients' })
  return { photoId: id }
}

/** The visit before the guest, as everybody who writes on a visit takes them. */
async function holdVisit({ tx }: StaffContext, visitId: string | undefined): Promise<void> {
  if (visitId) await tx.$queryRaw`SELECT 1 FROM "Visit" WHERE id = ${visitId}::uuid FOR KEY SHARE`
}

async function findSession(
  ctx: StaffContext,
  { clientId, visitId, sessionId }: TakePhotoInput,
): Promise<void> {
  if (!sessionId) return
  const session = await ctx.tx.treatmentSession.findFirst({
    where: { id: sessionId, visit: { clientId, ...(visitId ? { id: visitId } : {}) } },
    select: { id: true },
  })
  if (!session) throw new Refusal('not_found')
}
