// A treatment as the manager writes it: six sections, each folded into the line it would be on a menu card.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Stands } from '@/components/forms/follow-stands'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { NumberField, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { AREAS_OF } from '@/lib/concerns/area-flow'
import { REGIONS } from '@/lib/concerns/concern-flow'
import { formatMoney } from '@/lib/i18n/format'
import { typedPrice } from '@/lib/salons/entry-schemas'
import { METHODS, methodsIn, namesToAvoid } from '@/lib/treatments/method-flow'
import type { TreatmentCard } from '@/lib/treatments/treatment-queries'
import { HOLDS } from '@/lib/treatments/treatment-schemas'
import { EntryChips, joinedIn, namesIn } from '../../../_components/entry-chips'
import { EntryForm } from '../../../_components/entry-form'
import { FoldedSection, type TypedIn } from '../../../_components/folded-section'
import { NameFields, namesStanding } from '../../../_components/name-fields'
import { PriceField } from '../../../_components/price-field'
import {
  useChip,
  useConcernChips,
  useContraindicationChips,
  useNamesLine,
  withNamed,
} from '../../../_components/use-care-chips'

type MenuCardProps = {
  treatment: TreatmentCard
  currency: string
  /** The salon's own delay, said where a treatment has none. */
  followUpAfterHours: number
  actions: Record<'revise' | 'retire' | 'restore', StaffAction<unknown>>
}

export function MenuCard({ treatment, currency, followUpAfterHours, actions }: MenuCardProps) {
  const t = useTranslations('menu')
  const list = useTranslations('settings.lists.treatments')
  const form = useTranslations('settings.form')
  const chips = useTreatmentChips(treatment)
  const stands = useStanding(treatment, currency, chips)
  const linesOf = useLines(chips, currency)
  const retire = useToldAction(treatment.retiredAt ? actions.restore : actions.retire)
  const standing: TypedIn = (name) => stands.find((each) => each.name === name)?.typed ?? ''
  const typedOf = (name: string) => standing(name)
  const [methods, setMethods] = useState<readonly string[]>(treatment.methods)
  const probable = methodsIn([treatment.name, treatment.nameEn ?? '', ...treatment.otherNames])
  const avoided = namesToAvoid(methods.length > 0 ? methods : probable)
  // Nobody has looked at its safety yet: what to look at stands open.
  const isUnsafe = treatment.contraindications.length === 0
  return (
    <EntryForm
      action={actions.revise}
      payload={{ treatmentId: treatment.id, seen: seenOf(treatment) }}
      stands={stands}
      aside={
        <Button
          variant="quiet"
          isPending={retire.pending}
          onPress={() => void retire.submit({ treatmentId: treatment.id })}
        >
          {treatment.retiredAt ? t('card.putBack') : list('retire')}
        </Button>
      }
    >
      {({ errorOf }) => {
        const section = (title: Section, names: readonly string[]) => ({
          title: t(`card.${title}`),
          lineOf: linesOf[title],
          standing,
          hasError: names.some((name) => errorOf(name) !== undefined),
        })
        const number = (name: string, label: string, suffix: string, description?: string) => (
          <NumberField
            name={name}
            label={label}
            suffix={suffix}
            {...(description ? { description } : {})}
            defaultValue={typedOf(name)}
            error={errorOf(name)}
          />
        )
        return (
          <div className="border-t border-hair">
            {isUnsafe && (
              <Notice tone="warning" className="my-4">
                {t(avoided.length > 0 ? 'noneAvoidedYet' : 'noKindFound')}
              </Notice>
            )}
            <FoldedSection {...section('words', ['name', 'nameEn', 'price', 'otherNames'])}>
              <NameFields entry={treatment} errorOf={errorOf} />
              <TextField
                name="otherNames"
                label={t('otherNames')}
                description={t('otherNamesHint')}
                defaultValue={typedOf('otherNames')}
                maxLength={600}
                autoComplete="off"
                error={errorOf('otherNames')}
              />
              <PriceField currency={currency} defaultValue={typedOf('price')} error={errorOf('price')} />
            </FoldedSection>
            <FoldedSection {...section('times', TIMES)}>
              <div className="grid gap-5 sm:grid-cols-3">
                {number('durationMinutes', list('duration'), form('minutes'))}
                {number('preparationMinutes', t('preparation'), form('minutes'), t('aroundHint'))}
                {number('cleanupMinutes', t('cleanup'), form('minutes'))}
              </div>
              <div className="grid gap-5 sm:grid-cols-2">
                {number('intervalDays', t('interval'), form('days'), t('intervalHint'))}
                {number(
                  'followUpAfterHours',
                  list('followUp'),
                  form('hours'),
                  list('followUpHint', { hours: followUpAfterHours }),
                )}
              </div>
            </FoldedSection>
            <FoldedSection {...section('for', [])}>
              <EntryChips name="concerns" groups={chips.concerns} defaultValue={typedOf('concerns')} />
            </FoldedSection>
            <FoldedSection {...section('how', [])} isOpenAtFirst={isUnsafe && treatment.methods.length === 0}>
              <p className="text-ink-soft">{t('howHint')}</p>
              <EntryChips
                name="methods"
                groups={chips.methods}
                defaultValue={typedOf('methods')}
                proposed={methods.length === 0 ? probable : []}
                proposedWords="proposedMethods"
                onChosen={setMethods}
              />
              <EntryChips name="touches" groups={chips.touches} defaultValue={typedOf('touches')} />
            </FoldedSection>
            <FoldedSection {...section('needs', [])}>
              <EntryChips name="holds" groups={chips.holds} defaultValue={typedOf('holds')} />
              <EntryChips
                name="skillIds"
                groups={chips.skillIds}
                defaultValue={typedOf('skillIds')}
                empty={t('noSkills')}
              />
              <EntryChips
                name="featureIds"
                groups={chips.featureIds}
                defaultValue={typedOf('featureIds')}
                empty={t('noFeatures')}
              />
            </FoldedSection>
            <FoldedSection {...section('products', [])}>
              <EntryChips
                name="productIds"
                groups={chips.productIds}
                defaultValue={typedOf('productIds')}
                empty={t('noProducts')}
              />
            </FoldedSection>
            <FoldedSection
              {...section('safety', ['patchTestDays', 'patchTestHours'])}
              isOpenAtFirst={isUnsafe}
            >
              <EntryChips
                name="contraindicationIds"
                groups={chips.contraindicationIds}
                defaultValue={typedOf('contraindicationIds')}
                empty={t('noContraindications')}
                proposed={treatment.choices.contraindications
                  .filter(({ name }) => avoided.includes(name))
                  .map(({ id }) => id)}
              />
              <div className="grid gap-4 sm:grid-cols-2">
                {number('patchTestDays', t('patchTest'), form('days'), t('patchTestHint'))}
                {number('patchTestHours', t('patchTestWait'), form('hours'), t('patchTestWaitHint'))}
              </div>
            </FoldedSection>
          </div>
        )
      }}
    </EntryForm>
  )
}

