// The steps of a treatment on the manager's desk: in order, opened in a sheet, changed by a successor.
'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Sheet } from '@/components/ui/sheet'
import type { StaffAction } from '@/lib/actions/action-state'
import { localName } from '@/lib/i18n/format'
import type { ProtocolStepInSettings, TreatmentCard } from '@/lib/treatments/treatment-queries'
import { OrderedList } from '../../../_components/ordered-list'
import { StepForm } from './step-form'

type ProtocolDeskProps = {
  treatment: TreatmentCard
  actions: Record<'add' | 'revise' | 'retire' | 'reorder', StaffAction<unknown>>
}

export function ProtocolDesk({ treatment, actions }: ProtocolDeskProps) {
  const t = useTranslations('protocols')
  const titleOf = useStepTitle()
  const productsLineOf = useStepProducts()
  // The step as it was opened: should a colleague succeed it meanwhile, what is being typed stays.
  const [open, setOpen] = useState<ProtocolStepInSettings | 'new' | null>(null)
  const reorder = useToldAction(actions.reorder)
  const retire = useToldAction(actions.retire)
  const { protocol } = treatment
  const step = open === 'new' ? null : open
  const close = () => setOpen(null)
  return (
    <section>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <h2 className="text-xl">{t('title')}</h2>
        <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setOpen('new')}>
          {t('add')}
        </Button>
      </div>
      <p className="max-w-2xl pb-3 text-ink-soft">{t('about')}</p>
      {protocol.length === 0 ? (
        <EmptyState title={t('emptyTitle')} headingLevel={3}>
          {t('empty')}
        </EmptyState>
      ) : (
        <>
          <OrderedList
            label={t('title')}
            entries={protocol.map((each) => ({
              id: each.id,
              title: titleOf(each),
              subtitle: productsLineOf(each),
              facts: t('minutesShort', { minutes: each.minutes }),
            }))}
            onOpen={(id) => setOpen(protocol.find((each) => each.id === id) ?? null)}
            reorder={(ids) => reorder.submit({ treatmentId: treatment.id, ids })}
          />
          <Sum treatment={treatment} />
        </>
      )}
      <Sheet
        title={step ? titleOf(step) : t('add')}
        eyebrow={t('one')}
        isOpen={open !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        isSticky
      >
        <StepForm
          step={step}
          treatment={treatment}
          action={step ? actions.revise : actions.add}
          onDone={close}
          aside={
            step && (
              <Button
                variant="quiet"
                isPending={retire.pending}
                onPress={async () => {
                  if (await retire.submit({ stepId: step.id })) close()
                }}
              >
                {t('retire')}
              </Button>
            )
          }
        />
      </Sheet>
    </section>
  )
}

/** The minutes of the steps beside those of the treatment. */
function Sum({ treatment: { protocol, durationMinutes } }: { treatment: TreatmentCard }) {
  const t = useTranslations('protocols')
  const minutes = protocol.reduce((total, step) => total + step.minutes, 0)
  return (
    <p className="numeric pt-3 text-ink-soft">
      {t('sum', { steps: protocol.length, minutes, duration: durationMinutes })}
      {minutes > durationMinutes && (
        <span className="ms-2 font-medium text-ochre">
          {t('over', { minutes: minutes - durationMinutes })}
        </span>
      )}
    </p>
  )
}

function useStepTitle(): (step: { title: string; titleEn: string | null }) => string {
  const locale = useLocale()
  return ({ title, titleEn }) => localName({ name: title, nameEn: titleEn }, locale)
}

function useStepProducts(): (step: ProtocolStepInSettings) => string {
  const locale = useLocale()
  return ({ products }) =>
    products
      .map(({ product, amount }) => [localName(product, locale), amount].filter(Boolean).join(' '))
      .join(' · ')
}
