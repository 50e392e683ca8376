// The day of appointments, a list per therapist: made, moved and cancelled here.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { listDay } from '@/lib/appointments/appointment-queries'
import { mayBook } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { salonDate } from '@/lib/salon-time/salon-time'
import { undoMoveAction } from '../today/actions'
import { DayBoard } from './_components/day-board'
import { DaySwitch } from './_components/day-switch'
import { NewAppointment } from './_components/new-appointment'
import { bookAppointmentAction, cancelAppointmentAction, moveAppointmentAction } from './actions'

type Props = { searchParams: Promise<{ day?: string | string[]; move?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('appointments')
  return { title: t('title') }
}

export default async function AppointmentsPage({ searchParams }: Props) {
  const staff = await requireStaff()
  const t = await getTranslations('appointments')
  const now = new Date()
  const today = salonDate(now, staff.salon.timeZone)
  const { day: asked, move } = await searchParams
  const date = isDate(asked) ? asked : today
  const isPast = date < today
  const day = await listDay(staff.salon, date, staff)
  return (
    <>
      <PageHeader
        title={t('title')}
        eyebrow={t('guests', { count: day.guests })}
        actions={
          mayBook(staff) && (
            <NewAppointment
              day={isPast ? today : date}
              bookAction={bookAppointmentAction}
              cancelAction={cancelAppointmentAction}
            />
          )
        }
      />
      <DaySwitch date={date} today={today} />
      <DayBoard
        key={date}
        day={day}
        today={today}
        movingVisitId={typeof move === 'string' && mayBook(staff) ? move : null}
        nowIso={now.toISOString()}
        mayBook={mayBook(staff)}
        actions={{
          book: bookAppointmentAction,
          move: moveAppointmentAction,
          cancel: cancelAppointmentAction,
          undo: undoMoveAction,
        }}
      />
    </>
  )
}

function isDate(text: unknown): text is string {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
