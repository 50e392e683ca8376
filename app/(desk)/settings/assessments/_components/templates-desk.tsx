// The sheets of readings on the manager's desk.
'use client'

import { ListChecks } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import type { TemplateInSettings } from '@/lib/assessments/template-queries'
import { REGIONS } from '@/lib/concerns/concern-flow'
import { EntryForm } from '../../_components/entry-form'
import { type ListActions, ListDesk } from '../../_components/list-desk'
import { NameFields, namesStanding } from '../../_components/name-fields'

type TemplatesDeskProps = { templates: readonly TemplateInSettings[]; actions: ListActions }

export function TemplatesDesk({ templates, actions }: TemplatesDeskProps) {
  const t = useTranslations('assessments.settings')
  const concerns = useTranslations('concerns')
  const form = useTranslations('settings.form')
  return (
    <ListDesk
      words="templates"
      entries={templates}
      actions={actions}
      nameEntry={(templateId) => ({ templateId })}
      factsOf={({ region, readings }) => {
        const used = readings.filter(({ retiredAt }) => !retiredAt)
        return t('facts', {
          region: concerns(`regions.${region}`),
          count: used.length,
          key: used.filter(({ isKey }) => isKey).length,
        })
      }}
      form={(template, close, aside) => (
        <EntryForm
          action={template ? actions.revise : actions.add}
          payload={
            template
              ? { templateId: template.id, seen: { name: template.name, nameEn: template.nameEn } }
              : {}
          }
          stands={template ? namesStanding(template, form) : []}
          onDone={close}
          aside={aside}
        >
          {({ errorOf }) => (
            <>
              {template && (
                <ButtonLink
                  href={`/settings/assessments/${template.id}`}
                  icon={<ListChecks aria-hidden="true" className="size-5" />}
                >
                  {t('editReadings')}
                </ButtonLink>
              )}
              <NameFields entry={template} errorOf={errorOf} />
              {template ? (
                <p className="text-ink-soft">
                  {t('ofRegion', { region: concerns(`regions.${template.region}`) })}
                </p>
              ) : (
                <ChoiceChips
                  name="region"
                  label={t('region')}
                  items={REGIONS.map((id) => ({ id, label: concerns(`regions.${id}`) }))}
                  defaultValue="face"
                  {...(errorOf('region') ? { error: errorOf('region') as string } : {})}
                />
              )}
            </>
          )}
        </EntryForm>
      )}
    />
  )
}
