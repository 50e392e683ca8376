// Which products were used and how much: those of the treatment first, and in rouge what she must not have.
'use client'

import { CircleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { localName } from '@/lib/i18n/format'
import { LONGEST, type UsedProduct } from '@/lib/treatment-notes/note-schemas'
import type { NoteProduct } from '@/lib/treatment-notes/treatment-note-queries'

type Props = {
  products: readonly NoteProduct[]
  /** Of the treatment itself. */
  usualIds: readonly string[]
  used: readonly UsedProduct[]
  onChange: (used: UsedProduct[]) => void
}

export function UsedProducts({ products, usualIds, used, onChange }: Props) {
  const t = useTranslations('treatment-note')
  const locale = useLocale()
  const [showsAll, setShowsAll] = useState(usualIds.length === 0)
  const isUsed = (id: string) => used.some(({ productId }) => productId === id)
  const isNear = ({ id }: NoteProduct) => usualIds.includes(id) || isUsed(id)
  const others = products.filter((product) => !isNear(product))
  const shown = showsAll ? [...products.filter(isNear), ...others] : products.filter(isNear)
  const chosen = products.filter(({ id }) => isUsed(id))
  const namesOf = ({ mustNot }: NoteProduct) =>
    mustNot.map((each) => localName(each, locale)).join(locale === 'en' ? ', ' : '、')
  if (products.length === 0) return null
  return (
    <fieldset className="grid gap-3">
      <legend className="pb-2 font-medium">{t('products')}</legend>
      <div className="flex flex-wrap gap-2.5">
        {shown.map((product) => {
          const isForbidden = product.mustNot.length > 0
          return (
            <ToggleButton
              key={product.id}
              isSelected={isUsed(product.id)}
              onChange={(isSelected) =>
                onChange(
                  isSelected
                    ? [...used, { productId: product.id, amount: '' }]
                    : used.filter(({ productId }) => productId !== product.id),
                )
              }
              className={classNames(
                'flex min-h-12 cursor-pointer flex-col justify-center rounded-xl border px-4 py-2 text-start transition-colors duration-150',
                isForbidden
                  ? 'border-rouge bg-sheet text-rouge selected:bg-rouge-wash selected:font-medium'
                  : 'border-edge bg-sheet hover:border-celadon pressed:bg-celadon-wash selected:border-celadon selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark',
              )}
            >
              <span>{localName(product, locale)}</span>
              {isForbidden && (
                <span className="flex items-center gap-1 text-sm font-normal">
                  <CircleAlert aria-hidden className="size-4 shrink-0" />
                  {t('mustNot', { names: namesOf(product) })}
                </span>
              )}
            </ToggleButton>
          )
        })}
        {!showsAll && others.length > 0 && (
          <Button variant="quiet" onPress={() => setShowsAll(true)}>
            {t('moreProducts', { count: others.length })}
          </Button>
        )}
      </div>
      {chosen.length > 0 && (
        <div className="grid gap-3 sm:grid-cols-2">
          {chosen.map((product) => (
            <TextField
              key={product.id}
              label={t('amountOf', { product: localName(product, locale) })}
              placeholder={t('amountHint')}
              autoComplete="off"
              maxLength={LONGEST.amount}
              value={used.find(({ productId }) => productId === product.id)?.amount ?? ''}
              onChange={(amount) =>
                onChange(used.map((each) => (each.productId === product.id ? { ...each, amount } : each)))
              }
            />
          ))}
        </div>
      )}
      {chosen
        .filter(({ mustNot }) => mustNot.length > 0)
        .map((product) => (
          <Notice key={product.id} tone="error">
            {t('mustNotChosen', { product: localName(product, locale), names: namesOf(product) })}
          </Notice>
        ))}
    </fieldset>
  )
}
