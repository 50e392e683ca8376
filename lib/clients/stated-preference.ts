// A preference as every reader of it gets it: its codes, its words, the seat and the therapist it names.
import 'server-only'
import { z } from 'zod'
import { Prisma } from '@/lib/db/generated/client'
import { PREFERENCE_KINDS } from './client-schemas'

export const statedPreference = z.object({
  id: z.uuid(),
  kind: z.enum(PREFERENCE_KINDS),
  choice: z.string().nullable(),
  degree: z.string().nullable(),
  text: z.string(),
  seat: z.object({ id: z.uuid(), name: z.string(), nameEn: z.string().nullable() }).nullable(),
  therapist: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})

export type StatedPreference = z.output<typeof statedPreference>

/** The row `alias` of "Preference" as the JSON that {@link statedPreference} reads. */
export function preferenceAsJson(alias: 'e' | 'o' | 'p'): Prisma.Sql {
  const p = Prisma.raw(alias)
  return Prisma.sql`json_build_object(
    'id', ${p}.id, 'kind', ${p}.kind, 'choice', ${p}.choice, 'degree', ${p}.degree, 'text', ${p}.text,
    'seat', (SELECT json_build_object('id', s.id, 'name', s.name, 'nameEn', s."nameEn")
      FROM "Seat" s WHERE s.id = ${p}."seatId"),
    'therapist', (SELECT json_build_object('id', m.id, 'name', m.name)
      FROM "StaffMember" m WHERE m.id = ${p}."therapistId")
  )`
}

/** The standing preferences of the client `c` of the query. */
export const statedPreferenceSql = Prisma.sql`(
  SELECT coalesce(json_agg(${preferenceAsJson('p')} ORDER BY p.kind, p."notedAt" DESC), '[]')
  FROM "Preference" p WHERE p."clientId" = c.id AND p."retiredAt" IS NULL
)`
