// The door card (认出她): everything worth knowing in the three steps from the door, in one statement.
import 'server-only'
import { z } from 'zod'
import { keyChangesAsJson, keyChangesSchema } from '@/lib/assessments/key-changes'
import { atHomeSchema, toMindAtHomeSql } from '@/lib/at-home/at-home-rows'
import { lookAt } from '@/lib/audit/look'
import { mayReadReactions, maySeePhones } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { AREAS } from '@/lib/concerns/area-flow'
import { CONSENT_ANSWERS, consentStates, hasRefused } from '@/lib/consents/consent-flow'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { formatPhone } from '@/lib/i18n/format-phone'
import { standingReaction, standingReactionsSql } from '@/lib/reactions/standing-reactions'
import { BASE_QUESTIONS } from '@/lib/safety/safety-flow'
import { END_REASONS, SESSION_OUTCOMES } from '@/lib/treatments/outcome-flow'
import { broughtNotesSql, broughtOver, broughtOverSql } from './brought-over'
import { ALERT_KINDS, SEVERITIES } from './client-schemas'
import { type Coming, comesAt, isWalkIn } from './coming-flow'
import {
  COURTESY_OCCASIONS,
  type CourtesyOccasion,
  nearBirthday,
  suitableCourtesy,
  waitedLong,
} from './door-card-flow'
import { standingPlan, standingPlanSql } from './standing-plan'
import { type StatedPreference, statedPreference, statedPreferenceSql } from './stated-preference'
import { healthLines } from './told-before-flow'

const instant = z.string().transform((text) => new Date(text).toISOString())
const place = z.object({ name: z.string(), nameEn: z.string().nullable() })
const guest = z.object({ id: z.uuid(), name: z.string(), formOfAddress: z.string().nullable() })

const factsSchema = z.object({
  clientId: z.uuid(),
  name: z.string(),
  formOfAddress: z.string().nullable(),
  birthMonth: z.number().nullable(),
  birthDay: z.number().nullable(),
  birthLunar: z.boolean(),
  /** YYYY-MM-DD in the salon's zone. */
  today: z.iso.date(),
  /** What of her number the reader may see. */
  phone: z.object({ number: z.string().nullable(), ending: z.string() }).nullable(),
  phoneConsents: z.array(
    z.object({
      kind: z.literal('phone'),
      answer: z.enum(CONSENT_ANSWERS),
      recordedAt: instant,
      withdrawnAt: instant.nullable(),
    }),
  ),
  /** The visit that it is shown beside. */
  coming: z
    .object({
      visitId: z.uuid(),
      isExpected: z.boolean(),
      appointedAt: instant,
      madeAt: instant,
      arrivedAt: instant.nullable(),
      told: z.array(z.object({ kind: z.string(), at: instant, particulars: z.unknown() })),
      therapists: z.array(z.string()),
      rooms: z.array(place),
    })
    .nullable(),
  alertsAskedAt: instant.nullable(),
  /** What everybody is asked and she was not yet, in the visit she is in; null when she is not in the house. */
  toAskToday: z.array(z.enum(BASE_QUESTIONS)).nullable(),
  /** What she has said yes to in this visit, of which nobody has noted what it is. */
  untold: z.array(z.enum(BASE_QUESTIONS)),
  /** What came with her from another system and nobody has sorted. */
  broughtNotes: z.array(z.string()),
  /** Visits that were seen through. */
  visits: z.number(),
  /** What another system told of her. */
  brought: broughtOver.nullable(),
  alerts: z.array(
    z.object({ id: z.uuid(), kind: z.enum(ALERT_KINDS), severity: z.enum(SEVERITIES), text: z.string() }),
  ),
  /** Treatments that did her harm and that nobody has cleared; the words only for whoever cares. */
  reactions: z.array(standingReaction),
  preferences: z.array(statedPreference),
  /** Where she sits and what she drinks in the visit that it is shown beside. */
  seatToday: place.nullable(),
  teaToday: z.string().nullable(),
  lastSeat: place.nullable(),
  lastTea: z.string().nullable(),
  lastVisit: z
    .object({
      visitId: z.uuid(),
      startsAt: instant,
      /** In days of the salon. */
      daysAgo: z.number(),
      /** She walked out. */
      left: z.boolean(),
      treatments: z.array(
        place.extend({
          therapist: z.string().nullable(),
          effect: z.number().nullable(),
          /** How it ended; null while it runs. */
          outcome: z.enum(SESSION_OUTCOMES).nullable(),
          endReason: z.enum(END_REASONS).nullable(),
          endNote: z.string().nullable(),
          /** Where it did her good, and what she said of it. */
          lovedAreas: z.array(z.enum(AREAS)),
          herWords: z.string().nullable(),
          /** −2 far too light, too cold … 2 far too strong, too hot. */
          pressureFelt: z.number().nullable(),
          temperatureFelt: z.number().nullable(),
        }),
      ),
      /** What was measured before and again after. */
      changes: keyChangesSchema,
      assessment: z.string().nullable(),
      call: z
        .object({ feeling: z.number().nullable(), note: z.string().nullable(), madeAt: instant })
        .nullable(),
    })
    .nullable(),
  smallTalk: z.object({ text: z.string(), savedAt: instant }).nullable(),
  plan: standingPlan.nullable(),
  /** What she has at home and will soon have used up. */
  /** What of hers she had better not use, or what runs out. */
  atHome: atHomeSchema,
  promises: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      owner: z.string(),
      dueOn: z.iso.date(),
      overdue: z.boolean(),
    }),
  ),
  complaints: z.array(z.object({ id: z.uuid(), text: z.string(), openedAt: instant })),
  referredBy: guest.nullable(),
  courtesies: z.array(place.extend({ occasion: z.enum(COURTESY_OCCASIONS) })),
  seating: z
    .object({
      seatedAt: instant,
      endedAt: instant.nullable(),
      told: z.object({ at: instant, minutes: z.number() }).nullable(),
      targetMinutes: z.number(),
    })
    .nullable(),
})

