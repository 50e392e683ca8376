// Products for home: chosen, with the reason in her words, and what she answered.
'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextAreaField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { formatMoney, localName } from '@/lib/i18n/format'
import type { GuidedVisit, VisitPicks } from '@/lib/visits/visit-queries'
import { RECOMMENDATION_ANSWERS } from '@/lib/visits/visit-schemas'
import { answerRecommendationAction, recommendProductAction, retractRecommendationAction } from '../actions'

type Props = {
  visitId: string
  recommendations: GuidedVisit['recommendations']
  products: VisitPicks['products']
  currency: string
  isEditable: boolean
}

export function RecommendationsField({ visitId, recommendations, products, currency, isEditable }: Props) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const answer = useToldAction(answerRecommendationAction)
  const retract = useToldAction(retractRecommendationAction)
  const left = products.filter((product) => !recommendations.some((made) => made.product.id === product.id))
  return (
    <div className="grid gap-5">
      {recommendations.length === 0 && <p className="text-ink-soft">{t('noRecommendations')}</p>}
      <ul className="grid gap-5">
        {recommendations.map((made) => (
          <li key={made.id} className="grid gap-2 border-t border-hair pt-4 first:border-0 first:pt-0">
            <div className="flex items-center gap-3">
              <div className="min-w-0 flex-1">
                <p className="font-serif text-lg">
                  {localName(made.product, locale)}
                  <span className="numeric ms-3 font-sans text-sm text-ink-soft">
                    {formatMoney(made.priceMinor ?? made.product.priceMinor, currency, locale)}
                  </span>
                </p>
                <p className="text-ink-soft">{made.reason}</p>
              </div>
              {isEditable && made.answer === null && (
                <IconButton
                  label={t('retractRecommendation', { product: localName(made.product, locale) })}
                  icon={<Trash2 aria-hidden className="size-5" />}
                  onPress={() => void retract.submit({ recommendationId: made.id })}
                />
              )}
            </div>
            <ChoiceChips
              label={t('herAnswer')}
              isDisabled={!isEditable}
              value={made.answer}
              items={RECOMMENDATION_ANSWERS.map((id) => ({ id, label: t(`answers.${id}`) }))}
              onChange={(chosen) => void answer.submit({ recommendationId: made.id, answer: chosen })}
            />
          </li>
        ))}
      </ul>
      {isEditable && left.length > 0 && <Recommend visitId={visitId} products={left} currency={currency} />}
    </div>
  )
}

function Recommend({
  visitId,
  products,
  currency,
}: {
  visitId: string
  products: VisitPicks['products']
  currency: string
}) {
  const t = useTranslations('visit')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const recommend = useToldAction(recommendProductAction)
  const [productId, setProductId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  return (
    <form
      className="grid gap-3 rounded-lg bg-fold/60 p-4"
      onSubmit={async (event) => {
        event.preventDefault()
        setChecked(true)
        if (!productId || reason.trim() === '') return
        if (!(await recommend.submit({ visitId, productId, reason }))) return
        setProductId(null)
        setReason('')
        setChecked(false)
      }}
    >
      <Select
        label={t('product')}
        placeholder={t('chooseProduct')}
        value={productId}
        items={products.map((product) => ({
          id: product.id,
          label: localName(product, locale),
          description: formatMoney(product.priceMinor, currency, locale),
        }))}
        onChange={setProductId}
        {...(isChecked && !productId ? { error: errors('choose_one') } : {})}
      />
      <TextAreaField
        label={t('recommendationReason')}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        {...(isChecked && reason.trim() === '' ? { error: errors('required') } : {})}
      />
      <Button type="submit" icon={<Plus aria-hidden className="size-5" />} isPending={recommend.pending}>
        {t('recommend')}
      </Button>
    </form>
  )
}

/** What is to be settled at the desk: treatments performed and products bought. */
export function BillField({
  sessions,
  recommendations,
  currency,
}: {
  sessions: GuidedVisit['sessions']
  recommendations: GuidedVisit['recommendations']
  currency: string
}) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const format = useFormatter()
  const rows = [
    ...sessions
      .filter((session) => session.endedAt)
      .map((session) => ({
        id: session.id,
        name: localName(session.treatment, locale),
        minor: session.priceMinor ?? session.treatment.priceMinor,
      })),
    ...recommendations
      .filter((made) => made.answer === 'bought')
      .map((made) => ({
        id: made.id,
        name: localName(made.product, locale),
        minor: made.product.priceMinor,
      })),
  ]
  if (rows.length === 0) return <p className="text-ink-soft">{t('nothingToSettle')}</p>
  const total = rows.reduce((sum, row) => sum + row.minor, 0)
  return (
    <table className="numeric w-full max-w-md">
      <caption className="sr-only">{t('bill', { count: format.number(rows.length) })}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-b border-hair">
            <th scope="row" className="py-2 text-start font-normal">
              {row.name}
            </th>
            <td className="py-2 text-end">{formatMoney(row.minor, currency, locale)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-2 text-start">
            {t('total')}
          </th>
          <td className="py-2 text-end text-lg font-semibold">{formatMoney(total, currency, locale)}</td>
        </tr>
      </tbody>
    </table>
  )
}
