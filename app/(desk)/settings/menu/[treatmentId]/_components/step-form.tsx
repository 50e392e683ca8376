// One step of a treatment: what it is called, how it is done, how long, and with what.
'use client'

import { X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { NumberField, TextAreaField, TextField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import type { StaffAction } from '@/lib/actions/action-state'
import { localName } from '@/lib/i18n/format'
import type { ProtocolStepInSettings, TreatmentCard } from '@/lib/treatments/treatment-queries'
import { EntryForm } from '../../../_components/entry-form'
import { withNamed } from '../../../_components/use-care-chips'

type Used = { productId: string; amount: string }

type StepFormProps = {
  /** Null for a new one. */
  step: ProtocolStepInSettings | null
  treatment: TreatmentCard
  action: StaffAction<unknown>
  onDone: () => void
  aside: ReactNode
}

export function StepForm({ step, treatment, action, onDone, aside }: StepFormProps) {
  const t = useTranslations('protocols')
  const form = useTranslations('settings.form')
  const [products, setProducts] = useState<Used[]>(
    step?.products.map(({ product, amount }) => ({ productId: product.id, amount: amount ?? '' })) ?? [],
  )
  return (
    <EntryForm
      action={action}
      payload={{ ...(step ? { stepId: step.id } : { treatmentId: treatment.id }), products }}
      onDone={onDone}
      aside={aside}
    >
      {({ errorOf }) => (
        <>
          <TextField
            name="title"
            label={t('stepTitle')}
            defaultValue={step?.title}
            maxLength={40}
            autoComplete="off"
            error={errorOf('title')}
            isRequired
          />
          <NumberField
            name="minutes"
            label={t('minutes')}
            suffix={form('minutes')}
            defaultValue={step?.minutes.toString()}
            error={errorOf('minutes')}
            isRequired
            className="sm:max-w-48"
          />
          <TextAreaField
            name="instruction"
            label={t('instruction')}
            defaultValue={step?.instruction ?? ''}
            maxLength={500}
            rows={3}
            error={errorOf('instruction')}
          />
          <UsedProducts treatment={treatment} step={step} used={products} onChange={setProducts} />
          <TextField
            name="titleEn"
            label={t('stepTitleEn')}
            description={form('nameEnHint')}
            defaultValue={step?.titleEn ?? ''}
            maxLength={80}
            autoComplete="off"
            error={errorOf('titleEn')}
          />
          <TextAreaField
            name="instructionEn"
            label={t('instructionEn')}
            defaultValue={step?.instructionEn ?? ''}
            maxLength={800}
            rows={2}
            error={errorOf('instructionEn')}
          />
        </>
      )}
    </EntryForm>
  )
}

type UsedProductsProps = {
  treatment: TreatmentCard
  step: ProtocolStepInSettings | null
  used: readonly Used[]
  onChange: (used: Used[]) => void
}

const MOST_PRODUCTS = 8

function UsedProducts({ treatment, step, used, onChange }: UsedProductsProps) {
  const t = useTranslations('protocols')
  const locale = useLocale()
  const known = withNamed<TreatmentCard['products'][number]>(
    treatment.choices.products,
    step?.products.map(({ product }) => product) ?? [],
  )
  const offered = treatment.choices.products
    .filter(({ id, isForTreatment }) => isForTreatment && !used.some(({ productId }) => productId === id))
    .map((product) => ({ id: product.id, label: localName(product, locale) }))
  return (
    <fieldset className="grid gap-3">
      <legend className="pb-1.5 text-sm font-medium">{t('products')}</legend>
      {used.map(({ productId, amount }) => {
        const product = known.find(({ id }) => id === productId)
        const name = product ? localName(product, locale) : ''
        return (
          <div key={productId} className="flex items-end gap-2 border-b border-hair pb-3">
            <p className="min-w-0 flex-1 py-3">{name}</p>
            <TextField
              label={t('amount')}
              value={amount}
              placeholder={t('amountHint')}
              maxLength={20}
              autoComplete="off"
              onChange={(typed) =>
                onChange(
                  used.map((each) => (each.productId === productId ? { productId, amount: typed } : each)),
                )
              }
              className="w-44"
            />
            <IconButton
              label={t('removeProduct', { product: name })}
              icon={<X aria-hidden="true" className="size-5" />}
              onPress={() => onChange(used.filter((each) => each.productId !== productId))}
            />
          </div>
        )
      })}
      {offered.length > 0 && used.length < MOST_PRODUCTS && (
        <Select
          label={t('addProduct')}
          isLabelHidden
          placeholder={t('addProduct')}
          items={offered}
          value={null}
          onChange={(productId) => productId && onChange([...used, { productId, amount: '' }])}
        />
      )}
    </fieldset>
  )
}