type Facts = z.output<typeof factsSchema>

/** `not_asked` is not `none_known`. */
export type AlertState = 'not_asked' | 'none_known' | 'known'

/** A habit of hers, or where she sat or what she drank last time when nobody noted a habit. */
export type Habit =
  | { from: 'preference'; preference: StatedPreference }
  | { from: 'last_visit'; name: string; nameEn: string | null }

export type ComingToday = Coming & {
  visitId: string
  therapists: string[]
  rooms: { name: string; nameEn: string | null }[]
}

export type DoorCard = Pick<
  Facts,
  | 'clientId'
  | 'name'
  | 'formOfAddress'
  | 'alerts'
  | 'reactions'
  | 'alertsAskedAt'
  | 'toAskToday'
  | 'untold'
  | 'visits'
  | 'brought'
  | 'lastVisit'
  | 'smallTalk'
  | 'plan'
  | 'atHome'
  | 'today'
  | 'promises'
  | 'complaints'
  | 'referredBy'
> & {
  /** What she came for today, and how she stands to her time; null where the card stands beside no visit. */
  coming: ComingToday | null
  /** E.164 and as people write it, for those who edit the basics; the last four digits for the others. */
  phone: { e164: string; written: string } | { ending: string } | null
  /** She said that she does not wish to be called. */
  isNotToBeCalled: boolean
  alertState: AlertState
  /** What another system has written of her health, until somebody has sorted it. */
  toldBefore: string[]
  firstVisit: boolean
  seat: Habit | null
  tea: Habit | null
  /** Where she sits and what she drinks in the visit that it is shown beside. */
  seatToday: z.output<typeof place> | null
  teaToday: z.output<typeof place> | null
  /** Temperature, music, pressure, conversation and the rest. */
  preferences: Facts['preferences']
  /** Days to her birthday, 0 today; null when it is not within the week. */
  birthdayInDays: number | null
  courtesy: (Facts['courtesies'][number] & { occasion: CourtesyOccasion }) | null
  neverMention: Facts['preferences']
}

