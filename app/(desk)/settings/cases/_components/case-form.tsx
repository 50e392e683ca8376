// What a comparable case tells, in both languages, and the photos it shows.
'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Stands } from '@/components/forms/follow-stands'
import { NumberField, TextAreaField, TextField } from '@/components/ui/field'
import { ManyChips } from '@/components/ui/many-chips'
import type { StaffAction } from '@/lib/actions/action-state'
import { CONCERNS_OF, isConcern, REGIONS } from '@/lib/concerns/concern-flow'
import type { CaseInSettings } from '@/lib/shown-cases/case-queries'
import { EntryForm } from '../../_components/entry-form'
import { CasePhotos, type ChosenPhotos } from './case-photos'

type CaseFormProps = {
  entry: CaseInSettings | null
  action: StaffAction<unknown>
  onDone: () => void
  aside: ReactNode
}

const TEXTS = ['title', 'titleEn', 'course', 'courseEn', 'result', 'resultEn'] as const

export function CaseForm({ entry, action, onDone, aside }: CaseFormProps) {
  const t = useTranslations('shown-cases')
  const names = useTranslations('concerns')
  const [concerns, setConcerns] = useState<readonly string[]>(entry?.concerns.filter(isConcern) ?? [])
  const [photos, setPhotos] = useState<ChosenPhotos>({
    beforePhotoId: entry?.beforePhotoId ?? null,
    afterPhotoId: entry?.afterPhotoId ?? null,
  })
  return (
    <EntryForm
      action={action}
      payload={{ concerns, ...photos, ...(entry ? { caseId: entry.id, seen: seenOf(entry) } : {}) }}
      stands={entry ? standsOf(entry, t) : []}
      onDone={onDone}
      aside={aside}
    >
      {({ errorOf }) => (
        <>
          <TextField
            name="title"
            label={t('title')}
            description={t('titleHint')}
            defaultValue={entry?.title}
            maxLength={40}
            autoComplete="off"
            error={errorOf('title')}
            isRequired
          />
          <TextField
            name="titleEn"
            label={t('titleEn')}
            defaultValue={entry?.titleEn ?? ''}
            maxLength={60}
            autoComplete="off"
            error={errorOf('titleEn')}
          />
          <fieldset className="grid gap-3">
            <legend className="pb-1 text-sm font-medium">{t('concerns')}</legend>
            {REGIONS.map((region) => (
              <ManyChips
                key={region}
                label={names(`regions.${region}`)}
                items={CONCERNS_OF[region].map((id) => ({ id, label: names(`names.${id}`) }))}
                value={concerns}
                onChange={(chosen) =>
                  setConcerns([
                    ...concerns.filter((each) => !(CONCERNS_OF[region] as readonly string[]).includes(each)),
                    ...chosen,
                  ])
                }
              />
            ))}
            {errorOf('concerns') && (
              <p role="alert" className="text-sm font-medium text-rouge">
                {errorOf('concerns')}
              </p>
            )}
          </fieldset>
          {(['course', 'result'] as const).map((name) => (
            <div key={name} className="grid gap-5">
              <TextAreaField
                name={name}
                label={t(name)}
                description={t(`${name}Hint`)}
                defaultValue={entry?.[name]}
                rows={3}
                maxLength={600}
                error={errorOf(name)}
                isRequired
              />
              <TextAreaField
                name={`${name}En`}
                label={t(`${name}En`)}
                defaultValue={entry?.[`${name}En`] ?? ''}
                rows={2}
                maxLength={900}
                error={errorOf(`${name}En`)}
              />
            </div>
          ))}
          <NumberField
            name="weeks"
            label={t('weeks')}
            suffix={t('weeksUnit')}
            defaultValue={entry?.weeks === null || !entry ? '' : String(entry.weeks)}
            error={errorOf('weeks')}
          />
          <CasePhotos entry={entry} chosen={photos} onChoose={setPhotos} />
        </>
      )}
    </EntryForm>
  )
}

function seenOf({ title, titleEn, course, courseEn, result, resultEn, weeks, ...entry }: CaseInSettings) {
  const { beforePhotoId, afterPhotoId } = entry
  return { title, titleEn, course, courseEn, result, resultEn, weeks, beforePhotoId, afterPhotoId }
}

function standsOf(entry: CaseInSettings, t: (label: (typeof TEXTS)[number] | 'weeks') => string): Stands[] {
  const weeks = entry.weeks === null ? '' : String(entry.weeks)
  return [
    ...TEXTS.map((name) => ({ name, label: t(name), typed: entry[name] ?? '', value: entry[name] ?? '' })),
    { name: 'weeks', label: t('weeks'), typed: weeks, value: weeks },
  ]
}
