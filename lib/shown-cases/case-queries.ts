// Reads of the comparable cases: for the manager's desk, for a guest in consultation, and the photo of one. None of them
// says whose photo it is.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { listVisitConcerns } from '@/lib/assessments/assessment-queries'
import { mayEditCases, mayShowCases } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { Concern } from '@/lib/concerns/concern-flow'
import { consentStandsSql } from '@/lib/consents/consent-sql'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { smallKey } from '@/lib/storage/remove-files'
import { type CaseSide, fittingCases } from './case-flow'

type CaseWords = {
  id: string
  title: string
  titleEn: string | null
  concerns: string[]
  course: string
  courseEn: string | null
  result: string
  resultEn: string | null
  weeks: number | null
  /** Whether there is a photo that may be shown now. */
  hasBefore: boolean
  hasAfter: boolean
}

export type CaseToShow = CaseWords
export type CaseInSettings = CaseWords & {
  retiredAt: Date | null
  beforePhotoId: string | null
  afterPhotoId: string | null
}

const words = Prisma.sql`s.id, s.title, s."titleEn", s.concerns, s.course, s."courseEn", s.result, s."resultEn", s.weeks,
  ${isShown(Prisma.sql`s."beforePhotoId"`)} AS "hasBefore", ${isShown(Prisma.sql`s."afterPhotoId"`)} AS "hasAfter"`

/** All of them, with those out of use. One statement. */
export async function listCasesForSettings(salonId: string): Promise<CaseInSettings[]> {
  return db.$queryRaw<CaseInSettings[]>`
    SELECT ${words}, s."retiredAt", s."beforePhotoId", s."afterPhotoId"
    FROM "ShownCase" s WHERE s."salonId" = ${salonId}::uuid ORDER BY s.position, s.id`
}

export type FittingCases = { cases: CaseToShow[]; isFitting: boolean; concerns: Concern[] }

/** What to show the guest of this visit; nothing for whoever does not care for guests. Two statements. */
export async function listFittingCases(staff: SignedInStaff, visitId: string): Promise<FittingCases> {
  if (!mayShowCases(staff)) return { cases: [], isFitting: false, concerns: [] }
  const [assessed, cases] = await Promise.all([
    listVisitConcerns(staff, visitId),
    db.$queryRaw<CaseToShow[]>`
      SELECT ${words} FROM "ShownCase" s
      WHERE s."salonId" = ${staff.salon.id}::uuid AND s."retiredAt" IS NULL ORDER BY s.position, s.id`,
  ])
  const concerns = assessed.map(({ concern }) => concern)
  return { ...fittingCases(cases, concerns), concerns }
}

/**
 * Where the bytes of a case's photo lie; null for a case of another salon, one out of use (but to the manager), and
 * wherever she whose photo it is does not agree, both to photos and to showing them. Written down as a look at the case,
 * not at her archive: who sees it learns nothing of whose it is. One statement.
 */
export async function openCasePicture(
  staff: SignedInStaff,
  { caseId, side, isSmall }: { caseId: string; side: CaseSide; isSmall: boolean },
  now: Date,
): Promise<{ key: string } | null> {
  if (!mayShowCases(staff)) return null
  const photoId = side === 'before' ? Prisma.sql`s."beforePhotoId"` : Prisma.sql`s."afterPhotoId"`
  const since = new Date(now.getTime() - ONE_LOOK_MS)
  const [photo] = await db.$queryRaw<{ storageKey: string }[]>`
    WITH shown AS (
      SELECT s.id, p."storageKey" FROM "ShownCase" s JOIN "Photo" p ON p.id = ${photoId}
      WHERE s.id = ${caseId}::uuid AND s."salonId" = ${staff.salon.id}::uuid
        AND (s."retiredAt" IS NULL OR ${mayEditCases(staff)}) AND ${isShown(photoId)}
    ), look AS (
      INSERT INTO "AuditEntry" (id, "salonId", "actorId", action, "subjectType", "subjectId", particulars, at)
      SELECT ${randomUUID()}::uuid, ${staff.salon.id}::uuid, ${staff.id}::uuid, 'shown_case.seen', 'ShownCase',
        shown.id, '{}', ${now}
      FROM shown WHERE NOT EXISTS (
        SELECT 1 FROM "AuditEntry" e
        WHERE e."subjectType" = 'ShownCase' AND e."subjectId" = shown.id AND e.at > ${since}
          AND e."actorId" = ${staff.id}::uuid AND e.action = 'shown_case.seen'
      )
    )
    SELECT "storageKey" FROM shown`
  if (!photo) return null
  return { key: isSmall ? smallKey(photo.storageKey) : photo.storageKey }
}

/** A case that is turned back and forth before a guest is looked at once. */
const ONE_LOOK_MS = 5 * 60_000

/** True where there is such a photo, of a living archive of the case's salon, and she agrees to it being shown. */
function isShown(photoId: Prisma.Sql): Prisma.Sql {
  const client = Prisma.sql`seen_client.id`
  return Prisma.sql`EXISTS (
    SELECT 1 FROM "Photo" seen_photo JOIN "Client" seen_client ON seen_client.id = seen_photo."clientId"
    WHERE seen_photo.id = ${photoId} AND seen_photo."salonId" = s."salonId"
      AND seen_client."mergedIntoId" IS NULL AND seen_client."erasedAt" IS NULL
      AND ${consentStandsSql(client, 'photos')} AND ${consentStandsSql(client, 'showing')}
  )`
}
