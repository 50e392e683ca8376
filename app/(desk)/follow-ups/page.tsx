// Today's calls: whom to call, what to know and to say, and what came of it.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { mayMakeCalls } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listCallsDue } from '@/lib/follow-ups/follow-up-queries'
import { salonDate } from '@/lib/salon-time/salon-time'
import { bookAppointmentAction, declineNextBookingAction } from '../appointments/actions'
import { correctAtHomeAction, endAtHomeAction } from '../clients/at-home-actions'
import { recordConsentsAction } from '../clients/consent-actions'
import { reportReactionAction } from '../clients/reaction-actions'
import { FollowUpDesk } from './_components/follow-up-desk'
import { recordCallAction, takeBackWrongNumberAction } from './actions'

type Props = { searchParams: Promise<{ visit?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('follow-ups')
  return { title: t('title') }
}

export default async function FollowUpsPage({ searchParams }: Props) {
  const staff = await requireStaff()
  const t = await getTranslations('follow-ups')
  if (!mayMakeCalls(staff)) return <EmptyState title={t('notYours.title')}>{t('notYours.body')}</EmptyState>
  const now = new Date()
  const asked = z.uuid().safeParse((await searchParams).visit).data
  const day = await listCallsDue(staff.salon, now, asked, staff)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('summary', { due: day.calls.length, made: day.madeToday })}
      />
      <FollowUpDesk
        key={asked ?? 'all'}
        day={day}
        speaker={staff.name}
        today={salonDate(now, staff.salon.timeZone)}
        attempts={staff.salon.callAttempts}
        phoneCountry={staff.salon.phoneCountry}
        initialVisitId={asked ?? null}
        actions={{
          record: recordCallAction,
          takeBack: takeBackWrongNumberAction,
          recordConsents: recordConsentsAction,
          book: bookAppointmentAction,
          decline: declineNextBookingAction,
          reportReaction: reportReactionAction,
          atHome: { correct: correctAtHomeAction, end: endAtHomeAction },
        }}
      />
    </>
  )
}