type Section = 'words' | 'times' | 'for' | 'how' | 'needs' | 'products' | 'safety'

const TIMES = [
  'durationMinutes',
  'preparationMinutes',
  'cleanupMinutes',
  'intervalDays',
  'followUpAfterHours',
] as const

type Chips = ReturnType<typeof useTreatmentChips>

function useTreatmentChips(treatment: TreatmentCard) {
  const t = useTranslations('menu')
  const concerns = useTranslations('concerns')
  const chip = useChip()
  const { choices } = treatment
  const group = (label: string, entries: readonly Parameters<typeof chip>[0][]) => [
    { label, items: entries.map(chip) },
  ]
  const forTreatment = choices.products.filter((product) => product.isForTreatment)
  return {
    concerns: useConcernChips(),
    methods: [{ label: t('methods'), items: METHODS.map((id) => ({ id, label: t(`method.${id}`) })) }],
    touches: REGIONS.map((region) => ({
      label: t('touchesOf', { region: concerns(`regions.${region}`) }),
      items: AREAS_OF[region].map((id) => ({ id, label: concerns(`areas.${id}`) })),
    })),
    holds: [{ label: t('holds'), items: HOLDS.map((id) => ({ id, label: t(`holding.${id}`) })) }],
    skillIds: group(t('skills'), withNamed(choices.skills, treatment.skills)),
    featureIds: group(t('features'), withNamed(choices.features, treatment.features)),
    productIds: group(t('products'), withNamed<Parameters<typeof chip>[0]>(forTreatment, treatment.products)),
    contraindicationIds: useContraindicationChips(choices.contraindications, treatment.contraindications),
  }
}

