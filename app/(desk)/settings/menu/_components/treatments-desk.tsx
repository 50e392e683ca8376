// The menu on the manager's desk.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { NumberField } from '@/components/ui/field'
import { formatMinutes, formatMoney } from '@/lib/i18n/format'
import { typedPrice } from '@/lib/salons/entry-schemas'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'
import { PriceField } from '../../_components/price-field'

type Treatment = ListEntry & {
  durationMinutes: number
  priceMinor: number
  followUpAfterHours: number | null
}

type TreatmentsDeskProps = {
  treatments: readonly Treatment[]
  currency: string
  /** The salon's own delay, said where a treatment has none. */
  followUpAfterHours: number
  actions: ListActions
}

export function TreatmentsDesk({ treatments, currency, followUpAfterHours, actions }: TreatmentsDeskProps) {
  const t = useTranslations('settings.lists.treatments')
  const form = useTranslations('settings.form')
  const locale = useLocale()
  const standsOf = (treatment: Treatment) => [
    ...namesStanding(treatment, form),
    {
      name: 'durationMinutes',
      label: t('duration'),
      typed: String(treatment.durationMinutes),
      value: formatMinutes(treatment.durationMinutes, locale),
    },
    {
      name: 'price',
      label: form('price'),
      typed: typedPrice(treatment.priceMinor, currency),
      value: formatMoney(treatment.priceMinor, currency, locale),
    },
    {
      name: 'followUpAfterHours',
      label: t('followUp'),
      typed: treatment.followUpAfterHours?.toString() ?? '',
      value: treatment.followUpAfterHours?.toString() ?? '',
    },
  ]
  return (
    <ListDesk
      words="treatments"
      entries={treatments}
      actions={actions}
      nameEntry={(treatmentId) => ({ treatmentId })}
      factsOf={(treatment) =>
        t('facts', {
          duration: formatMinutes(treatment.durationMinutes, locale),
          price: formatMoney(treatment.priceMinor, currency, locale),
        })
      }
      form={(treatment, close, aside) => (
        <EntryForm
          action={treatment ? actions.revise : actions.add}
          payload={treatment ? { treatmentId: treatment.id, seen: seenOf(treatment) } : {}}
          stands={treatment ? standsOf(treatment) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              <NameFields entry={treatment} errorOf={errorOf} />
              <div className="grid gap-5 sm:grid-cols-2">
                <NumberField
                  name="durationMinutes"
                  label={t('duration')}
                  suffix={form('minutes')}
                  defaultValue={treatment?.durationMinutes.toString()}
                  error={errorOf('durationMinutes')}
                  isRequired
                />
                <PriceField
                  currency={currency}
                  defaultValue={treatment ? typedPrice(treatment.priceMinor, currency) : undefined}
                  error={errorOf('price')}
                />
              </div>
              <NumberField
                name="followUpAfterHours"
                label={t('followUp')}
                description={t('followUpHint', { hours: followUpAfterHours })}
                suffix={form('hours')}
                defaultValue={treatment?.followUpAfterHours?.toString() ?? ''}
                error={errorOf('followUpAfterHours')}
              />
            </>
          )}
        </EntryForm>
      )}
    />
  )
}

function seenOf({ name, nameEn, durationMinutes, priceMinor, followUpAfterHours }: Treatment) {
  return { name, nameEn, durationMinutes, priceMinor, followUpAfterHours }
}
