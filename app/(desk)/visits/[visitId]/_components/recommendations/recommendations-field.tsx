// Beside matching the products: what she has at home, what has been recommended with her answer, and what suits her.

import { readAtHome } from '@/lib/at-home/at-home-queries'
import { mayNoteAtHome } from '@/lib/auth/permissions'
import { readMatching } from '@/lib/matching/matching-queries'
import { salonDate } from '@/lib/salon-time/salon-time'
import type { StageContext } from '../stage-fields'
import { RecommendationDesk } from './recommendation-desk'

export async function RecommendationsField({ visit, staff, serverNow, isEditable }: StageContext) {
  const now = new Date(serverNow)
  const matching = isEditable ? await readMatching(staff, visit.id, now) : null
  const atHome = matching?.atHome ?? (await readAtHome(staff, visit.client.id))?.standing ?? []
  return (
    <RecommendationDesk
      visitId={visit.id}
      made={visit.recommendations}
      matching={matching}
      atHome={atHome}
      today={salonDate(now, staff.salon.timeZone)}
      currency={staff.salon.currency}
      mayChangeAtHome={isEditable && mayNoteAtHome(staff)}
    />
  )
}
