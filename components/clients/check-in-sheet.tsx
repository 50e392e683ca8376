// A guest comes in: found and received with two taps and a few letters, or written down with name and number.
'use client'

import { UserPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage } from '@/components/forms/action-message'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { FoundClient } from '@/lib/clients/search-clients'
import { guestName } from '@/lib/i18n/format'
import { ClientSearch } from './client-search'
import { NewClientForm } from './new-client-form'
import { OtherDay, type OtherDayActions } from './other-day'

type Arrived = { visitId: string }

export type CheckInSheetProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  actions: {
    /** Takes `{ visitId }` of an expected visit. */
    checkIn: StaffAction<Arrived>
    bringForward: OtherDayActions['bringForward']
    /** Takes `{ clientId }`. */
    walkIn: StaffAction<Arrived>
    /** Takes a new client's basics. */
    registerAndWalkIn: StaffAction<Arrived>
  }
}

type Step =
  | { at: 'find'; query: string }
  | { at: 'walk_in'; client: FoundClient }
  | { at: 'other_day'; client: FoundClient; booked: { visitId: string; startsAt: string } }
  | { at: 'new'; typed: string }

const begin: Step = { at: 'find', query: '' }

export function CheckInSheet({ isOpen, onOpenChange, actions }: CheckInSheetProps) {
  const t = useTranslations('clients.checkIn')
  const [step, setStep] = useState<Step>(begin)

  function openChange(opens: boolean) {
    if (!opens) setStep(begin)
    onOpenChange(opens)
  }

  return (
    <Sheet title={t(`title.${step.at}`)} isOpen={isOpen} onOpenChange={openChange}>
      <Steps step={step} onStep={setStep} actions={actions} onLeave={() => openChange(false)} />
    </Sheet>
  )
}

type StepsProps = {
  step: Step
  onStep: (step: Step) => void
  actions: CheckInSheetProps['actions']
  onLeave: () => void
}

function Steps({ step, onStep, actions, onLeave }: StepsProps) {
  const t = useTranslations('clients.checkIn')
  const router = useRouter()

  /** Her door card opens by itself there. */
  function openVisit({ visitId }: Arrived) {
    router.push(`/visits/${visitId}`)
    onLeave()
  }

  if (step.at === 'walk_in') {
    return (
      <WalkIn
        client={step.client}
        action={actions.walkIn}
        onDone={openVisit}
        onBack={() => onStep({ at: 'find', query: '' })}
      />
    )
  }
  if (step.at === 'other_day') {
    const { client, booked } = step
    return (
      <div className="grid gap-6">
        <Guest client={client} />
        <OtherDay
          guest={guestName(client)}
          clientId={client.clientId}
          booked={booked}
          actions={actions}
          onDone={openVisit}
        />
        <Button variant="quiet" isFullWidth onPress={() => onStep(begin)}>
          {t('back')}
        </Button>
      </div>
    )
  }
  if (step.at === 'new') {
    return (
      <NewClientForm
        action={actions.registerAndWalkIn}
        typed={step.typed}
        submitLabel={t('receive')}
        onDone={openVisit}
        onFindKnown={(phone) => onStep({ at: 'find', query: phone })}
      />
    )
  }
  return <Find query={step.query} action={actions.checkIn} onStep={onStep} onArrived={openVisit} />
}

type FindProps = {
  query: string
  action: StaffAction<Arrived>
  onStep: (step: Step) => void
  onArrived: (arrived: Arrived) => void
}

function Find({ query, action, onStep, onArrived }: FindProps) {
  const t = useTranslations('clients.checkIn')
  const { state, submit } = useStaffAction(action)
  const [chosenId, setChosenId] = useState<string | null>(null)

  async function choose(client: FoundClient) {
    if (client.here) return onArrived(client.here)
    if (!client.expected) {
      const booked = client.next
      return onStep(booked ? { at: 'other_day', client, booked } : { at: 'walk_in', client })
    }
    setChosenId(client.clientId)
    const answer = await submit({ visitId: client.expected.visitId })
    setChosenId(null)
    if (answer?.status === 'done') onArrived(answer.result)
  }

  function actionOf({ here, expected }: FoundClient) {
    return here ? t('open') : expected ? t('arrive') : t('walkIn')
  }

  return (
    <div className="grid gap-4">
      <ClientSearch
        initialQuery={query}
        autoFocus
        onChoose={choose}
        actionOf={actionOf}
        chosenId={chosenId}
        footer={(typed) => (
          <Button
            isFullWidth
            icon={<UserPlus aria-hidden="true" className="size-5" />}
            onPress={() => onStep({ at: 'new', typed })}
          >
            {t('newGuest')}
          </Button>
        )}
      />
      <ActionMessage state={state} />
    </div>
  )
}

type WalkInProps = {
  client: FoundClient
  action: StaffAction<Arrived>
  onDone: (arrived: Arrived) => void
  onBack: () => void
}

function WalkIn({ client, action, onDone, onBack }: WalkInProps) {
  const t = useTranslations('clients.checkIn')
  const { state, submit, pending } = useStaffAction(action)

  async function receive() {
    const answer = await submit({ clientId: client.clientId })
    if (answer?.status === 'done') onDone(answer.result)
  }

  return (
    <div className="grid gap-6">
      <Guest client={client} />
      <p className="text-ink-soft">{t('walkInHint')}</p>
      <ActionMessage state={state} />
      <div className="grid gap-3">
        <Button variant="primary" size="lg" isFullWidth isPending={pending} onPress={() => void receive()}>
          {t('receive')}
        </Button>
        <Button variant="quiet" isFullWidth onPress={onBack}>
          {t('back')}
        </Button>
      </div>
    </div>
  )
}

function Guest({ client }: { client: FoundClient }) {
  return (
    <div className="flex items-center gap-5">
      <Avatar name={client.name} size="lg" />
      <div className="min-w-0">
        <p className="font-serif text-2xl font-semibold">{guestName(client)}</p>
        {client.formOfAddress && client.formOfAddress !== client.name && (
          <p className="text-ink-soft">{client.name}</p>
        )}
      </div>
    </div>
  )
}
