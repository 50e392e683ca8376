// What the head of an archive shows: who she is, what to mind, how she likes things, how she is doing, what is next.
import 'server-only'
import { z } from 'zod'
import { lookAt } from '@/lib/audit/look'
import {
  mayReadReactions,
  maySeePhones,
  maySeeSpending,
  maySeeTransactionClass,
} from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import {
  CONSENT_ANSWERS,
  CONSENT_KINDS,
  type ConsentStates,
  consentStates,
  herLanguage,
} from '@/lib/consents/consent-flow'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { formatPhone } from '@/lib/i18n/format-phone'
import { standingReaction, standingReactionsSql } from '@/lib/reactions/standing-reactions'
import { BASE_QUESTIONS } from '@/lib/safety/safety-flow'
import { salonDay } from '@/lib/salon-time/salon-time'
import { alertChangeSchema } from './alert-flow'
import { wordsIn } from './archive-drafts'
import { broughtNotesSql, broughtOver, broughtOverSql } from './brought-over'
import { ALERT_KINDS, CASE_KINDS, SEVERITIES } from './client-schemas'
import { nearBirthday } from './door-card-flow'
import type { KeptWords } from './draft-schemas'
import { nextVisitSql } from './next-visit-sql'
import { statedPreference, statedPreferenceSql } from './stated-preference'
import { healthLines } from './told-before-flow'

const instant = z.string().transform((text) => new Date(text))
const named = z.object({ name: z.string(), nameEn: z.string().nullable() })
const guest = z.object({ id: z.uuid(), name: z.string(), formOfAddress: z.string().nullable() })

const factsSchema = z.object({
  mergedIntoId: z.uuid().nullable(),
  erasedAt: instant.nullable(),
  id: z.uuid(),
  name: z.string(),
  pinyin: z.string(),
  formOfAddress: z.string().nullable(),
  nickname: z.string().nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  phone: z.string().nullable(),
  birthYear: z.number().nullable(),
  birthMonth: z.number().nullable(),
  birthDay: z.number().nullable(),
  birthLunar: z.boolean(),
  /** YYYY-MM-DD in the salon's zone. */
  today: z.iso.date(),
  occupation: z.string().nullable(),
  source: z.string().nullable(),
  revision: z.number(),
  createdAt: instant,
  basicsConfirmedAt: instant.nullable(),
  /** As `hasTransacted` of her standing: null for those who may not see what she is to the books. */
  upgradedAt: instant.nullable(),
  nextAction: z.string().nullable(),
  nextActionOn: z.iso.date().nullable(),
  nature: named.nullable(),
  tags: z.array(named.extend({ id: z.uuid() })),
  referredBy: guest.nullable(),
  alertsAskedAt: instant.nullable(),
  /** What she has said yes to in the visit that goes on, of which nobody has noted what it is. */
  untold: z.array(z.enum(BASE_QUESTIONS)),
  broughtNotes: z.array(z.string()),
  alertsAskedBy: z.string().nullable(),
  alerts: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(ALERT_KINDS),
      severity: z.enum(SEVERITIES),
      text: z.string(),
      since: z.iso.date().nullable(),
      notedBy: z.string(),
      notedAt: instant,
      visitId: z.uuid().nullable(),
      confirmedBy: z.string().nullable(),
      confirmedAt: instant.nullable(),
      changes: z.array(alertChangeSchema),
    }),
  ),
  /** Treatments that did her harm and that nobody has cleared. */
  reactions: z.array(standingReaction),
  /** Those that hold no longer, the latest first. */
  endedAlerts: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(ALERT_KINDS),
      text: z.string(),
      notedBy: z.string(),
      notedAt: instant,
      changes: z.array(alertChangeSchema),
    }),
  ),
  /** Who of the house may let a serious alert stop less, and whether whoever looks is to treat her. */
  deciders: z.array(z.object({ id: z.uuid(), name: z.string() })),
  treatsHer: z.boolean(),
  preferences: z.array(statedPreference),
  /** What another system told of her; her standing counts it. */
  brought: broughtOver.nullable(),
  standing: z.object({
    visits: z.number(),
    firstVisitAt: instant.nullable(),
    lastVisitAt: instant.nullable(),
    bookedUntil: instant.nullable(),
    /** Null for those who may not see it. */
    spentMinor: z.number().nullable(),
    hasTransacted: z.boolean().nullable(),
  }),
  /** The middle one of the spans between her visits, in days; null below three visits. */
  usualGapDays: z.number().nullable(),
  lastVisit: z
    .object({
      id: z.uuid(),
      startsAt: instant,
      /** She walked out. */
      left: z.boolean(),
      treatments: z.array(named.extend({ therapist: z.string().nullable(), effect: z.number().nullable() })),
      feeling: z.number().nullable(),
    })
    .nullable(),
  /** The salon's list, from which an alert can be chosen. */
  alertEntries: z.array(
    z.object({ id: z.uuid(), kind: z.enum(ALERT_KINDS), name: z.string(), nameEn: z.string().nullable() }),
  ),
  next: z.object({ visitId: z.uuid(), startsAt: instant, treatments: z.array(named) }).nullable(),
  /** The visit she is in the house for, or is expected for today. */
  hereVisitId: z.uuid().nullable(),
  dueVisitId: z.uuid().nullable(),
  promises: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      dueOn: z.iso.date(),
      owner: z.string(),
      overdue: z.boolean(),
    }),
  ),
  openCases: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(CASE_KINDS),
      text: z.string(),
      openedAt: instant,
      openedBy: z.string(),
    }),
  ),
  /** The answer of each kind that counts: the standing one, else the last that was ended. */
  consents: z.array(
    z.object({
      kind: z.enum(CONSENT_KINDS),
      answer: z.enum(CONSENT_ANSWERS),
      recordedAt: z.string(),
      withdrawnAt: z.string().nullable(),
      locale: z.string(),
    }),
  ),
  colleagues: z.array(z.object({ id: z.uuid(), name: z.string() })),
  drafts: z.array(
    z.object({ section: z.string(), values: z.unknown(), baseRevision: z.number(), savedAt: instant }),
  ),
})

