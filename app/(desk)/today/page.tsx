// The live board of the salon's day.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/lib/auth/require-staff'
import { listNewReactions } from '@/lib/reactions/reaction-queries'
import { salonDay } from '@/lib/salon-time/salon-time'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { Board } from './_components/board'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('today')
  return { title: t('title') }
}

export default async function TodayPage() {
  const staff = await requireStaff()
  const { id, role, salon } = staff
  const now = new Date()
  const [cards, reactions] = await Promise.all([listBoardVisits(salon, now, staff), listNewReactions(staff)])
  return (
    <Board
      cards={cards}
      reactions={reactions}
      serverNowIso={now.toISOString()}
      dayEndsIso={salonDay(now, salon.timeZone).end.toISOString()}
      staff={{ id, role }}
      salon={{ timeZone: salon.timeZone, noShowAfterMinutes: salon.noShowAfterMinutes }}
    />
  )
}
