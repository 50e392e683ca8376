// The products on the manager's desk.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Stands } from '@/components/forms/follow-stands'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { NumberField, TextAreaField } from '@/components/ui/field'
import { formatMoney } from '@/lib/i18n/format'
import type { ProductInSettings } from '@/lib/products/product-queries'
import { PRODUCT_UNITS, PRODUCT_USES, type ProductUse } from '@/lib/products/product-schemas'
import { typedPrice } from '@/lib/salons/entry-schemas'
import { type ChipGroup, EntryChips, joinedIn, namesIn } from '../../_components/entry-chips'
import { EntryForm } from '../../_components/entry-form'
import { FoldedSection, type TypedIn } from '../../_components/folded-section'
import { type ListActions, ListDesk } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'
import { PriceField } from '../../_components/price-field'
import {
  type NamedContraindication,
  useConcernChips,
  useContraindicationChips,
  useNamesLine,
} from '../../_components/use-care-chips'

type Product = ProductInSettings

type ProductsDeskProps = {
  products: readonly Product[]
  /** With those out of use, which a product may still name. */
  contraindications: readonly (NamedContraindication & { retiredAt: Date | null })[]
  currency: string
  actions: ListActions
}

export function ProductsDesk({ products, contraindications, currency, actions }: ProductsDeskProps) {
  const t = useTranslations('menu.product')
  const locale = useLocale()
  const factsOf = (product: Product) =>
    [t(`uses.${purposeOf(product)}`), formatMoney(product.priceMinor, currency, locale)].join(' · ')
  return (
    <ListDesk
      words="products"
      entries={products}
      actions={actions}
      nameEntry={(productId) => ({ productId })}
      factsOf={factsOf}
      form={(product, close, aside) => (
        <ProductForm
          product={product}
          contraindications={contraindications.filter(
            ({ id, retiredAt }) => !retiredAt || product?.contraindicationIds.includes(id),
          )}
          currency={currency}
          actions={actions}
          onDone={close}
          aside={aside}
        />
      )}
    />
  )
}

type ProductFormProps = {
  product: Product | null
  contraindications: readonly NamedContraindication[]
  currency: string
  actions: ListActions
  onDone: () => void
  aside: React.ReactNode
}

function ProductForm({ product, contraindications, currency, actions, onDone, aside }: ProductFormProps) {
  const t = useTranslations('menu')
  const form = useTranslations('settings.form')
  const concerns = useConcernChips()
  const avoided = useContraindicationChips(contraindications)
  const stands = useStanding(product, currency, concerns, avoided)
  const linesOf = useLines(concerns, avoided)
  const standing: TypedIn = (name) => stands.find((each) => each.name === name)?.typed ?? ''
  return (
    <EntryForm
      action={product ? actions.revise : actions.add}
      payload={product ? { productId: product.id, seen: seenOf(product) } : {}}
      stands={product ? stands : []}
      onDone={onDone}
      aside={aside}
    >
      {({ errorOf }) => {
        const hasError = (...names: string[]) => names.some((name) => errorOf(name) !== undefined)
        return (
          <>
            <NameFields entry={product} errorOf={errorOf} />
            <PriceField
              currency={currency}
              defaultValue={product ? standing('price') : undefined}
              error={errorOf('price')}
            />
            <ChoiceChips
              name="use"
              label={t('product.useLabel')}
              items={PRODUCT_USES.map((id) => ({ id, label: t(`product.uses.${id}`) }))}
              defaultValue={standing('use')}
              error={errorOf('use')}
            />
            <div className="border-t border-hair">
              <FoldedSection
                title={t('product.size')}
                lineOf={linesOf.size}
                standing={standing}
                hasError={hasError('size', 'dailyUse')}
              >
                <div className="grid gap-5 sm:grid-cols-2">
                  <NumberField
                    name="size"
                    label={t('product.size')}
                    defaultValue={standing('size')}
                    error={errorOf('size')}
                    allowsDecimals
                  />
                  <NumberField
                    name="dailyUse"
                    label={t('product.daily')}
                    defaultValue={standing('dailyUse')}
                    error={errorOf('dailyUse')}
                    allowsDecimals
                  />
                </div>
                <ChoiceChips
                  name="sizeUnit"
                  label={t('product.unit')}
                  description={t('product.dailyHint')}
                  items={PRODUCT_UNITS.map((id) => ({ id, label: t(`product.units.${id}`) }))}
                  defaultValue={standing('sizeUnit')}
                />
              </FoldedSection>
              <FoldedSection title={t('card.for')} lineOf={linesOf.for} standing={standing}>
                <EntryChips name="concerns" groups={concerns} defaultValue={standing('concerns')} />
              </FoldedSection>
              <FoldedSection
                title={t('product.benefit')}
                lineOf={linesOf.benefit}
                standing={standing}
                hasError={hasError('benefit', 'benefitEn')}
              >
                <TextAreaField
                  name="benefit"
                  label={t('product.benefitZh')}
                  description={t('product.benefitHint')}
                  defaultValue={standing('benefit')}
                  maxLength={200}
                  rows={2}
                  error={errorOf('benefit')}
                />
                <TextAreaField
                  name="benefitEn"
                  label={t('product.benefitEn')}
                  defaultValue={standing('benefitEn')}
                  maxLength={200}
                  rows={2}
                  error={errorOf('benefitEn')}
                />
              </FoldedSection>
              <FoldedSection
                title={t('product.safety')}
                lineOf={linesOf.safety}
                standing={standing}
                hasError={hasError('patchTestDays', 'patchTestHours')}
              >
                <EntryChips
                  name="contraindicationIds"
                  groups={avoided}
                  defaultValue={standing('contraindicationIds')}
                  empty={t('noContraindications')}
                />
                <NumberField
                  name="patchTestDays"
                  label={t('patchTest')}
                  description={t('patchTestHint')}
                  suffix={form('days')}
                  defaultValue={standing('patchTestDays')}
                  error={errorOf('patchTestDays')}
                />
                <NumberField
                  name="patchTestHours"
                  label={t('patchTestWait')}
                  description={t('patchTestWaitHint')}
                  suffix={form('hours')}
                  defaultValue={standing('patchTestHours')}
                  error={errorOf('patchTestHours')}
                />
              </FoldedSection>
            </div>
          </>
        )
      }}
    </EntryForm>
  )
}

