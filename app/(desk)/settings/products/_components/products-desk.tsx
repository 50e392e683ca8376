// The products on the manager's desk.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { formatMoney } from '@/lib/i18n/format'
import { typedPrice } from '@/lib/salons/entry-schemas'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'
import { PriceField } from '../../_components/price-field'

type Product = ListEntry & { priceMinor: number }

type ProductsDeskProps = { products: readonly Product[]; currency: string; actions: ListActions }

export function ProductsDesk({ products, currency, actions }: ProductsDeskProps) {
  const form = useTranslations('settings.form')
  const locale = useLocale()
  const standsOf = (product: Product) => [
    ...namesStanding(product, form),
    {
      name: 'price',
      label: form('price'),
      typed: typedPrice(product.priceMinor, currency),
      value: formatMoney(product.priceMinor, currency, locale),
    },
  ]
  return (
    <ListDesk
      words="products"
      entries={products}
      actions={actions}
      nameEntry={(productId) => ({ productId })}
      factsOf={(product) => formatMoney(product.priceMinor, currency, locale)}
      form={(product, close, aside) => (
        <EntryForm
          action={product ? actions.revise : actions.add}
          payload={product ? { productId: product.id, seen: seenOf(product) } : {}}
          stands={product ? standsOf(product) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              <NameFields entry={product} errorOf={errorOf} />
              <PriceField
                currency={currency}
                defaultValue={product ? typedPrice(product.priceMinor, currency) : undefined}
                error={errorOf('price')}
              />
            </>
          )}
        </EntryForm>
      )}
    />
  )
}

function seenOf({ name, nameEn, priceMinor }: Product) {
  return { name, nameEn, priceMinor }
}
