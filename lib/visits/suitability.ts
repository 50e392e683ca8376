// Whether a therapist has learnt what a treatment asks for, and a room offers it.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'

export type Assigned = {
  treatmentId: string
  therapistId?: string | null | undefined
  roomId?: string | null | undefined
}

/**
 * Refuses `therapist_lacks_skill` and `room_lacks_feature` with what is lacking. What the salon has taken out of use is
 * not asked for.
 */
export async function refuseUnsuited(ctx: StaffContext, assigned: readonly Assigned[]): Promise<void> {
  const named = assigned.filter(({ therapistId, roomId }) => therapistId || roomId)
  if (named.length === 0) return
  const [lack] = await ctx.tx.$queryRaw<{ isTherapist: boolean; who: string; lacking: string }[]>`
    WITH asked AS (
      SELECT * FROM unnest(
        ${named.map(({ treatmentId }) => treatmentId)}::uuid[],
        ${named.map(({ therapistId }) => therapistId ?? null)}::uuid[],
        ${named.map(({ roomId }) => roomId ?? null)}::uuid[]
      ) AS each("treatmentId", "therapistId", "roomId")
    )
    SELECT true AS "isTherapist", m.name AS who, k.name AS lacking
    FROM asked JOIN "TreatmentSkill" n ON n."treatmentId" = asked."treatmentId"
      JOIN "Skill" k ON k.id = n."skillId" AND k."retiredAt" IS NULL
      JOIN "StaffMember" m ON m.id = asked."therapistId"
    WHERE NOT EXISTS (SELECT 1 FROM "StaffSkill" h WHERE h."staffMemberId" = m.id AND h."skillId" = k.id)
    UNION ALL
    SELECT false, r.name, f.name
    FROM asked JOIN "TreatmentNeedsFeature" n ON n."treatmentId" = asked."treatmentId"
      JOIN "RoomFeature" f ON f.id = n."featureId" AND f."retiredAt" IS NULL
      JOIN "Room" r ON r.id = asked."roomId"
    WHERE NOT EXISTS (SELECT 1 FROM "RoomHasFeature" h WHERE h."roomId" = r.id AND h."featureId" = f.id)
    LIMIT 1`
  if (lack?.isTherapist) {
    throw new Refusal('therapist_lacks_skill', { therapist: lack.who, skill: lack.lacking })
  }
  if (lack) throw new Refusal('room_lacks_feature', { room: lack.who, feature: lack.lacking })
}
