// What can be done with her now: let her arrive, book, print, merge a double.
'use client'

import { CalendarPlus, DoorOpen, GitMerge, Printer } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { BookingPanel } from '@/components/booking/booking-panel'
import { useTellTrouble } from '@/components/forms/use-told-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { bookAppointmentAction } from '../../../../appointments/actions'
import { checkInAction, walkInAction } from '../../../../today/check-in-actions'

type Props = {
  clientId: string
  guest: string
  hereVisitId: string | null
  dueVisitId: string | null
  mayCheckIn: boolean
  mayBook: boolean
  mayMerge: boolean
}

export function HeaderActions({ clientId, guest, hereVisitId, dueVisitId, ...may }: Props) {
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
      {may.mayCheckIn && <Arrival clientId={clientId} hereVisitId={hereVisitId} dueVisitId={dueVisitId} />}
    </div>
  )
}

function Arrival({
  clientId,
  hereVisitId,
  dueVisitId,
}: Pick<Props, 'clientId' | 'hereVisitId' | 'dueVisitId'>) {
  const t = useTranslations('archive.header')
  const router = useRouter()
  const tell = useTellTrouble()
  const due = useStaffAction(checkInAction)
  const walk = useStaffAction(walkInAction)
  const icon = <DoorOpen aria-hidden="true" className="size-5" />
  if (hereVisitId) {
    return (
      <ButtonLink variant="primary" href={`/visits/${hereVisitId}`} icon={icon}>
        {t('openVisit')}
      </ButtonLink>
    )
  }

  async function arrive() {
    const answer = dueVisitId ? await due.submit({ visitId: dueVisitId }) : await walk.submit({ clientId })
    if (!answer) return
    tell(answer)
    if (answer.status === 'done') router.push(`/visits/${answer.result.visitId}`)
  }

  return (
    <Button
      variant="primary"
      icon={icon}
      isPending={due.pending || walk.pending}
      onPress={() => void arrive()}
    >
      {t(dueVisitId ? 'checkIn' : 'receive')}
    </Button>
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
