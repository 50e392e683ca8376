// What stands beside a client's name, looked up for each client that is shown: the client is `c`, her standing `s`.
import 'server-only'
import { maySeePhones } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { TimeClass, TransactionClass } from '@/lib/clients/classification-flow'
import { nextCountsFrom } from '@/lib/clients/coming-flow'
import { Prisma } from '@/lib/db/generated/client'
import { timeClass, transactionClass } from './classification-sql'
import type { Column } from './list-schemas'

type Named = { name: string; nameEn: string | null }

/** What the columns give, as the database says it. */
export type ColumnValues = {
  /** E.164 for those who see it; the last four digits for the others. */
  phone: string | null
  /** Null before her first visit. */
  lastVisitAt: Date | null
  lastTreatments: Named[] | null
  /** Null when she is expected neither today, be she late, nor later. */
  nextAppointmentAt: Date | null
  /** Seen through. */
  visits: number
  /** Minor units. */
  spentMinor: number
  lastTherapist: string | null
  time: TimeClass
  transaction: TransactionClass
  nature: Named | null
  tags: Named[] | null
  /** The worst that stands; what was not asked is not `none`. */
  alert: 'serious' | 'mild' | 'none_known' | 'not_asked'
  birthYear: number | null
  birthMonth: number | null
  birthDay: number | null
  birthLunar: boolean
  sex: 'female' | 'male' | null
  source: string | null
  createdAt: Date
}

/** The expressions of a column, named as `ColumnValues` names them. */
export function columnSql(column: Column, { staff, now }: { staff: SignedInStaff; now: Date }): Prisma.Sql {
  switch (column) {
    case 'phone':
      return maySeePhones(staff) ? Prisma.sql`c.phone` : Prisma.sql`right(c.phone, 4) AS phone`
    case 'time':
      return Prisma.sql`${timeClass({ now, ...staff.salon })} AS time`
    case 'next_booking':
      return Prisma.sql`(
        SELECT min(a."startsAt") FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
        WHERE v."clientId" = c.id AND v.stage = 'expected' AND a."startsAt" >= ${nextCountsFrom(now, staff.salon.timeZone)}
      ) AS "nextAppointmentAt"`
    default:
      return STANDING_SQL[column]
  }
}

const STANDING_SQL: Readonly<Record<Exclude<Column, 'phone' | 'time' | 'next_booking'>, Prisma.Sql>> = {
  last_visit: Prisma.sql`s."lastVisitAt", (
    SELECT json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn") ORDER BY x."startedAt")
    FROM (
      SELECT v.id FROM "Visit" v JOIN "Appointment" a ON a."visitId" = v.id
      WHERE v."clientId" = c.id AND v.stage IN ('follow_up', 'closed')
      ORDER BY a."startsAt" DESC LIMIT 1
    ) last
    JOIN "TreatmentSession" x ON x."visitId" = last.id AND x."startedAt" IS NOT NULL
    JOIN "Treatment" t ON t.id = x."treatmentId"
  ) AS "lastTreatments"`,
  visits: Prisma.sql`s.visits`,
  spent: Prisma.sql`s."spentMinor"`,
  therapist: Prisma.sql`(
    SELECT m.name FROM "StaffMember" m WHERE m.id = s."lastTherapistId"
  ) AS "lastTherapist"`,
  transaction: Prisma.sql`${transactionClass()} AS transaction`,
  nature: Prisma.sql`(
    SELECT json_build_object('name', n.name, 'nameEn', n."nameEn") FROM "ClientNature" n WHERE n.id = c."natureId"
  ) AS nature`,
  tags: Prisma.sql`(
    SELECT json_agg(json_build_object('name', t.name, 'nameEn', t."nameEn") ORDER BY t.position, t.id)
    FROM "ClientTag" g JOIN "Tag" t ON t.id = g."tagId" WHERE g."clientId" = c.id
  ) AS tags`,
  alert: Prisma.sql`coalesce(
    (SELECT max(a.severity)::text FROM "Alert" a WHERE a."clientId" = c.id AND a."retiredAt" IS NULL),
    CASE WHEN c."alertsAskedAt" IS NULL THEN 'not_asked' ELSE 'none_known' END
  ) AS alert`,
  birthday: Prisma.sql`c."birthYear", c."birthMonth", c."birthDay", c."birthLunar"`,
  sex: Prisma.sql`c.sex::text`,
  source: Prisma.sql`c.source`,
  created: Prisma.sql`c."createdAt"`,
}