/** What stands in every field, as it is sent and in words. */
function useStanding(treatment: TreatmentCard, currency: string, chips: Chips): Stands[] {
  const t = useTranslations('menu')
  const list = useTranslations('settings.lists.treatments')
  const form = useTranslations('settings.form')
  const locale = useLocale()
  const nameLine = useNamesLine()
  const number = (
    name: (typeof TIMES)[number] | 'patchTestDays' | 'patchTestHours',
    label: string,
  ): Stands => {
    const typed = treatment[name]?.toString() ?? ''
    return { name, label, typed, value: typed }
  }
  const chosen = (name: keyof Chips, label: string, ids: readonly string[]): Stands => {
    const typed = joinedIn(chips[name], ids)
    return { name, label, typed, value: nameLine(namesIn(chips[name], typed), '') }
  }
  const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
  return [
    ...namesStanding(treatment, form),
    {
      name: 'price',
      label: form('price'),
      typed: typedPrice(treatment.priceMinor, currency),
      value: formatMoney(treatment.priceMinor, currency, locale),
    },
    number('durationMinutes', list('duration')),
    number('preparationMinutes', t('preparation')),
    number('cleanupMinutes', t('cleanup')),
    number('intervalDays', t('interval')),
    number('followUpAfterHours', list('followUp')),
    number('patchTestDays', t('patchTest')),
    number('patchTestHours', t('patchTestWait')),
    {
      name: 'otherNames',
      label: t('otherNames'),
      typed: joinedWords(treatment.otherNames),
      value: joinedWords(treatment.otherNames),
    },
    chosen('concerns', t('card.for'), treatment.concerns),
    chosen('methods', t('methods'), treatment.methods),
    chosen('touches', t('touches'), treatment.touches),
    chosen('holds', t('holds'), [
      ...(treatment.needsTherapist ? ['therapist'] : []),
      ...(treatment.needsRoom ? ['room'] : []),
    ]),
    chosen('skillIds', t('skills'), idsOf(treatment.skills)),
    chosen('featureIds', t('features'), idsOf(treatment.features)),
    chosen('productIds', t('products'), idsOf(treatment.products)),
    chosen('contraindicationIds', t('contraindications'), idsOf(treatment.contraindications)),
  ]
}

/** The one line of each section. */
function useLines(chips: Chips, currency: string): Record<Section, (typed: TypedIn) => string> {
  const t = useTranslations('menu.lines')
  const locale = useLocale()
  const nameLine = useNamesLine()
  const filled = (typed: string) => typed.trim() !== ''
  const chosen = (typed: TypedIn, name: keyof Chips) => namesIn(chips[name], typed(name))
  return {
    words: (typed) => {
      const price = Number(typed('price'))
      const money = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        minimumFractionDigits: 0,
      })
      const names = [typed('name'), typed('nameEn')].filter(filled)
      return [...names, Number.isFinite(price) ? money.format(price) : typed('price')].join(' · ')
    },
    times: (typed) => {
      const [before, after] = [typed('preparationMinutes'), typed('cleanupMinutes')]
      const interval = Number(typed('intervalDays'))
      const followUp = typed('followUpAfterHours')
      return [
        t('duration', { minutes: typed('durationMinutes') }),
        ...(Number(before) + Number(after) > 0 ? [t('around', { before, after })] : []),
        ...(interval > 0 ? [t('interval', { days: interval })] : []),
        ...(filled(followUp) ? [t('followUp', { hours: followUp })] : []),
      ].join(' · ')
    },
    for: (typed) => nameLine(chosen(typed, 'concerns'), t('nothingFor')),
    how: (typed) => {
      const places = nameLine(chosen(typed, 'touches'), t('touchesAll'))
      return [...chosen(typed, 'methods'), places].join(' · ')
    },
    needs: (typed) => {
      const held = typed('holds').split(',')
      return [
        nameLine([...chosen(typed, 'skillIds'), ...chosen(typed, 'featureIds')], t('anyone')),
        ...(held.includes('therapist') ? [] : [t('noTherapist')]),
        ...(held.includes('room') ? [] : [t('noRoom')]),
      ].join(' · ')
    },
    products: (typed) => nameLine(chosen(typed, 'productIds'), t('noneUsed')),
    safety: (typed) => {
      const days = Number(typed('patchTestDays'))
      const avoided = nameLine(chosen(typed, 'contraindicationIds'), t('noneAvoided'))
      return days > 0 ? `${avoided} · ${t('patchTest', { days })}` : avoided
    },
  }
}

function joinedWords(words: readonly string[]): string {
  return words.join('、')
}

function seenOf(treatment: TreatmentCard) {
  const { name, nameEn, durationMinutes, priceMinor, followUpAfterHours } = treatment
  const { preparationMinutes, cleanupMinutes, intervalDays, concerns, patchTestDays, patchTestHours } =
    treatment
  const { otherNames, methods, touches } = treatment
  const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
  return {
    name,
    nameEn,
    durationMinutes,
    priceMinor,
    followUpAfterHours,
    preparationMinutes,
    cleanupMinutes,
    needsTherapist: treatment.needsTherapist,
    needsRoom: treatment.needsRoom,
    intervalDays,
    concerns,
    otherNames,
    methods,
    touches,
    patchTestDays,
    patchTestHours,
    skillIds: idsOf(treatment.skills),
    featureIds: idsOf(treatment.features),
    productIds: idsOf(treatment.products),
    contraindicationIds: idsOf(treatment.contraindications),
  }
}