type Facts = z.output<typeof factsSchema>

/** Of the alert `a`, in order. */
const changesOfAlert = Prisma.sql`(
  SELECT coalesce(json_agg(json_build_object('id', h.id, 'easing', h.easing, 'by', b.name, 'at', h.at, 'reason', h.reason)
    ORDER BY h.at, h.id), '[]')
  FROM "AlertChange" h JOIN "StaffMember" b ON b.id = h."byId" WHERE h."alertId" = a.id
)`

export type ArchiveGlance = Omit<
  Facts,
  'mergedIntoId' | 'erasedAt' | 'phone' | 'consents' | 'drafts' | 'broughtNotes'
> & {
  /** What another system has written of her health, until somebody has sorted it. */
  toldBefore: string[]
  /** What whoever looks has typed into a sheet of hers and not sent. */
  words: KeptWords[]
  consents: ConsentStates
  /** In which she answers on the tablet; null where nobody knows. */
  herLanguage: string | null
  /** E.164 and as people write it, for those who see it; the last four digits for the others. */
  phone: { e164: string; written: string } | { ending: string } | null
  /** Days to her birthday, 0 today; null when it is not within the week. */
  birthdayInDays: number | null
}

/** A merged archive leads to the one it became part of; of an erased one only the day is left. */
export type OpenedArchive =
  | { is: 'merged'; intoId: string }
  | { is: 'erased'; at: Date }
  | { is: 'living'; glance: ArchiveGlance }

/**
 * Opens the archive of a client: the look at it is audited in the same statement. Null when she is none of this
 * salon's. One statement, whatever her history.
 */
export async function openArchive(
  staff: SignedInStaff,
  clientId: string,
  now: Date,
): Promise<OpenedArchive | null> {
  const rows = await db.$queryRaw<{ facts: unknown }[]>(archiveSql(staff, clientId, now))
  if (!rows[0]) return null
  const { mergedIntoId, erasedAt, phone, consents, drafts, broughtNotes, ...facts } = factsSchema.parse(
    rows[0].facts,
  )
  if (erasedAt) return { is: 'erased', at: erasedAt }
  if (mergedIntoId) return { is: 'merged', intoId: mergedIntoId }
  return {
    is: 'living',
    glance: {
      ...facts,
      toldBefore: healthLines(broughtNotes),
      words: wordsIn(staff, drafts),
      phone: shownPhone(staff, phone),
      consents: consentStates(consents),
      herLanguage: herLanguage(consents),
      birthdayInDays: nearBirthday(facts, facts.today),
    },
  }
}

/** The query has cut it to its last four digits for those who may not see all of it. */
function shownPhone(staff: SignedInStaff, phone: string | null): ArchiveGlance['phone'] {
  if (!phone) return null
  if (!maySeePhones(staff)) return { ending: phone }
  return { e164: phone, written: formatPhone(phone, staff.salon.phoneCountry) }
}

