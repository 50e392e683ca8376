// The steps of a stage: what to do, say and show; each ticked or passed over with a tap.
'use client'

import { Check, ChevronDown, Hand, MessageCircle, Minus, Sparkle } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useOptimistic, useState, useTransition } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { AskedTitle } from '@/components/visit/asked-title'
import { isForTheUnhappy, standardText } from '@/lib/standards/standards-wording'
import type { GuidedStep } from '@/lib/visits/visit-queries'
import { addressOf, fillScript, type Said, type SpokenTo, type Title } from '@/lib/visits/visit-wording'
import { markStepAction } from '../actions'

type Mark = 'done' | 'passed' | 'cleared'

type Props = {
  visitId: string
  steps: GuidedStep[]
  /** For the sentences to say: to whom, by whom, and how long she still waits. */
  guest: SpokenTo
  speaker: string
  minutes: number | null
  /** What a step leaves behind, by step key. */
  fields: Record<string, ReactNode>
  isEditable: boolean
}

export function StepList({ visitId, steps, guest, speaker, minutes, fields, isEditable }: Props) {
  const locale = useLocale()
  const [title, setTitle] = useState<Title | null>(null)
  const said = { address: addressOf(guest, locale, title), speaker, minutes }
  const { submit } = useToldAction(markStepAction)
  const [, startTransition] = useTransition()
  const [shown, mark] = useOptimistic(
    steps.map((step) => ({ step, kind: step.mark?.kind ?? null })),
    (current, { stepKey, kind }: { stepKey: string; kind: Mark }) =>
      current.map((item) =>
        item.step.stepKey === stepKey ? { ...item, kind: kind === 'cleared' ? null : kind } : item,
      ),
  )
  const firstOpen = shown.find((item) => item.kind === null)?.step.stepKey

  function markStep(stepKey: string, kind: Mark) {
    startTransition(async () => {
      mark({ stepKey, kind })
      await submit({ visitId, stepKey, mark: kind })
    })
  }

  return (
    <>
      {isEditable && addressOf(guest, locale) === null && (
        <AskedTitle guest={guest} title={title} onChoose={setTitle} />
      )}
      <ol className="grid gap-3">
        {shown.map(({ step, kind }) => (
          <Step
            key={step.stepKey}
            step={step}
            kind={kind}
            said={said}
            isNext={step.stepKey === firstOpen}
            isEditable={isEditable}
            onMark={(next) => markStep(step.stepKey, next)}
          >
            {fields[step.stepKey]}
          </Step>
        ))}
      </ol>
    </>
  )
}

type StepProps = {
  step: GuidedStep
  kind: 'done' | 'passed' | null
  said: Said
  isNext: boolean
  isEditable: boolean
  onMark: (mark: Mark) => void
  children: ReactNode
}

function Step({ step, kind, said, isNext, isEditable, onMark, children }: StepProps) {
  const t = useTranslations('visit')
  const calls = useTranslations('follow-ups')
  const locale = useLocale()
  const when = isForTheUnhappy(step.stepKey) ? calls('onlyUnhappy') : undefined
  const [isUnfolded, setUnfolded] = useState<boolean | null>(null)
  const isOpen = isUnfolded ?? isNext
  const title = standardText(step, 'title', locale)
  const detailsId = `step-${step.stepKey}`
  return (
    <li
      className={classNames(
        'rounded-lg border bg-sheet px-4 py-3',
        isNext ? 'border-celadon-line' : 'border-hair',
      )}
      data-step={step.stepKey}
      data-mark={kind ?? 'open'}
    >
      <div className="flex items-center gap-3">
        <TickButton title={title} kind={kind} isDisabled={!isEditable} onMark={onMark} />
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={detailsId}
          onClick={() => setUnfolded(!isOpen)}
          className="flex min-h-12 min-w-0 flex-1 items-center gap-2 rounded-md text-start"
        >
          <span className={classNames('min-w-0 flex-1 text-lg leading-snug', kind && 'text-ink-soft')}>
            {title}
            {kind === 'passed' && <span className="ms-2 text-sm">{t('passedOver')}</span>}
          </span>
          {step.targetMinutes > 0 && (
            <span className="numeric shrink-0 text-sm text-ink-soft">
              {t('targetMinutes', { target: step.targetMinutes })}
            </span>
          )}
          <ChevronDown
            aria-hidden
            className={classNames(
              'size-5 shrink-0 text-ink-soft transition-transform',
              isOpen && 'rotate-180',
            )}
          />
        </button>
      </div>
      <div id={detailsId} hidden={!isOpen} className="ps-[3.75rem]">
        <dl className="grid gap-2 pb-2 pt-1">
          <Guide icon={<Sparkle aria-hidden className="size-4.5" />} label={t('toDo')}>
            {fillScript(standardText(step, 'requirement', locale), said)}
          </Guide>
          <Guide
            icon={<MessageCircle aria-hidden className="size-4.5" />}
            label={t('toSay')}
            isSpoken
            when={when}
          >
            {fillScript(standardText(step, 'say', locale), said)}
          </Guide>
          <Guide icon={<Hand aria-hidden className="size-4.5" />} label={t('toShow')}>
            {fillScript(standardText(step, 'gesture', locale), said)}
          </Guide>
        </dl>
        {isEditable && kind === null && (
          <Button
            variant="quiet"
            className="-ms-4"
            icon={<Minus aria-hidden className="size-5" />}
            aria-label={t('passOverStep', { step: title })}
            onPress={() => onMark('passed')}
          >
            {t('passOver')}
          </Button>
        )}
      </div>
      {children && <div className="pb-1 pt-3 sm:ps-[3.75rem]">{children}</div>}
    </li>
  )
}

function TickButton({
  title,
  kind,
  isDisabled,
  onMark,
}: {
  title: string
  kind: 'done' | 'passed' | null
  isDisabled: boolean
  onMark: (mark: Mark) => void
}) {
  const t = useTranslations('visit')
  return (
    <button
      type="button"
      aria-pressed={kind === 'done'}
      aria-label={t('tick', { step: title })}
      disabled={isDisabled}
      onClick={() => onMark(kind === null ? 'done' : 'cleared')}
      className={classNames(
        'flex size-12 shrink-0 items-center justify-center rounded-full border-2 transition-colors',
        kind === 'done' && 'border-celadon bg-celadon text-sheet',
        kind === 'passed' && 'border-edge bg-fold text-ink-soft',
        kind === null && 'border-edge bg-sheet text-edge',
      )}
    >
      {kind === 'passed' && <Minus aria-hidden className="size-6" />}
      {kind === 'done' && <Check aria-hidden className="size-6" />}
    </button>
  )
}

function Guide({
  icon,
  label,
  isSpoken = false,
  when,
  children,
}: {
  icon: ReactNode
  label: string
  isSpoken?: boolean
  /** In which case alone. */
  when?: string | undefined
  children: ReactNode
}) {
  if (!children) return null
  return (
    <div className="flex gap-2.5">
      <dt className="mt-1 shrink-0 text-celadon">
        {icon}
        <span className="sr-only">{label}</span>
      </dt>
      <dd className={isSpoken ? 'font-serif text-lg leading-relaxed' : 'text-ink-soft'}>
        {when && <span className="block font-sans text-sm text-ochre">{when}</span>}
        {children}
      </dd>
    </div>
  )
}
