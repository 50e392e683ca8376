// The readings of one sheet on the manager's desk.
'use client'

import { useTranslations } from 'next-intl'
import type { Stands } from '@/components/forms/follow-stands'
import type { ReadingTypeFacts } from '@/lib/assessments/assessment-schemas'
import type { ReadingTypeInSettings, TemplateInSettings } from '@/lib/assessments/template-queries'
import { EntryForm } from '../../../_components/entry-form'
import { type ListActions, ListDesk } from '../../../_components/list-desk'
import { namesStanding } from '../../../_components/name-fields'
import { ReadingFields } from './reading-fields'

type ReadingsDeskProps = { template: TemplateInSettings; actions: ListActions }

export function ReadingsDesk({ template, actions }: ReadingsDeskProps) {
  const t = useTranslations('assessments.settings')
  const concerns = useTranslations('concerns')
  const standsOf = useReadingStands()
  const factsOf = (reading: ReadingTypeInSettings) =>
    [
      reading.form === 'scale'
        ? t('scaleFacts', { steps: reading.steps ?? 0 })
        : t('measureFacts', {
            minimum: reading.minimum ?? 0,
            maximum: reading.maximum ?? 0,
            unit: reading.unit ?? '',
          }),
      ...(reading.isKey ? [t('keyShort')] : []),
      ...(reading.concern ? [concerns(`names.${reading.concern}` as 'names.dryness')] : []),
    ].join(' · ')
  return (
    <ListDesk
      words="readings"
      entries={template.readings}
      actions={actions}
      nameEntry={(readingTypeId) => ({ readingTypeId })}
      ofList={{ templateId: template.id }}
      factsOf={factsOf}
      form={(reading, close, aside) => (
        <EntryForm
          action={reading ? actions.revise : actions.add}
          payload={
            reading
              ? {
                  readingTypeId: reading.id,
                  seen: seenOf(reading),
                  ...(reading.isInUse ? fixedOf(reading) : {}),
                }
              : { templateId: template.id }
          }
          stands={reading ? standsOf(reading) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => <ReadingFields reading={reading} region={template.region} errorOf={errorOf} />}
        </EntryForm>
      )}
    />
  )
}

function seenOf(reading: ReadingTypeInSettings): ReadingTypeFacts {
  const { id, retiredAt, isInUse, ...seen } = reading
  return seen
}

/** Fields that cannot be changed any more are not sent by the form. */
function fixedOf({ form, steps, unit }: ReadingTypeInSettings) {
  return { form, steps, unit }
}

type NumberOrText = string | number | null

function useReadingStands() {
  const t = useTranslations('assessments.settings')
  const form = useTranslations('settings.form')
  return (reading: ReadingTypeInSettings): Stands[] => {
    const stand = (name: string, label: string, value: NumberOrText): Stands => {
      const typed = value === null ? '' : String(value)
      return { name, label, typed, value: typed }
    }
    const { form: kind, lowEnd, lowEndEn, highEnd, highEndEn, steps, unit, minimum, maximum } = reading
    return [
      ...namesStanding(reading, form),
      ...(kind === 'scale'
        ? [
            stand('lowEnd', t('lowEnd'), lowEnd),
            stand('lowEndEn', t('lowEndEn'), lowEndEn),
            stand('highEnd', t('highEnd'), highEnd),
            stand('highEndEn', t('highEndEn'), highEndEn),
            ...(reading.isInUse ? [] : [stand('steps', t('steps'), steps)]),
          ]
        : [
            stand('minimum', t('minimum'), minimum),
            stand('maximum', t('maximum'), maximum),
            ...(reading.isInUse ? [] : [stand('unit', t('unit'), unit)]),
          ]),
      stand('concernBelow', t('concernBelow'), reading.concernBelow),
      stand('concernAbove', t('concernAbove'), reading.concernAbove),
    ]
  }
}
