// What can be done with her now: let her arrive, book, print, merge a double.
'use client'

import { CalendarPlus, DoorOpen, GitMerge, Printer } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BookingPanel } from '@/components/booking/booking-panel'
import { OtherDay } from '@/components/clients/other-day'
import { useTellTrouble } from '@/components/forms/use-told-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { bookAppointmentAction } from '../../../../appointments/actions'
import { bringForwardAction, checkInAction, walkInAction } from '../../../../today/check-in-actions'

type Props = {
  clientId: string
  guest: string
  hereVisitId: string | null
  dueVisitId: string | null
  /** The next visit she is booked for. */
  next: { visitId: string; startsAt: string } | null
  mayCheckIn: boolean
  mayBook: boolean
  mayMerge: boolean
}

export function HeaderActions({ clientId, guest, hereVisitId, dueVisitId, next, ...may }: Props) {
  const t = useTranslations('archive.header')
  return (
    <div className="flex flex-wrap gap-3">
      <ButtonLink
        variant="quiet"
        href={`/clients/${clientId}/document`}
        icon={<Printer aria-hidden="true" className="size-5" />}
      >
        {t('print')}
      </ButtonLink>
      {may.mayMerge && (
        <ButtonLink
          variant="quiet"
          href={`/clients/duplicates?with=${clientId}`}
          icon={<GitMerge aria-hidden="true" className="size-5" />}
        >
          {t('merge')}
        </ButtonLink>
      )}
      {may.mayBook && <Book clientId={clientId} guest={guest} />}
      {may.mayCheckIn && <Arrival {...{ clientId, guest, hereVisitId, dueVisitId, next }} />}
    </div>
  )
}

function Arrival({
  clientId,
  hereVisitId,
  dueVisitId,
  guest,
  next,
}: Pick<Props, 'clientId' | 'guest' | 'hereVisitId' | 'dueVisitId' | 'next'>) {
  const t = useTranslations('archive.header')
  const router = useRouter()
  const tell = useTellTrouble()
  const due = useStaffAction(checkInAction)
  const walk = useStaffAction(walkInAction)
  const [isAsking, setAsking] = useState(false)
  const icon = <DoorOpen aria-hidden="true" className="size-5" />
  if (hereVisitId) {
    return (
      <ButtonLink variant="primary" href={`/visits/${hereVisitId}`} icon={icon}>
        {t('openVisit')}
      </ButtonLink>
    )
  }

  async function arrive() {
    if (!dueVisitId && next) return setAsking(true)
    const answer = dueVisitId ? await due.submit({ visitId: dueVisitId }) : await walk.submit({ clientId })
    if (!answer) return
    tell(answer)
    if (answer.status === 'done') router.push(`/visits/${answer.result.visitId}`)
  }

  return (
    <>
      <Button
        variant="primary"
        icon={icon}
        isPending={due.pending || walk.pending}
        onPress={() => void arrive()}
      >
        {t(dueVisitId ? 'checkIn' : 'receive')}
      </Button>
      {next && (
        <Sheet isOpen={isAsking} onOpenChange={setAsking} title={t('otherDay')}>
          <OtherDay
            guest={guest}
            clientId={clientId}
            booked={next}
            actions={{ bringForward: bringForwardAction, walkIn: walkInAction }}
            onDone={({ visitId }) => router.push(`/visits/${visitId}`)}
          />
        </Sheet>
      )}
    </>
  )
}

function Book({ clientId, guest }: { clientId: string; guest: string }) {
  const t = useTranslations('archive.header')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={<CalendarPlus aria-hidden="true" className="size-5" />} onPress={() => setOpen(true)}>
        {t('book')}
      </Button>
      {isOpen && (
        <Sheet isOpen isSticky onOpenChange={setOpen} width="wide" title={t('bookFor', { guest })}>
          <BookingPanel
            clientId={clientId}
            bookAction={bookAppointmentAction}
            onBooked={() => setOpen(false)}
          />
        </Sheet>
      )}
    </>
  )
}