/**
 * The door card of a client; null when she is none of this salon's. `besideVisitId` is the visit it is shown
 * beside, which is then not her "last" one, nor counted. Named, `seenBy` is written down in the very statement: without
 * the entry there is no card.
 */
export async function getDoorCard(
  salonId: string,
  clientId: string,
  now: Date,
  besideVisitId: string | null = null,
  seenBy: SignedInStaff | null = null,
): Promise<DoorCard | null> {
  const look = seenBy && lookAt({ staff: seenBy, now, action: 'visit.seen', clientId })
  const readsReactions = seenBy !== null && mayReadReactions(seenBy)
  const rows = await db.$queryRaw<{ facts: unknown }[]>(
    doorCardSql(salonId, clientId, now, besideVisitId, look, {
      readsReactions,
      readsNumbers: seenBy !== null && maySeePhones(seenBy),
    }),
  )
  if (!rows[0]) return null
  return doorCardOf(factsSchema.parse(rows[0].facts), now, seenBy?.salon.phoneCountry ?? '')
}

function doorCardOf(facts: Facts, now: Date, phoneCountry: string): DoorCard {
  const { preferences, seating } = facts
  const firstVisit = facts.visits === 0 && !hasBeen(facts.brought)
  const birthdayInDays = nearBirthday(facts, facts.today)
  const occasions = new Set<CourtesyOccasion>()
  if (facts.complaints.length > 0) occasions.add('open_complaint')
  if (birthdayInDays !== null) occasions.add('birthday')
  if (firstVisit) occasions.add('first_visit')
  if (seating && waitedLong(withDates(seating), now)) occasions.add('long_wait')
  return {
    clientId: facts.clientId,
    name: facts.name,
    formOfAddress: facts.formOfAddress,
    coming: facts.coming && comingToday(facts.coming),
    phone: facts.phone && shownPhone(facts.phone, phoneCountry),
    isNotToBeCalled: hasRefused(consentStates(facts.phoneConsents).phone),
    alerts: facts.alerts,
    reactions: facts.reactions,
    alertsAskedAt: facts.alertsAskedAt,
    toAskToday: facts.toAskToday,
    untold: facts.untold,
    toldBefore: healthLines(facts.broughtNotes),
    alertState: facts.alerts.length > 0 ? 'known' : facts.alertsAskedAt ? 'none_known' : 'not_asked',
    visits: facts.visits,
    brought: facts.brought,
    firstVisit,
    seat: habit(preferences, 'seat', facts.lastSeat),
    tea: habit(preferences, 'tea', inWords(facts.lastTea)),
    seatToday: facts.seatToday,
    teaToday: inWords(facts.teaToday),
    preferences: preferences.filter(
      ({ kind }) => kind !== 'seat' && kind !== 'tea' && kind !== 'never_mention',
    ),
    lastVisit: facts.lastVisit,
    smallTalk: facts.smallTalk,
    plan: facts.plan,
    atHome: facts.atHome,
    today: facts.today,
    promises: facts.promises,
    complaints: facts.complaints,
    referredBy: facts.referredBy,
    birthdayInDays,
    courtesy: suitableCourtesy(facts.courtesies, occasions),
    neverMention: preferences.filter(({ kind }) => kind === 'never_mention'),
  }
}

function comingToday({ madeAt, told, ...coming }: NonNullable<Facts['coming']>): ComingToday {
  const startsAt = new Date(coming.appointedAt)
  const events = told.map((event) => ({ ...event, at: new Date(event.at) }))
  return {
    ...coming,
    comesAt: comesAt(startsAt, events).toISOString(),
    isWalkIn: isWalkIn({ startsAt, createdAt: new Date(madeAt) }),
  }
}

function shownPhone(phone: NonNullable<Facts['phone']>, phoneCountry: string): DoorCard['phone'] {
  const { number, ending } = phone
  return number ? { e164: number, written: formatPhone(number, phoneCountry) } : { ending }
}

function hasBeen(brought: Facts['brought']): boolean {
  return brought !== null && (brought.visits > 0 || brought.lastVisitOn !== null || brought.hasSpent)
}

