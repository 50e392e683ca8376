// What stands with a colleague, and the one act that gives what is chosen to somebody else.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { sendJson } from '@/components/forms/send-json-client'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { ManyChips } from '@/components/ui/many-chips'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import type { RouteAnswer } from '@/lib/actions/staff-route'
import type { StandingSession, StandingWith } from '@/lib/handing-on/handing-on-queries'
import { formatClock, formatDay, guestName, localName } from '@/lib/i18n/format'
import type { ListedStaffMember } from '@/lib/staff/staff-queries'

type HandOnProps = {
  colleague: ListedStaffMember
  others: readonly ListedStaffMember[]
  handOn: StaffAction<unknown>
}

export function HandOn({ colleague, others, handOn }: HandOnProps) {
  const t = useTranslations('settings.staff')
  const { standing, lookAgain } = useStanding(colleague.id)
  if (!standing) return null
  const { sessions, promises, calls } = standing
  return (
    <section className="grid gap-4">
      <h3 className="text-lg">{t('standing')}</h3>
      {sessions.length + promises.length + calls === 0 && (
        <p className="text-ink-soft">{t('nothingStands')}</p>
      )}
      {sessions.length + promises.length > 0 && (
        <Choose
          // Chosen anew once something has been handed on.
          key={[...sessions, ...promises].map(({ id }) => id).join()}
          {...{ colleague, others, handOn, standing }}
          onDone={lookAgain}
        />
      )}
      {calls > 0 && <p className="text-ink-soft">{t('callsStand', { count: calls })}</p>}
    </section>
  )
}

type ChooseProps = HandOnProps & { standing: StandingWith; onDone: () => void }

function Choose({ colleague, others, handOn, standing, onDone }: ChooseProps) {
  const t = useTranslations('settings.staff')
  const roles = useTranslations('common.roles')
  const wordsOf = useWords()
  const [sessionIds, setSessionIds] = useState(standing.sessions.map(({ id }) => id))
  const [promiseIds, setPromiseIds] = useState(standing.promises.map(({ id }) => id))
  const [toId, setToId] = useState<string | null>(null)
  const { submit, pending } = useToldAction(handOn)
  // Guests go to whoever treats; a promise can be kept by anybody.
  const able = others.filter(({ role }) => sessionIds.length === 0 || role === 'therapist')
  const to = able.find(({ id }) => id === toId)
  const give = async () => {
    if (!to) return
    const isDone = await submit({ fromId: colleague.id, toId: to.id, sessionIds, promiseIds })
    if (!isDone) return
    showToast({ tone: 'success', message: t('handedOn', { name: to.name }) })
    onDone()
  }
  return (
    <div className="grid gap-4">
      {standing.sessions.length > 0 && (
        <ManyChips
          label={t('guestsStand')}
          items={standing.sessions.map((session) => ({ id: session.id, label: wordsOf.session(session) }))}
          value={sessionIds}
          onChange={setSessionIds}
        />
      )}
      {standing.promises.length > 0 && (
        <ManyChips
          label={t('promisesStand')}
          items={standing.promises.map((promise) => ({ id: promise.id, label: wordsOf.promise(promise) }))}
          value={promiseIds}
          onChange={setPromiseIds}
        />
      )}
      <ChoiceChips
        label={t('handTo')}
        description={t('handToHint')}
        items={able.map(({ id, name, role }) => ({ id, label: name, description: roles(role) }))}
        value={to?.id ?? null}
        onChange={setToId}
      />
      <Button
        className="justify-self-start"
        isDisabled={!to || sessionIds.length + promiseIds.length === 0}
        isPending={pending}
        onPress={() => void give()}
      >
        {to ? t('handOnTo', { name: to.name }) : t('handOn')}
      </Button>
    </div>
  )
}

function useWords() {
  const t = useTranslations('settings.staff')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return {
    session: ({ is, startsAt, guest, treatment }: StandingSession) => {
      const moment = new Date(startsAt)
      const when =
        is === 'booked'
          ? `${formatDay(moment, timeZone, locale)} ${formatClock(moment, timeZone, locale)}`
          : t(`stands.${is}`)
      return [when, guestName(guest), localName(treatment, locale)].join(' · ')
    },
    promise: ({ text, dueOn, guest }: StandingWith['promises'][number]) =>
      [formatDay(new Date(`${dueOn}T12:00:00Z`), 'UTC', locale), guestName(guest), text].join(' · '),
  }
}

/** Null until it is known. */
function useStanding(staffMemberId: string): { standing: StandingWith | null; lookAgain: () => void } {
  const [standing, setStanding] = useState<StandingWith | null>(null)
  const look = useCallback(async () => {
    const answer = await sendJson<RouteAnswer<StandingWith>>('POST', '/settings/staff/standing', {
      staffMemberId,
    })
    if (answer?.status === 'done') setStanding(answer.result)
  }, [staffMemberId])
  useEffect(() => void look(), [look])
  return { standing, lookAgain: () => void look() }
}
