// Effect and feeling (效果与感受的确认): what she says of each treatment that has begun.
import { useTranslations } from 'next-intl'
import { mayAskFeeling, mayNotePreferences } from '@/lib/auth/permissions'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { listFelt } from '@/lib/visits/feeling-queries'
import type { StageContext } from '../stage-fields'
import { FeelingDesk } from './feeling-desk'

export async function FeelingField({ visit, staff, isEditable, doorCard }: StageContext) {
  const sessions = await listFelt(staff, visit.id)
  const isAsked = isEditable && mayAskFeeling(staff)
  if (sessions.length === 0) return <NotYet />
  return (
    <FeelingDesk
      sessions={sessions}
      isEditable={isAsked}
      offer={
        isAsked && mayNotePreferences(staff)
          ? { clientId: visit.client.id, visitId: visit.id, noted: notedPressure(doorCard) }
          : null
      }
    />
  )
}

function NotYet() {
  const t = useTranslations('visit')
  return <p className="text-ink-soft">{t('effectLater')}</p>
}

function notedPressure({ preferences }: DoorCard): string | null {
  return preferences.find(({ kind }) => kind === 'pressure')?.choice ?? null
}
