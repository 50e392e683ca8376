// What of the menu meets what is known of her, told while a treatment is chosen: the gate alone would tell it too late.
import 'server-only'
import { z } from 'zod'
import { permit } from '@/lib/actions/refusal'
import { lookAt } from '@/lib/audit/look'
import { maySeeClients } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'

const warningSchema = z.object({
  treatmentId: z.uuid(),
  /** Her alerts as they were noted. */
  alerts: z.array(z.string()),
  /** It did her harm once, and nobody has cleared that. */
  hasReacted: z.boolean(),
})

export type TreatmentWarning = z.output<typeof warningSchema>

/**
 * The treatments of the menu that meet an alert of hers, or did her harm; none for a guest of another salon and for an
 * archive that is gone. One statement, which writes down the look at her.
 */
export async function listTreatmentWarnings(
  { staff, now }: { staff: SignedInStaff; now: Date },
  clientId: string,
): Promise<TreatmentWarning[]> {
  permit(maySeeClients(staff))
  return db.$queryRaw<unknown[]>`
    WITH ${lookAt({ staff, now, action: 'alerts.seen', clientId })}
    SELECT w."treatmentId", coalesce(json_agg(DISTINCT a.text) FILTER (WHERE a.id IS NOT NULL), '[]') AS alerts,
      bool_or(w."reactionId" IS NOT NULL) AS "hasReacted"
    FROM "Client" c CROSS JOIN LATERAL foyer_menu_warnings(c.id) w LEFT JOIN "Alert" a ON a.id = w."alertId"
    WHERE c.id = ${clientId}::uuid AND c."salonId" = ${staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL
    GROUP BY w."treatmentId" ORDER BY w."treatmentId"`.then((rows) => z.array(warningSchema).parse(rows))
}