function habit(
  preferences: Facts['preferences'],
  kind: 'seat' | 'tea',
  last: z.output<typeof place> | null,
): Habit | null {
  const preference = preferences.find((noted) => noted.kind === kind)
  if (preference) return { from: 'preference', preference }
  return last ? { from: 'last_visit', ...last } : null
}

function inWords(text: string | null): z.output<typeof place> | null {
  return text ? { name: text, nameEn: null } : null
}

function withDates(seating: NonNullable<Facts['seating']>) {
  return {
    seatedAt: new Date(seating.seatedAt),
    endedAt: seating.endedAt ? new Date(seating.endedAt) : null,
    told: seating.told ? { at: new Date(seating.told.at), minutes: seating.told.minutes } : null,
    targetMinutes: seating.targetMinutes,
  }
}

function doorCardSql(
  salonId: string,
  clientId: string,
  now: Date,
  besideVisitId: string | null,
  look: Prisma.Sql | null,
  { readsReactions, readsNumbers }: { readsReactions: boolean; readsNumbers: boolean },
): Prisma.Sql {
  return Prisma.sql`
    WITH ${look ? Prisma.sql`${look}, ` : Prisma.empty} guest AS (
      SELECT c.*, s."timeZone" AS zone, (${now}::timestamptz AT TIME ZONE s."timeZone")::date AS today
      FROM "Client" c JOIN "Salon" s ON s.id = c."salonId"
      WHERE c.id = ${clientId}::uuid AND c."salonId" = ${salonId}::uuid
        AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    ), past AS (
      SELECT v.id, v.stage, v."seatId", a."startsAt"
      FROM guest c
      JOIN "Visit" v ON v."clientId" = c.id
      JOIN "Appointment" a ON a."visitId" = v.id
      WHERE v.stage IN ('follow_up', 'closed', 'left') AND v.id IS DISTINCT FROM ${besideVisitId}::uuid
    ), last AS (
      SELECT * FROM past ORDER BY "startsAt" DESC LIMIT 1
    ), here AS (
      SELECT v.id, v."standardsVersion" AS version
      FROM guest c JOIN "Visit" v ON v."clientId" = c.id
      WHERE v.stage IN ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell')
    ), seated AS (
      SELECT here.id, here.version, max(e.at) AS at
      FROM here
      JOIN "VisitEvent" e ON e."visitId" = here.id AND e."toStage" = 'seating' AND e.kind IN ('moved', 'skipped')
      WHERE NOT EXISTS (
        SELECT 1 FROM "VisitEvent" u WHERE u."visitId" = here.id AND u.undoes = e.sequence
      )
      GROUP BY here.id, here.version
    )
    SELECT json_build_object(
      'clientId', c.id,
      'name', c.name,
      'formOfAddress', c."formOfAddress",
      'birthMonth', c."birthMonth",
      'birthDay', c."birthDay",
      'birthLunar', c."birthLunar",
      'today', c.today,
      'phone', CASE WHEN c.phone IS NOT NULL THEN json_build_object(
        'number', CASE WHEN ${readsNumbers} THEN c.phone END,
        'ending', right(c.phone, 4)
      ) END,
      'phoneConsents', (
        SELECT coalesce(json_agg(json_build_object(
          'kind', k.kind, 'answer', k.answer, 'recordedAt', k."recordedAt", 'withdrawnAt', k."withdrawnAt"
        )), '[]')
        FROM "Consent" k WHERE k."clientId" = c.id AND k.kind = 'phone'
      ),
      'coming', (
        SELECT json_build_object(
          'visitId', v.id,
          'isExpected', v.stage = 'expected',
          'appointedAt', a."startsAt",
          'madeAt', a."createdAt",
          'arrivedAt', (
            SELECT e.at FROM "VisitEvent" e
            WHERE e."visitId" = v.id AND e.move = 'arrive' AND e.kind = 'moved' AND NOT EXISTS (
              SELECT 1 FROM "VisitEvent" u WHERE u."visitId" = v.id AND u.undoes = e.sequence
            )
            ORDER BY e.sequence DESC LIMIT 1
          ),
          'told', (
            SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'at', e.at, 'particulars', e.particulars)
              ORDER BY e.sequence), '[]')
            FROM "VisitEvent" e
            WHERE e."visitId" = v.id AND e.kind IN ('late_told', 'appointment_moved')
          ),
          'therapists', (
            SELECT coalesce(json_agg(DISTINCT m.name), '[]')
            FROM "TreatmentSession" x JOIN "StaffMember" m ON m.id = x."therapistId"
            WHERE x."visitId" = v.id AND x."releasedAt" IS NULL
          ),
          'rooms', (
            SELECT coalesce(json_agg(DISTINCT jsonb_build_object('name', r.name, 'nameEn', r."nameEn")), '[]')
            FROM "TreatmentSession" x JOIN "Room" r ON r.id = x."roomId"
            WHERE x."visitId" = v.id AND x."releasedAt" IS NULL
          )
        )
        FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
        WHERE v.id = ${besideVisitId}::uuid AND v."clientId" = c.id
      ),
      'alertsAskedAt', c."alertsAskedAt",
      'toAskToday', (
        SELECT (
          SELECT coalesce(json_agg(base.question ORDER BY base.position), '[]')
          FROM unnest(${[...BASE_QUESTIONS]}::text[]) WITH ORDINALITY base(question, position)
          WHERE base.question NOT IN (SELECT x.question::text FROM foyer_answers_of(here.id) x)
        )
        FROM here
      ),
      'broughtNotes', ${broughtNotesSql},
      'untold', coalesce((SELECT json_agg(u) FROM here CROSS JOIN LATERAL foyer_untold(here.id) u), '[]'),
      'visits', (SELECT count(*) FROM past WHERE stage <> 'left'),
      'brought', ${broughtOverSql({ seesSpending: false })},
      'alerts', (
        SELECT coalesce(json_agg(json_build_object(
          'id', a.id, 'kind', a.kind, 'severity', a.severity, 'text', a.text
        ) ORDER BY a.severity DESC, a.kind, a."notedAt"), '[]')
        FROM "Alert" a WHERE a."clientId" = c.id AND a."retiredAt" IS NULL
      ),
      'reactions', ${standingReactionsSql({ readsWords: readsReactions })},
      'preferences', ${statedPreferenceSql},
      'seatToday', (
        SELECT json_build_object('name', s.name, 'nameEn', s."nameEn")
        FROM "Visit" v JOIN "Seat" s ON s.id = v."seatId"
        WHERE v.id = ${besideVisitId}::uuid AND v."clientId" = c.id
      ),
      'teaToday', (
        SELECT n.text FROM "Visit" v JOIN "VisitNote" n ON n."visitId" = v.id
        WHERE v.id = ${besideVisitId}::uuid AND v."clientId" = c.id AND n.kind = 'tea' AND n.text <> ''
      ),
      'lastSeat', (
        SELECT json_build_object('name', s.name, 'nameEn', s."nameEn")
        FROM past JOIN "Seat" s ON s.id = past."seatId"
        ORDER BY past."startsAt" DESC LIMIT 1
      ),
      'lastTea', (
        SELECT n.text FROM past JOIN "VisitNote" n ON n."visitId" = past.id
        WHERE n.kind = 'tea' AND n.text <> ''
        ORDER BY past."startsAt" DESC LIMIT 1
      ),
      'smallTalk', (
        SELECT json_build_object('text', n.text, 'savedAt', n."savedAt")
        FROM past JOIN "VisitNote" n ON n."visitId" = past.id
        WHERE n.kind = 'small_talk' AND n.text <> ''
        ORDER BY past."startsAt" DESC LIMIT 1
      ),
      'lastVisit', (
        SELECT json_build_object(
          'visitId', last.id,
          'startsAt', last."startsAt",
          'daysAgo', c.today - (last."startsAt" AT TIME ZONE c.zone)::date,
          'left', last.stage = 'left',
          'treatments', (
            SELECT coalesce(json_agg(json_build_object(
              'name', t.name, 'nameEn', t."nameEn", 'therapist', m.name, 'effect', x.effect,
              'outcome', x.outcome, 'endReason', x."endReason", 'endNote', x."endNote",
              'lovedAreas', x."lovedAreas", 'herWords', x."herWords",
              'pressureFelt', x."pressureFelt", 'temperatureFelt', x."temperatureFelt"
            ) ORDER BY x."startedAt"), '[]')
            FROM "TreatmentSession" x
            JOIN "Treatment" t ON t.id = x."treatmentId"
            LEFT JOIN "StaffMember" m ON m.id = x."therapistId"
            WHERE x."visitId" = last.id AND x."startedAt" IS NOT NULL
          ),
          'changes', ${keyChangesAsJson(Prisma.sql`last.id`)},
          'assessment', (
            SELECT n.text FROM "VisitNote" n
            WHERE n."visitId" = last.id AND n.kind = 'assessment' AND n.text <> '' LIMIT 1
          ),
          'call', (
            SELECT json_build_object('feeling', f.feeling, 'note', f.note, 'madeAt', f."madeAt")
            FROM "FollowUpCall" f
            WHERE f."visitId" = last.id AND f.outcome = 'reached' ORDER BY f."madeAt" DESC LIMIT 1
          )
        ) FROM last
      ),
      'plan', ${standingPlanSql},
      'atHome', ${toMindAtHomeSql(Prisma.sql`c.id`, Prisma.sql`c.today`)},
      'promises', (
        SELECT coalesce(json_agg(json_build_object(
          'id', p.id, 'text', p.text, 'owner', m.name, 'dueOn', p."dueOn", 'overdue', p."dueOn" < c.today
        ) ORDER BY p."dueOn", p."createdAt"), '[]')
        FROM "Promise" p JOIN "StaffMember" m ON m.id = p."ownerId"
        WHERE p."clientId" = c.id AND p."keptAt" IS NULL
      ),
      'complaints', (
        SELECT coalesce(json_agg(json_build_object(
          'id', k.id, 'text', k.text, 'openedAt', k."openedAt"
        ) ORDER BY k."openedAt" DESC), '[]')
        FROM "Case" k WHERE k."clientId" = c.id AND k.kind = 'complaint' AND k."resolvedAt" IS NULL
      ),
      'referredBy', (
        SELECT json_build_object('id', r.id, 'name', r.name, 'formOfAddress', r."formOfAddress")
        FROM "Client" r WHERE r.id = c."referredById" AND r."erasedAt" IS NULL
      ),
      'courtesies', (
        SELECT coalesce(json_agg(json_build_object(
          'name', o.name, 'nameEn', o."nameEn", 'occasion', o.occasion
        ) ORDER BY o.position, o.id), '[]')
        FROM "Courtesy" o WHERE o."salonId" = c."salonId" AND o."retiredAt" IS NULL
      ),
      'seating', (
        SELECT json_build_object(
          'seatedAt', seated.at,
          'endedAt', (
            SELECT min(e.at) FROM "VisitEvent" e
            WHERE e."visitId" = seated.id AND e."fromStage" = 'seating' AND e.at >= seated.at
              AND e.kind IN ('moved', 'skipped')
              AND NOT EXISTS (
                SELECT 1 FROM "VisitEvent" u WHERE u."visitId" = seated.id AND u.undoes = e.sequence
              )
          ),
          'told', (
            SELECT json_build_object('at', e.at, 'minutes', (e.particulars->>'minutes')::int)
            FROM "VisitEvent" e
            WHERE e."visitId" = seated.id AND e.kind = 'wait_told' AND e.at >= seated.at
            ORDER BY e.sequence DESC LIMIT 1
          ),
          'targetMinutes', (
            SELECT coalesce(sum(s."targetMinutes"), 0) FROM "ServiceStandard" s
            WHERE s."salonId" = c."salonId" AND s.stage = 'seating' AND s."fromVersion" <= seated.version
              AND (s."untilVersion" IS NULL OR s."untilVersion" > seated.version)
          )
        ) FROM seated
      )
    ) AS facts
    FROM guest c`
}