function useStanding(
  product: Product | null,
  currency: string,
  concerns: readonly ChipGroup[],
  avoided: readonly ChipGroup[],
): Stands[] {
  const t = useTranslations('menu')
  const form = useTranslations('settings.form')
  const locale = useLocale()
  const nameLine = useNamesLine()
  const use = product ? purposeOf(product) : 'home'
  const unit = product?.sizeUnit ?? 'ml'
  const plain = (name: string, label: string, typed: string): Stands => ({ name, label, typed, value: typed })
  const chosen = (name: string, label: string, groups: readonly ChipGroup[], ids: readonly string[]) => {
    const typed = joinedIn(groups, ids)
    return { name, label, typed, value: nameLine(namesIn(groups, typed), '') }
  }
  return [
    ...(product ? namesStanding(product, form) : []),
    {
      name: 'price',
      label: form('price'),
      typed: product ? typedPrice(product.priceMinor, currency) : '',
      value: product ? formatMoney(product.priceMinor, currency, locale) : '',
    },
    { name: 'use', label: t('product.useLabel'), typed: use, value: t(`product.uses.${use}`) },
    plain('size', t('product.size'), product?.size?.toString() ?? ''),
    { name: 'sizeUnit', label: t('product.unit'), typed: unit, value: t(`product.units.${unit}`) },
    plain('dailyUse', t('product.daily'), product?.dailyUse?.toString() ?? ''),
    plain('benefit', t('product.benefitZh'), product?.benefit ?? ''),
    plain('benefitEn', t('product.benefitEn'), product?.benefitEn ?? ''),
    plain('patchTestDays', t('patchTest'), product?.patchTestDays?.toString() ?? ''),
    plain('patchTestHours', t('patchTestWait'), product?.patchTestHours.toString() ?? ''),
    chosen('concerns', t('card.for'), concerns, product?.concerns ?? []),
    chosen('contraindicationIds', t('product.contains'), avoided, product?.contraindicationIds ?? []),
  ]
}

function useLines(concerns: readonly ChipGroup[], avoided: readonly ChipGroup[]) {
  const t = useTranslations('menu')
  const locale = useLocale()
  const nameLine = useNamesLine()
  return {
    size: (typed: TypedIn) => {
      const unit = typed('sizeUnit') === '' ? '' : t(`product.units.${unitOf(typed('sizeUnit'))}`)
      const [size, amount] = [typed('size'), typed('dailyUse')]
      if (size === '') return t('lines.nothingFor')
      return [
        t('lines.size', { size, unit }),
        ...(amount === '' ? [] : [t('lines.daily', { amount, unit })]),
      ].join(' · ')
    },
    for: (typed: TypedIn) => nameLine(namesIn(concerns, typed('concerns')), t('lines.nothingFor')),
    benefit: (typed: TypedIn) =>
      (locale === 'en' && typed('benefitEn')) || typed('benefit') || t('lines.nothingFor'),
    safety: (typed: TypedIn) => {
      const days = Number(typed('patchTestDays'))
      const named = nameLine(namesIn(avoided, typed('contraindicationIds')), t('lines.noneAvoided'))
      return days > 0 ? `${named} · ${t('lines.patchTest', { days })}` : named
    },
  }
}

function unitOf(typed: string): (typeof PRODUCT_UNITS)[number] {
  return PRODUCT_UNITS.find((unit) => unit === typed) ?? 'ml'
}

function purposeOf({ isForHome, isForTreatment }: Product): ProductUse {
  if (isForHome && isForTreatment) return 'both'
  return isForTreatment ? 'treatment' : 'home'
}

function seenOf({ id: _, retiredAt: __, ...seen }: Product) {
  return seen
}
