// She is asked in every visit: "nothing new since last time" in one tap, or question by question.
'use client'

import { Check, CircleHelp, Pencil, Plus, ShieldAlert } from 'lucide-react'
import { useFormatter, useLocale, useTimeZone, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { type Meaning, NoteAlertForm } from '@/components/clients/note-alert-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import type { StaffAction } from '@/lib/actions/action-state'
import { type ConsentState, hasRefused } from '@/lib/consents/consent-flow'
import { formatBriefly, formatClock } from '@/lib/i18n/format'
import { isCoveredByNothingNew } from '@/lib/safety/asking-flow'
import type { AskedLine, ToldAlert } from '@/lib/safety/asking-sql'
import { type BaseQuestion, isBaseQuestion, type SafetyQuestion } from '@/lib/safety/safety-flow'
import { TakeBackYes } from './take-back-yes'

export type AskingActions = {
  answerQuestion: StaffAction<void>
  recordNothingNew: StaffAction<void>
  noteAlert: StaffAction<{ alertId: string }>
}

export type AskingCardProps = {
  clientId: string
  visitId: string
  /** Everything she is asked in this visit. */
  questions: readonly AskedLine[]
  /** Where not all of it is put here. */
  only?: ReadonlySet<SafetyQuestion>
  alerts: readonly ToldAlert[]
  lastAskedAt: Date | null
  /** ISO. */
  now: string
  healthConsent: ConsentState
  entries: readonly Meaning[]
  actions: AskingActions
  isEditable: boolean
}

export function AskingCard(props: AskingCardProps) {
  const { questions, only, alerts, isEditable } = props
  const t = useTranslations('safety.asking')
  const [isOpen, setOpen] = useState(false)
  /** What is being written down right now is no "nothing new". */
  const [noting, setNoting] = useState<SafetyQuestion | null>(null)
  const shown = questions.filter(({ question }) => !only || only.has(question))
  const open = shown.filter(({ answer }) => answer === null).length
  const isDone = shown.every((line) => line.answer !== null && !isTold(line, alerts))
  if (isDone && !isOpen) return <AllAsked {...props} onOpen={() => setOpen(true)} />
  return (
    <section aria-label={t('label')} className="grid gap-4 rounded-lg border border-hair bg-sheet p-5">
      {open > 0 && open < shown.length && (
        <p className="font-medium text-ochre">{t('stillOpen', { count: open })}</p>
      )}
      {isEditable && !noting && <NothingNew {...props} />}
      <ul className="grid divide-y divide-hair">
        {shown.map((line) => (
          <Question
            key={line.question}
            line={line}
            {...props}
            isNoting={noting === line.question}
            setNoting={(isNoting) => setNoting(isNoting ? line.question : null)}
          />
        ))}
      </ul>
    </section>
  )
}

/** She said yes, and nothing of that kind is written down: it stops what asks for it. */
function isTold({ question, answer }: AskedLine, alerts: readonly ToldAlert[]): boolean {
  return answer === 'yes' && !alerts.some(({ kind }) => kind === question)
}

/** A quiet line when all is answered; what she said can still be set right. */
function AllAsked({ questions, isEditable, onOpen }: AskingCardProps & { onOpen: () => void }) {
  const t = useTranslations('safety.asking')
  const clock = useClock()
  const last = questions
    .filter(({ askedAt }) => askedAt !== null)
    .toSorted((one, other) => Number(new Date(one.askedAt ?? 0)) - Number(new Date(other.askedAt ?? 0)))
    .at(-1)
  return (
    <section aria-label={t('label')} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p className="flex items-center gap-2 text-celadon-deep">
        <Check aria-hidden="true" className="size-5 shrink-0" />
        {last?.askedAt && last.askedBy
          ? t('done', { name: last.askedBy, time: clock(last.askedAt) })
          : t('doneShort')}
      </p>
      {isEditable && (
        <Button variant="quiet" icon={<Pencil aria-hidden="true" className="size-5" />} onPress={onOpen}>
          {t('look')}
        </Button>
      )}
    </section>
  )
}

/** Where she was asked before: what stands, and one tap for all that has not changed. */
function NothingNew({ visitId, questions, alerts, lastAskedAt, now, actions }: AskingCardProps) {
  const t = useTranslations('safety.asking')
  const names = useTranslations('safety.stops.questions')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { submit, pending } = useToldAction(actions.recordNothingNew)
  const covered = questions.filter((line) => isCoveredByNothingNew(line, alerts))
  if (!lastAskedAt || covered.length === 0) return null
  const day = formatBriefly(new Date(lastAskedAt), new Date(now), timeZone, locale)
  const isSince = ({ notedAt }: ToldAlert) => new Date(notedAt) > new Date(lastAskedAt)
  const [since, before] = [alerts.filter(isSince), alerts.filter((alert) => !isSince(alert))]
  const seen = {
    visitId,
    questions: covered.map(({ question }) => question),
    alertIds: alerts.map(({ id }) => id),
    lastAskedAt: new Date(lastAskedAt).toISOString(),
  }
  return (
    <div className="grid gap-3">
      {before.length > 0 ? (
        <p className="flex gap-2.5">
          <ShieldAlert aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-rouge" />
          <span>
            <span className="text-ink-soft">{t('stands')}</span> <AlertWords alerts={before} />
          </span>
        </p>
      ) : (
        since.length === 0 && <p className="text-ink-soft">{t('nothingStands')}</p>
      )}
      {since.length > 0 && (
        <p className="flex gap-2.5">
          <ShieldAlert aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-rouge" />
          <span>
            <span className="text-ink-soft">{t('notedSince', { day })}</span> <AlertWords alerts={since} />
          </span>
        </p>
      )}
      <Button
        variant="primary"
        size="lg"
        isFullWidth
        isPending={pending}
        icon={<Check aria-hidden="true" className="size-5" />}
        onPress={() => void submit(seen)}
      >
        {t(since.length > 0 ? 'nothingElseNew' : 'nothingNew', { day })}
      </Button>
      <p className="text-sm text-ink-soft">
        {t('covers', { questions: covered.map(({ question }) => names(question)).join(' · ') })}
      </p>
      <p className="text-sm text-ink-soft">{t('orOneByOne')}</p>
    </div>
  )
}

function AlertWords({ alerts }: { alerts: readonly ToldAlert[] }) {
  const t = useTranslations('safety.asking')
  const format = useFormatter()
  const words = alerts.map(({ text, isSerious }) => (isSerious ? t('serious', { text }) : text))
  return <strong className="font-semibold">{format.list(words)}</strong>
}

type QuestionProps = AskingCardProps & {
  line: AskedLine
  /** One thing is written down at a time. */
  isNoting: boolean
  setNoting: (isNoting: boolean) => void
}

function Question({ line, isNoting, setNoting, ...props }: QuestionProps) {
  const t = useTranslations('safety.asking')
  const { clientId, visitId, alerts, healthConsent, entries, actions, isEditable } = props
  const [isChanging, setChanging] = useState(false)
  const [isTakingBack, setTakingBack] = useState(false)
  const { submit, pending } = useToldAction(actions.answerQuestion)
  const { question, answer } = line
  const standing = alerts.filter(({ kind }) => kind === question)
  const mayNote = isBaseQuestion(question) && !hasRefused(healthConsent)

  async function say(said: 'no' | 'yes', reason?: string) {
    const isTakenBack = said === 'no' && answer === 'yes'
    // Whether it was her own slip of the thumb the salon knows; without a reason it is sent only so soon.
    if (isTakenBack && !reason && !isJustSaid(line)) return setTakingBack(true)
    const told = { visitId, question, answer: said, ...(answer ? { seen: answer } : {}) }
    const isKept = await submit({ ...told, ...(reason ? { reason } : {}) })
    if (!isKept) return setTakingBack(isTakenBack)
    setTakingBack(false)
    setChanging(false)
    setNoting(said === 'yes' && mayNote && standing.length === 0)
  }

  return (
    <li className="grid gap-3 py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-medium">{t(`questions.${question}`)}</p>
          {standing.length > 0 && (
            <p className="text-sm">
              <AlertWords alerts={standing} />
            </p>
          )}
        </div>
        {isEditable && (answer === null || isChanging) ? (
          <Answers
            line={line}
            hasStanding={standing.length > 0}
            isPending={pending}
            onSay={say}
            onNote={mayNote ? () => setNoting(true) : null}
          />
        ) : (
          <Answered line={line} onChange={isEditable ? () => setChanging(true) : null} />
        )}
      </div>
      {isTakingBack && (
        <TakeBackYes
          isPending={pending}
          onTakeBack={(reason) => void say('no', reason)}
          onLeave={() => setTakingBack(false)}
        />
      )}
      {isTold(line, alerts) && !isNoting && !isTakingBack && (
        <Told
          isNotable={isBaseQuestion(question)}
          onNote={mayNote && isEditable ? () => setNoting(true) : null}
        />
      )}
      {isNoting && isBaseQuestion(question) && (
        <NoteAlertForm
          about={{ clientId, visitId }}
          action={actions.noteAlert}
          entries={entries}
          initialKind={question satisfies BaseQuestion}
          asksConsent={healthConsent !== 'given'}
          onClose={() => {
            setNoting(false)
            setChanging(false)
          }}
        />
      )}
    </li>
  )
}

const SLIP_MS = 15_000

function isJustSaid({ question, askedAt }: AskedLine): boolean {
  if (question === 'contact_lenses') return true
  return askedAt !== null && Date.now() - new Date(askedAt).getTime() < SLIP_MS
}

type AnswersProps = {
  line: AskedLine
  hasStanding: boolean
  isPending: boolean
  onSay: (said: 'no' | 'yes') => Promise<void>
  onNote: (() => void) | null
}

/** No and yes; where something of this kind stands, that it still does, or that there is more. */
function Answers({ line, hasStanding, isPending, onSay, onNote }: AnswersProps) {
  const t = useTranslations('safety.asking')
  const { question } = line
  const words = t.has(`answers.${question}.no`) ? question : 'any'
  return (
    <fieldset className="ms-auto flex gap-2.5">
      <legend className="sr-only">{t(`questions.${question}`)}</legend>
      {hasStanding ? (
        <>
          <Button isDisabled={isPending} onPress={() => void onSay('yes')}>
            {t('stillSo')}
          </Button>
          {onNote && (
            <Button
              isDisabled={isPending}
              icon={<Plus aria-hidden="true" className="size-5" />}
              onPress={onNote}
            >
              {t('more')}
            </Button>
          )}
        </>
      ) : (
        <>
          <Button isDisabled={isPending} onPress={() => void onSay('no')}>
            {t(`answers.${words}.no`)}
          </Button>
          <Button isDisabled={isPending} onPress={() => void onSay('yes')}>
            {t(`answers.${words}.yes`)}
          </Button>
        </>
      )}
    </fieldset>
  )
}

/** Ticked, with who asked at hand, and the way to set it right. */
function Answered({ line, onChange }: { line: AskedLine; onChange: (() => void) | null }) {
  const t = useTranslations('safety.asking')
  const clock = useClock()
  const { question, answer, askedBy, askedAt, reason } = line
  if (answer === null) return <p className="text-sm text-ink-soft">{t('notYet')}</p>
  const words = t.has(`answers.${question}.no`) ? question : 'any'
  const said: ReactNode = answer === 'unchanged' ? t('unchanged') : t(`answers.${words}.${answer}`)
  const isYes = answer === 'yes'
  return (
    <div className="flex items-center gap-2.5">
      <p className="flex items-center gap-2 text-sm text-ink-soft">
        {isYes ? (
          <CircleHelp aria-hidden="true" className="size-5 shrink-0 text-ochre" />
        ) : (
          <Check aria-hidden="true" className="size-5 shrink-0 text-celadon-deep" />
        )}
        <span>
          <span className="font-medium text-ink">{said}</span>
          {askedBy && askedAt && <span> · {t('by', { name: askedBy, time: clock(askedAt) })}</span>}
          {reason && <span className="block">{t('takenBack', { reason })}</span>}
        </span>
      </p>
      {onChange && (
        <Button variant="quiet" onPress={onChange}>
          {t('change')}
        </Button>
      )}
    </div>
  )
}

/** What a yes leads to: one of the four is written down, the others are not for what is done today. */
function Told({ isNotable, onNote }: { isNotable: boolean; onNote: (() => void) | null }) {
  const t = useTranslations('safety.asking')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg bg-ochre-wash px-4 py-2">
      <p className="text-ochre">{t(!isNotable ? 'notForNow' : onNote ? 'untold' : 'untoldRefused')}</p>
      {onNote && (
        <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={onNote}>
          {t('noteIt')}
        </Button>
      )}
    </div>
  )
}

function useClock(): (at: Date) => string {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (at) => formatClock(new Date(at), timeZone, locale)
}
