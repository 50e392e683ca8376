// Reads of her photos: what there is, and the one whose bytes are asked for. Nothing is read without a look on record.
import 'server-only'
import { z } from 'zod'
import { lookAt } from '@/lib/audit/look'
import { mayDeletePhoto, mayEditCases, mayReadPhotos, mayTakePhotos } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { livingArchive } from '@/lib/clients/client-of-salon'
import { REGIONS } from '@/lib/concerns/concern-flow'
import { CONSENT_ANSWERS, type ConsentState, consentStates, mayShowPhotos } from '@/lib/consents/consent-flow'
import { consentStandsSql } from '@/lib/consents/consent-sql'
import { consentFacts } from '@/lib/consents/hold-consents'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { smallKey } from '@/lib/storage/remove-files'
import { ANGLES, DELETE_OWN_WITHIN_MS, MOMENTS } from './photo-flow'
import type { PhotoSize } from './photo-schemas'

const photosSchema = z.object({
  agreed: z.boolean(),
  consents: z.array(
    z.object({
      kind: z.literal('photos'),
      answer: z.enum(CONSENT_ANSWERS),
      recordedAt: z.string(),
      withdrawnAt: z.string().nullable(),
    }),
  ),
  count: z.number(),
  photos: z.array(
    z.object({
      id: z.uuid(),
      visitId: z.uuid().nullable(),
      region: z.enum(REGIONS),
      angle: z.enum(ANGLES),
      moment: z.enum(MOMENTS).nullable(),
      width: z.number(),
      height: z.number(),
      takenById: z.uuid(),
      takenBy: z.string(),
      takenAt: z.string().transform((text) => new Date(text).toISOString()),
    }),
  ),
})

type Row = z.output<typeof photosSchema>['photos'][number]

export type ShownPhoto = Omit<Row, 'takenById'> & { mayDelete: boolean }

export type ClientPhotos = {
  consent: ConsentState
  /** How many there are, also while she does not agree and none is shown. */
  count: number
  mayTake: boolean
  /** Newest first; none while her consent does not stand, but to whoever may delete them, without their pictures. */
  photos: ShownPhoto[]
}

const MOST = 300

/**
 * Her photos for those who care; null for everybody else, and when there is no such living archive in this salon. The look
 * is on record before the first picture is asked for. One statement.
 */
export async function listPhotos(
  staff: SignedInStaff,
  clientId: string,
  now: Date,
): Promise<ClientPhotos | null> {
  if (!mayReadPhotos(staff)) return null
  const agreed = consentStandsSql(Prisma.sql`c.id`, 'photos')
  const rows = await db.$queryRaw<{ facts: unknown }[]>`
    WITH ${lookAt({ staff, now, action: 'photos.seen', clientId: seenThrough(Prisma.sql`c.id = ${clientId}::uuid`) })}
    SELECT json_build_object(
      'agreed', ${agreed},
      'consents', (
        SELECT coalesce(json_agg(json_build_object('kind', o.kind, 'answer', o.answer,
          'recordedAt', o."recordedAt", 'withdrawnAt', o."withdrawnAt")), '[]')
        FROM "Consent" o WHERE o."clientId" = c.id AND o.kind = 'photos'
      ),
      'count', (SELECT count(*) FROM "Photo" p WHERE p."clientId" = c.id),
      'photos', (
        SELECT coalesce(json_agg(json_build_object(
          'id', p.id, 'visitId', p."visitId", 'region', p.region, 'angle', p.angle, 'moment', p.moment,
          'width', p.width, 'height', p.height, 'takenById', p."takenById", 'takenBy', m.name,
          'takenAt', p."takenAt"
        ) ORDER BY p."takenAt" DESC, p.id DESC), '[]')
        FROM (
          SELECT * FROM "Photo" WHERE "clientId" = c.id ORDER BY "takenAt" DESC, id DESC LIMIT ${MOST}
        ) p JOIN "StaffMember" m ON m.id = p."takenById"
      )
    ) AS facts
    FROM "Client" c
    WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL`
  return rows[0] ? shown(staff, now, photosSchema.parse(rows[0].facts)) : null
}

function shown(
  staff: SignedInStaff,
  now: Date,
  { agreed, consents, count, photos }: z.output<typeof photosSchema>,
): ClientPhotos {
  const withRights = photos.map(({ takenById, ...photo }) => ({
    ...photo,
    mayDelete: mayDeletePhoto(staff, {
      byHer: takenById === staff.id,
      withinTheDay: now.getTime() - Date.parse(photo.takenAt) < DELETE_OWN_WITHIN_MS,
    }),
  }))
  return {
    consent: consentStates(consents).photos,
    count,
    mayTake: agreed && mayTakePhotos(staff),
    photos: agreed ? withRights : withRights.filter(({ mayDelete }) => mayDelete),
  }
}

/** Yields her id only where there is something to see, and she agrees that it is seen. */
function seenThrough(where: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    SELECT c.id FROM "Client" c WHERE ${where} AND ${consentStandsSql(Prisma.sql`c.id`, 'photos')}
      AND EXISTS (SELECT 1 FROM "Photo" any_photo WHERE any_photo."clientId" = c.id)
  )`
}

/**
 * Where the bytes of a photo lie, for those who care; null for a photo of another salon, of an archive that is no longer
 * living, and while her consent does not stand. The look is written by this very statement: the small ones of a page are
 * one look at her photos within five minutes, each one opened large is a look of its own.
 */
export async function openPhoto(
  staff: SignedInStaff,
  { photoId, size }: { photoId: string; size: PhotoSize },
  now: Date,
): Promise<{ key: string } | null> {
  if (!mayReadPhotos(staff)) return null
  const look = {
    staff,
    now,
    clientId: Prisma.sql`(SELECT p."clientId" FROM "Photo" p WHERE p.id = ${photoId}::uuid
      AND ${consentStandsSql(Prisma.sql`p."clientId"`, 'photos')})`,
    ...(size === 'small' ? { action: 'photos.seen' } : { action: 'photo.seen', of: { photoId } }),
  }
  const [photo] = await db.$queryRaw<{ storageKey: string }[]>`
    WITH ${lookAt(look)}
    SELECT p."storageKey" FROM "Photo" p JOIN "Client" c ON c.id = p."clientId"
    WHERE p.id = ${photoId}::uuid AND p."salonId" = ${staff.salon.id}::uuid
      AND c."salonId" = ${staff.salon.id}::uuid AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
      AND ${consentStandsSql(Prisma.sql`c.id`, 'photos')}`
  if (!photo) return null
  return { key: size === 'small' ? smallKey(photo.storageKey) : photo.storageKey }
}

export type PhotosToShow = { mayShow: boolean; photos: ShownPhoto[] }

/**
 * Her photos, from which the manager makes a case: none unless she agrees to it. Refuses nothing: null for everybody else
 * and for an archive that is not there. Two statements.
 */
export async function listPhotosToShow(
  staff: SignedInStaff,
  clientId: string,
  now: Date,
): Promise<PhotosToShow | null> {
  if (!mayEditCases(staff)) return null
  const client = await db.client.findFirst({
    relationLoadStrategy: 'join',
    where: { id: clientId, salonId: staff.salon.id, ...livingArchive },
    select: { consents: { select: consentFacts } },
  })
  if (!client) return null
  if (!mayShowPhotos(consentStates(client.consents))) return { mayShow: false, photos: [] }
  const listed = await listPhotos(staff, clientId, now)
  return listed && { mayShow: true, photos: listed.photos }
}
