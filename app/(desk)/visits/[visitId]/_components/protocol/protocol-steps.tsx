// A treatment step by step: the one whose turn it is, large; what is done and what is to come, small.
'use client'

import { Check } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { useMoment } from '@/components/ui/use-moment'
import { useResting } from '@/components/ui/use-resting'
import { localName } from '@/lib/i18n/format'
import { currentStep } from '@/lib/visits/protocol-flow'
import type { ProtocolOnVisit, ProtocolStepOnVisit } from '@/lib/visits/protocol-queries'
import { tickProtocolAction } from '../../actions'

type Mark = { stepId: string; mark: 'done' | 'cleared' }

type Props = {
  protocol: ProtocolOnVisit
  mayTick: boolean
  /** It has to stop now: what is done stands and can be set right, nothing goes on. */
  isHalted: boolean
}

export function ProtocolSteps({ protocol, mayTick, isHalted }: Props) {
  const t = useTranslations('protocols')
  const locale = useLocale()
  const { submit } = useToldAction(tickProtocolAction)
  const [, startTransition] = useTransition()
  const [steps, show] = useOptimistic(protocol.steps, (standing, { stepId, mark }: Mark) =>
    standing.map((step) =>
      step.id === stepId ? { ...step, done: mark === 'done' ? { by: '', at: new Date() } : null } : step,
    ),
  )
  const tick = (stepId: string, mark: Mark['mark']) =>
    startTransition(async () => {
      show({ stepId, mark })
      await submit({ sessionId: protocol.sessionId, stepId, mark })
    })
  const done = steps.filter((step) => step.done).length
  const treatment = localName(protocol.treatment, locale)
  // The next step slides under the thumb that has just ticked one.
  const isResting = useResting(steps.map((step) => (step.done ? '1' : '0')).join(''))
  const onTick = mayTick ? tick : null
  const current = isHalted ? undefined : currentStep(steps)
  return (
    <section aria-label={t('leads', { treatment })} className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-lg">
          {protocol.therapist ? t('withTherapist', { treatment, therapist: protocol.therapist }) : treatment}
        </h3>
        <p className="numeric text-sm text-ink-soft">{t('progress', { done, all: steps.length })}</p>
      </div>
      {isHalted && <p className="text-rouge">{t('halted')}</p>}
      <ol className="grid gap-1.5">
        {steps.map((step) =>
          step === current ? (
            <CurrentStep key={step.id} step={step} isResting={isResting} onTick={onTick} />
          ) : (
            <SmallStep
              key={step.id}
              step={step}
              isResting={isResting}
              onTick={isHalted && !step.done ? null : onTick}
            />
          ),
        )}
      </ol>
      {done === steps.length && <p className="text-celadon-deep">{t('all')}</p>}
    </section>
  )
}

type StepProps = {
  step: ProtocolStepOnVisit
  /** Something has just been ticked here: the second tap of a double tap is not meant for this step. */
  isResting: boolean
  onTick: ((stepId: string, mark: Mark['mark']) => void) | null
}

function CurrentStep({ step, isResting, onTick }: StepProps) {
  const t = useTranslations('protocols')
  const { title, instruction } = useStepWords(step)
  const locale = useLocale()
  return (
    <li
      aria-current="step"
      className="my-1.5 grid gap-4 rounded-lg border border-celadon-line bg-celadon-wash/60 p-5"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-serif text-2xl font-semibold">{title}</p>
        {step.minutes > 0 && (
          <p className="numeric text-lg text-ink-soft">{t('minutesShort', { minutes: step.minutes })}</p>
        )}
      </div>
      {instruction && <p className="max-w-prose text-lg leading-relaxed">{instruction}</p>}
      {step.products.length > 0 && (
        <ul className="grid gap-1">
          {step.products.map(({ product, amount }) => (
            <li key={product.id} className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">{localName(product, locale)}</span>
              {amount && <span className="numeric text-ink-soft">{amount}</span>}
            </li>
          ))}
        </ul>
      )}
      {onTick && (
        <Button
          variant="primary"
          size="lg"
          icon={<Check aria-hidden="true" className="size-6" />}
          aria-label={t('tick', { step: title })}
          isResting={isResting}
          onPress={() => onTick(step.id, 'done')}
        >
          {t('done')}
        </Button>
      )}
    </li>
  )
}

/** One line, ticked and unticked at its beginning. */
function SmallStep({ step, isResting, onTick }: StepProps) {
  const t = useTranslations('protocols')
  const { clock } = useMoment()
  const { title } = useStepWords(step)
  const isDone = step.done !== null
  return (
    <li className="flex min-h-12 items-center gap-1">
      <button
        type="button"
        disabled={!onTick}
        aria-disabled={isResting}
        aria-pressed={isDone}
        aria-label={t(isDone ? 'clear' : 'tick', { step: title })}
        onClick={() => {
          if (!isResting) onTick?.(step.id, isDone ? 'cleared' : 'done')
        }}
        className="flex size-12 shrink-0 cursor-pointer items-center justify-center rounded-md hover:bg-celadon-wash disabled:cursor-default"
      >
        <span
          className={classNames(
            'flex size-6 items-center justify-center rounded-full border-2',
            isDone ? 'border-celadon bg-celadon text-sheet' : 'border-edge bg-sheet',
          )}
        >
          {isDone && <Check aria-hidden="true" className="size-4" strokeWidth={3} />}
        </span>
      </button>
      <span className={classNames('min-w-0 flex-1', isDone && 'text-ink-soft')}>{title}</span>
      <span className="numeric shrink-0 text-sm text-ink-soft">
        {step.done
          ? step.done.by &&
            t('doneBy', {
              who: step.done.by,
              time: clock(step.done.at),
            })
          : step.minutes > 0 && t('minutesShort', { minutes: step.minutes })}
      </span>
    </li>
  )
}

function useStepWords(step: ProtocolStepOnVisit): { title: string; instruction: string } {
  const locale = useLocale()
  return {
    title: localName({ name: step.title, nameEn: step.titleEn }, locale),
    instruction: localName({ name: step.instruction, nameEn: step.instructionEn }, locale),
  }
}
