// The comparable cases on the manager's desk.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { isConcern } from '@/lib/concerns/concern-flow'
import type { CaseInSettings } from '@/lib/shown-cases/case-queries'
import { type ListActions, ListDesk } from '../../_components/list-desk'
import { CaseForm } from './case-form'

type CasesDeskProps = { cases: readonly CaseInSettings[]; actions: ListActions }

export function CasesDesk({ cases, actions }: CasesDeskProps) {
  const t = useTranslations('shown-cases')
  const concern = useTranslations('concerns.names')
  const locale = useLocale()
  const factsOf = ({ concerns, hasBefore, hasAfter }: CaseInSettings) => {
    const names = concerns.filter(isConcern).map((code) => concern(code))
    const photos = t(
      hasBefore && hasAfter ? 'withPhotos' : hasBefore || hasAfter ? 'withOnePhoto' : 'inWords',
    )
    return [names.join(locale === 'en' ? ', ' : '、'), photos].filter(Boolean).join(' · ')
  }
  return (
    <ListDesk
      words="cases"
      entries={cases.map((each) => ({ ...each, name: each.title, nameEn: each.titleEn }))}
      actions={actions}
      nameEntry={(caseId) => ({ caseId })}
      factsOf={factsOf}
      form={(entry, close, aside) => (
        <CaseForm
          key={entry?.id ?? 'new'}
          entry={entry}
          action={entry ? actions.revise : actions.add}
          onDone={close}
          aside={aside}
        />
      )}
    />
  )
}
