// The live board of the salon's day.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/lib/auth/require-staff'
import { listBoardVisits } from '@/lib/visits/board-queries'
import { Board } from './_components/board'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('today')
  return { title: t('title') }
}

export default async function TodayPage() {
  const { id, role, salon } = await requireStaff()
  const now = new Date()
  const cards = await listBoardVisits(salon, now)
  return (
    <Board
      cards={cards}
      serverNowIso={now.toISOString()}
      staff={{ id, role }}
      salon={{ timeZone: salon.timeZone, noShowAfterMinutes: salon.noShowAfterMinutes }}
    />
  )
}
