// A price as people type it, in the salon's currency.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { NumberField } from '@/components/ui/field'

type PriceFieldProps = { currency: string; defaultValue: string | undefined; error: string | undefined }

export function PriceField({ currency, defaultValue, error }: PriceFieldProps) {
  const t = useTranslations('settings.form')
  return (
    <NumberField
      name="price"
      label={t('price')}
      icon={<span className="text-base">{symbolOf(currency, useLocale())}</span>}
      defaultValue={defaultValue}
      error={error}
      allowsDecimals
      isRequired
    />
  )
}

function symbolOf(currency: string, locale: string): string {
  const parts = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}
