// Another product from the shelf, with a reason of one's own; what must not be given her stands there and cannot be chosen.
'use client'

import { Plus } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { saysSomething } from '@/lib/actions/reason-schemas'
import { formatMoney, localName } from '@/lib/i18n/format'
import type { HomeProduct, ProductStop } from '@/lib/matching/matching-flow'
import { recommendProductAction } from '../../actions'

type Props = { visitId: string; products: readonly HomeProduct[]; currency: string }

export function OtherProduct({ visitId, products, currency }: Props) {
  const t = useTranslations('visit')
  const matching = useTranslations('matching')
  const errors = useTranslations('errors')
  const locale = useLocale()
  const noteOf = useProductNotes()
  const recommend = useToldAction(recommendProductAction)
  const [productId, setProductId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const left = products.filter(({ isRecommended }) => !isRecommended)
  if (left.length === 0) return null
  return (
    <form
      aria-label={matching('another')}
      className="grid gap-3 rounded-lg bg-fold/60 p-4"
      onSubmit={async (event) => {
        event.preventDefault()
        setChecked(true)
        if (!productId || !saysSomething(reason)) return
        if (!(await recommend.submit({ visitId, productId, reason }))) return
        setProductId(null)
        setReason('')
        setChecked(false)
      }}
    >
      <Select
        label={matching('another')}
        placeholder={t('chooseProduct')}
        value={productId}
        items={left.map((product) => ({
          id: product.id,
          label: localName(product, locale),
          description: [formatMoney(product.priceMinor, currency, locale), ...noteOf(product)].join(' · '),
          isDisabled: product.stops.length > 0,
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
        {...(isChecked && !saysSomething(reason)
          ? { error: errors(reason.trim() === '' ? 'required' : 'reason_too_short') }
          : {})}
      />
      <Button type="submit" icon={<Plus aria-hidden className="size-5" />} isPending={recommend.pending}>
        {t('recommend')}
      </Button>
    </form>
  )
}

/** What there is to know of a product before it is chosen for her. */
function useProductNotes(): (product: HomeProduct) => string[] {
  const t = useTranslations('matching')
  const format = useFormatter()
  const locale = useLocale()
  return ({ stops, atHome, isUnsuitable, declined, needsPatchTest }) => {
    if (stops.length > 0) return [stopped(stops)]
    return [
      ...(atHome ? [t('notes.atHome')] : []),
      ...(isUnsuitable ? [t('notes.unsuitable')] : []),
      ...(declined ? [refused(declined.reason)] : []),
      ...(needsPatchTest ? [t('notes.patchTest')] : []),
    ]
  }

  function stopped(stops: readonly ProductStop[]): string {
    const meets = stops.flatMap((stop) => (stop.kind === 'matched' ? [localName(stop.meets, locale)] : []))
    if (meets.length > 0) return t('stops.matched', { meets: format.list([...new Set(meets)]) })
    const said = stops.find((stop) => stop.kind === 'said')
    return said ? t('stops.said', { words: said.words }) : t('stops.reacted')
  }

  function refused(reason: NonNullable<HomeProduct['declined']>['reason']): string {
    return reason ? t('notes.declined', { reason: t(`declineReasons.${reason}`) }) : t('notes.declinedPlain')
  }
}
