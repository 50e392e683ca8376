// One recommendation: what was said, and what she answered, with how many or why not.
'use client'

import { Minus, Plus, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { AskingIconButton } from '@/components/ui/asking-icon-button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { QUANTITIES } from '@/lib/at-home/at-home-schemas'
import { formatMoney, localName } from '@/lib/i18n/format'
import { DECLINE_REASONS } from '@/lib/matching/matching-flow'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { RECOMMENDATION_ANSWERS } from '@/lib/visits/visit-schemas'
import { retractRecommendationAction } from '../../actions'
import { useAnswer } from './use-answer-client'

type Made = GuidedVisit['recommendations'][number]

type Props = {
  made: Made
  /** Something noted since must not meet it. */
  isStopped: boolean
  currency: string
  isEditable: boolean
}

export function MadeRecommendation({ made, isStopped, currency, isEditable }: Props) {
  const t = useTranslations('visit')
  const matching = useTranslations('matching')
  const locale = useLocale()
  const retract = useToldAction(retractRecommendationAction)
  const { shown, answer } = useAnswer(made)
  const product = localName(made.product, locale)
  return (
    <li className="grid gap-3 border-t border-hair pt-4 first:border-0 first:pt-0">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-serif text-lg">
            {product}
            <span className="numeric ms-3 font-sans text-sm text-ink-soft">
              {formatMoney(made.priceMinor ?? made.product.priceMinor, currency, locale)}
            </span>
          </p>
          <p className="text-ink-soft">{made.reason}</p>
        </div>
        {isEditable && shown.answer === null && (
          <AskingIconButton
            label={t('retractRecommendation', { product })}
            icon={<Trash2 aria-hidden className="size-5" />}
            isPending={retract.pending}
            onConfirm={() => retract.submit({ recommendationId: made.id })}
          />
        )}
      </div>
      {isStopped && <Notice tone="error">{matching('stops.nowStopped')}</Notice>}
      <ChoiceChips
        label={t('herAnswer')}
        isDisabled={!isEditable}
        value={shown.answer}
        items={RECOMMENDATION_ANSWERS.map((id) => ({
          id,
          label: t(`answers.${id}`),
          isDisabled: isStopped && id === 'bought',
        }))}
        onChange={(chosen) => {
          const said = RECOMMENDATION_ANSWERS.find((id) => id === chosen)
          if (said) answer({ answer: said })
        }}
      />
      {shown.answer === 'bought' && (
        <Quantity
          product={product}
          quantity={shown.quantity}
          isEditable={isEditable && !isStopped}
          onChange={(quantity) => answer({ answer: 'bought', quantity })}
        />
      )}
      {shown.answer === 'declined' && (isEditable || shown.declineReason !== null) && (
        <ChoiceChips
          label={matching('declineReason')}
          isDisabled={!isEditable}
          value={shown.declineReason}
          items={DECLINE_REASONS.filter((id) => isEditable || id === shown.declineReason).map((id) => ({
            id,
            label: matching(`declineReasons.${id}`),
          }))}
          onChange={(chosen) => {
            const declineReason = DECLINE_REASONS.find((id) => id === chosen)
            if (declineReason) answer({ answer: 'declined', declineReason })
          }}
        />
      )}
    </li>
  )
}

function Quantity({
  product,
  quantity,
  isEditable,
  onChange,
}: {
  product: string
  quantity: number
  isEditable: boolean
  onChange: (quantity: number) => void
}) {
  const t = useTranslations('matching')
  const shown = <span className="numeric min-w-16 text-center">{t('pieces', { count: quantity })}</span>
  if (!isEditable) return <p className="text-ink-soft">{shown}</p>
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="sr-only">{t('quantity')}</legend>
      <IconButton
        variant="secondary"
        label={t('fewer', { product })}
        icon={<Minus aria-hidden="true" className="size-5" />}
        isDisabled={quantity <= QUANTITIES.least}
        onPress={() => onChange(quantity - 1)}
      />
      <span aria-live="polite">{shown}</span>
      <IconButton
        variant="secondary"
        label={t('more', { product })}
        icon={<Plus aria-hidden="true" className="size-5" />}
        isDisabled={quantity >= QUANTITIES.most}
        onPress={() => onChange(quantity + 1)}
      />
    </fieldset>
  )
}