function archiveSql(staff: SignedInStaff, clientId: string, now: Date): Prisma.Sql {
  const day = salonDay(now, staff.salon.timeZone)
  const phone = maySeePhones(staff) ? Prisma.sql`c.phone` : Prisma.sql`right(c.phone, 4)`
  return Prisma.sql`
    WITH ${lookAt({ staff, now, action: 'archive.seen', clientId })}, guest AS (
      SELECT c.* FROM "Client" c
      WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
    ), coming AS (
      SELECT v.id, v.stage, a."startsAt"
      FROM guest c
      JOIN "Visit" v ON v."clientId" = c.id
      JOIN "Appointment" a ON a."visitId" = v.id
    ), past AS (
      SELECT * FROM coming WHERE stage IN ('follow_up', 'closed')
    ), last AS (
      SELECT * FROM coming WHERE stage IN ('follow_up', 'closed', 'left') ORDER BY "startsAt" DESC LIMIT 1
    )
    SELECT json_build_object(
      'mergedIntoId', c."mergedIntoId",
      'erasedAt', c."erasedAt",
      'id', c.id,
      'name', c.name,
      'pinyin', c.pinyin,
      'formOfAddress', c."formOfAddress",
      'nickname', c.nickname,
      'sex', c.sex,
      'phone', ${phone},
      'birthYear', c."birthYear",
      'birthMonth', c."birthMonth",
      'birthDay', c."birthDay",
      'birthLunar', c."birthLunar",
      'today', ${day.date}::text,
      'occupation', c.occupation,
      'source', c.source,
      'revision', c.revision,
      'createdAt', c."createdAt",
      'basicsConfirmedAt', c."basicsConfirmedAt",
      'upgradedAt', ${maySeeTransactionClass(staff) ? Prisma.sql`c."upgradedAt"` : Prisma.sql`null`},
      'nextAction', c."nextAction",
      'nextActionOn', c."nextActionOn",
      'nature', (SELECT json_build_object('name', n.name, 'nameEn', n."nameEn")
        FROM "ClientNature" n WHERE n.id = c."natureId"),
      'tags', (
        SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'nameEn', t."nameEn")
          ORDER BY t.position, t.id), '[]')
        FROM "ClientTag" g JOIN "Tag" t ON t.id = g."tagId" WHERE g."clientId" = c.id
      ),
      'referredBy', (
        SELECT json_build_object('id', r.id, 'name', r.name, 'formOfAddress', r."formOfAddress")
        FROM "Client" r WHERE r.id = c."referredById" AND r."erasedAt" IS NULL
      ),
      'alertsAskedAt', c."alertsAskedAt",
      'broughtNotes', ${broughtNotesSql},
      'untold', (
        SELECT coalesce(json_agg(DISTINCT u), '[]') FROM "Visit" v CROSS JOIN LATERAL foyer_untold(v.id) u
        WHERE v."clientId" = c.id
          AND v.stage IN ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell')
      ),
      'alertsAskedBy', (SELECT m.name FROM "StaffMember" m WHERE m.id = c."alertsAskedById"),
      'alerts', (
        SELECT coalesce(json_agg(json_build_object(
          'id', a.id, 'kind', a.kind, 'severity', a.severity, 'text', a.text, 'since', a.since,
          'notedBy', m.name, 'notedAt', a."notedAt", 'visitId', a."visitId",
          'confirmedBy', k.name, 'confirmedAt', a."confirmedAt", 'changes', ${changesOfAlert}
        ) ORDER BY a.severity DESC, a.kind, a."notedAt"), '[]')
        FROM "Alert" a
        JOIN "StaffMember" m ON m.id = a."notedById"
        LEFT JOIN "StaffMember" k ON k.id = a."confirmedById"
        WHERE a."clientId" = c.id AND a."retiredAt" IS NULL
      ),
      'reactions', ${standingReactionsSql({ readsWords: mayReadReactions(staff) })},
      'endedAlerts', (
        SELECT coalesce(json_agg(json_build_object(
          'id', a.id, 'kind', a.kind, 'text', a.text, 'notedBy', m.name, 'notedAt', a."notedAt",
          'changes', ${changesOfAlert}
        ) ORDER BY a."retiredAt" DESC, a.id), '[]')
        FROM "Alert" a JOIN "StaffMember" m ON m.id = a."notedById"
        WHERE a."clientId" = c.id AND a."retiredAt" IS NOT NULL
      ),
      'deciders', (
        SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name)
          ORDER BY m.role DESC, m."createdAt"), '[]')
        FROM "StaffMember" m
        WHERE m."salonId" = c."salonId" AND m."deactivatedAt" IS NULL
          AND (m.role = 'manager' OR m."mayOverrideSafety")
      ),
      'treatsHer', EXISTS (
        SELECT FROM "TreatmentSession" x JOIN "Visit" v ON v.id = x."visitId"
        WHERE v."clientId" = c.id AND x."therapistId" = ${staff.id}::uuid
          AND x."endedAt" IS NULL AND x."releasedAt" IS NULL
          AND v.stage NOT IN ('follow_up', 'closed', 'cancelled', 'no_show', 'left')
      ),
      'alertEntries', (
        SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'name', e.name, 'nameEn', e."nameEn")
          ORDER BY e.position, e.id), '[]')
        FROM "Contraindication" e WHERE e."salonId" = c."salonId" AND e."retiredAt" IS NULL
      ),
      'preferences', ${statedPreferenceSql},
      'brought', ${broughtOverSql({ seesSpending: maySeeSpending(staff) })},
      'standing', (
        SELECT json_build_object(
          'visits', s.visits, 'firstVisitAt', s."firstVisitAt", 'lastVisitAt', s."lastVisitAt",
          'bookedUntil', s."bookedUntil", 'spentMinor', ${maySeeSpending(staff) ? Prisma.sql`s."spentMinor"` : Prisma.sql`null`},
          'hasTransacted', ${maySeeTransactionClass(staff) ? Prisma.sql`s."hasTransacted"` : Prisma.sql`null`}
        ) FROM "ClientStanding" s WHERE s."clientId" = c.id
      ),
      'usualGapDays', (
        SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY gap.days)) FROM (
          SELECT extract(epoch FROM "startsAt" - lag("startsAt") OVER (ORDER BY "startsAt")) / 86400 AS days
          FROM past
        ) gap WHERE gap.days IS NOT NULL HAVING count(*) >= 2
      ),
      'lastVisit', (
        SELECT json_build_object(
          'id', last.id, 'startsAt', last."startsAt", 'left', last.stage = 'left',
          'treatments', (
            SELECT coalesce(json_agg(json_build_object(
              'name', t.name, 'nameEn', t."nameEn", 'therapist', m.name, 'effect', x.effect
            ) ORDER BY x."startedAt"), '[]')
            FROM "TreatmentSession" x
            JOIN "Treatment" t ON t.id = x."treatmentId"
            LEFT JOIN "StaffMember" m ON m.id = x."therapistId"
            WHERE x."visitId" = last.id AND x."startedAt" IS NOT NULL
          ),
          'feeling', (
            SELECT f.feeling FROM "FollowUpCall" f
            WHERE f."visitId" = last.id AND f.outcome = 'reached' ORDER BY f."madeAt" DESC LIMIT 1
          )
        ) FROM last
      ),
      'next', ${nextVisitSql('coming', now, staff.salon.timeZone)},
      'hereVisitId', (
        SELECT id FROM coming
        WHERE stage IN ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell') LIMIT 1
      ),
      'dueVisitId', (
        SELECT id FROM coming
        WHERE stage = 'expected' AND "startsAt" >= ${day.start} AND "startsAt" < ${day.end}
        ORDER BY "startsAt" LIMIT 1
      ),
      'promises', (
        SELECT coalesce(json_agg(json_build_object(
          'id', p.id, 'text', p.text, 'owner', m.name, 'dueOn', p."dueOn", 'overdue', p."dueOn" < ${day.date}::date
        ) ORDER BY p."dueOn", p."createdAt"), '[]')
        FROM "Promise" p JOIN "StaffMember" m ON m.id = p."ownerId"
        WHERE p."clientId" = c.id AND p."keptAt" IS NULL
      ),
      'openCases', (
        SELECT coalesce(json_agg(json_build_object(
          'id', k.id, 'kind', k.kind, 'text', k.text, 'openedAt', k."openedAt", 'openedBy', m.name
        ) ORDER BY k.kind <> 'complaint', k."openedAt" DESC), '[]')
        FROM "Case" k JOIN "StaffMember" m ON m.id = k."openedById"
        WHERE k."clientId" = c.id AND k."resolvedAt" IS NULL AND k.kind <> 'praise'
      ),
      'consents', (
        SELECT coalesce(json_agg(json_build_object(
          'kind', o.kind, 'answer', o.answer, 'recordedAt', o."recordedAt", 'withdrawnAt', o."withdrawnAt",
          'locale', o.locale
        )), '[]') FROM (
          SELECT DISTINCT ON (kind) * FROM "Consent" WHERE "clientId" = c.id
          ORDER BY kind, "withdrawnAt" IS NULL DESC, "recordedAt" DESC
        ) o
      ),
      'colleagues', (
        SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name, m.id), '[]')
        FROM "StaffMember" m WHERE m."salonId" = c."salonId" AND m."deactivatedAt" IS NULL
      ),
      'drafts', (
        SELECT coalesce(json_agg(json_build_object(
          'section', d.section, 'values', d.values, 'baseRevision', d."baseRevision", 'savedAt', d."savedAt"
        )), '[]')
        FROM "ArchiveDraft" d WHERE d."clientId" = c.id AND d."staffMemberId" = ${staff.id}::uuid
      )
    ) AS facts
    FROM guest c`
}
