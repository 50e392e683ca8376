// The menu on the manager's desk. A treatment opens on its own card.
'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { NumberField } from '@/components/ui/field'
import type { StaffAction } from '@/lib/actions/action-state'
import { formatMinutes, formatMoney } from '@/lib/i18n/format'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk, type ListEntry } from '../../_components/list-desk'
import { NameFields } from '../../_components/name-fields'
import { PriceField } from '../../_components/price-field'

type Treatment = ListEntry & {
  durationMinutes: number
  priceMinor: number
  _count: { protocol: number; contraindications: number }
}

type TreatmentsDeskProps = {
  treatments: readonly Treatment[]
  currency: string
  actions: Omit<ListActions, 'revise' | 'add'> & { add: StaffAction<{ treatmentId: string }> }
}

export function TreatmentsDesk({ treatments, currency, actions }: TreatmentsDeskProps) {
  const t = useTranslations('settings.lists.treatments')
  const form = useTranslations('settings.form')
  const locale = useLocale()
  const router = useRouter()
  const lines = useTranslations('menu.lines')
  const factsOf = (treatment: Treatment) => {
    const facts = t('facts', {
      duration: formatMinutes(treatment.durationMinutes, locale),
      price: formatMoney(treatment.priceMinor, currency, locale),
    })
    const { protocol: steps, contraindications } = treatment._count
    return [
      ...(contraindications === 0 ? [lines('noneAvoided')] : []),
      ...(steps > 0 ? [t('steps', { count: steps })] : []),
      facts,
    ].join(' · ')
  }
  return (
    <ListDesk
      words="treatments"
      entries={treatments}
      actions={actions}
      nameEntry={(treatmentId) => ({ treatmentId })}
      pageOf={(treatmentId) => `/settings/menu/${treatmentId}`}
      factsOf={factsOf}
      form={(_, close) => (
        <EntryForm
          action={actions.add}
          payload={{}}
          // Its card proposes what it must keep away from.
          onDone={({ treatmentId }) => {
            close()
            router.push(`/settings/menu/${treatmentId}`)
          }}
        >
          {({ errorOf }) => (
            <>
              <NameFields entry={null} errorOf={errorOf} />
              <div className="grid gap-5 sm:grid-cols-2">
                <NumberField
                  name="durationMinutes"
                  label={t('duration')}
                  suffix={form('minutes')}
                  error={errorOf('durationMinutes')}
                  isRequired
                />
                <PriceField currency={currency} defaultValue={undefined} error={errorOf('price')} />
              </div>
            </>
          )}
        </EntryForm>
      )}
    />
  )
}
