// One step's standard, both languages side by side: requirement, words and gesture, with time and role.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { NumberField, TextAreaField, TextField } from '@/components/ui/field'
import type { Standard } from '@/lib/standards/standards-queries'
import { TREATMENT_STEP } from '@/lib/standards/standards-schemas'
import { STAGE_LEADER, type Stage } from '@/lib/visits/visit-flow'
import { EntryForm } from '../../_components/entry-form'
import type { StandardActions } from './standards-desk'

type StandardFormProps = {
  stage: Stage
  /** Null for a step to be added. */
  standard: Standard | null
  version: number
  actions: Pick<StandardActions, 'add' | 'revise'>
  onDone: () => void
  aside: ReactNode
}

const ROLES = ['receptionist', 'therapist', 'manager'] as const
const LANGUAGES = ['Zh', 'En'] as const
const TEXTS = ['title', 'requirement', 'say', 'gesture'] as const

type TextName = `${(typeof TEXTS)[number]}${(typeof LANGUAGES)[number]}`

export function StandardForm({ stage, standard, version, actions, onDone, aside }: StandardFormProps) {
  const t = useTranslations('settings.standards')
  const form = useTranslations('settings.form')
  const common = useTranslations('common')
  const isTreatment = standard?.stepKey === TREATMENT_STEP
  const labelOf = (text: (typeof TEXTS)[number], language: (typeof LANGUAGES)[number]) =>
    t('inLanguage', {
      text: t(text),
      language: common(language === 'Zh' ? 'languages.zh-CN' : 'languages.en'),
    })
  const stands = standard
    ? [
        ...TEXTS.flatMap((text) =>
          LANGUAGES.map((language) => {
            const name: TextName = `${text}${language}`
            return { name, label: labelOf(text, language), typed: standard[name], value: standard[name] }
          }),
        ),
        {
          name: 'targetMinutes',
          label: t('minutes'),
          typed: String(standard.targetMinutes),
          value: String(standard.targetMinutes),
        },
        { name: 'role', label: t('role'), typed: standard.role, value: common(`roles.${standard.role}`) },
      ]
    : []
  return (
    <EntryForm
      action={standard ? actions.revise : actions.add}
      payload={standard ? { stepKey: standard.stepKey, version } : { stage, version }}
      stands={stands}
      onDone={onDone}
      aside={aside}
    >
      {({ errorOf }) => (
        <>
          <p className="text-sm text-ink-soft">
            {t('address')} {t('englishHint')}
          </p>
          <div className="grid gap-5 md:grid-cols-2 md:gap-x-6">
            {TEXTS.map((text) =>
              LANGUAGES.map((language) => (
                <WordsField
                  key={`${text}${language}`}
                  name={`${text}${language}`}
                  label={labelOf(text, language)}
                  isTitle={text === 'title'}
                  isRequired={language === 'Zh' && (text === 'title' || text === 'requirement')}
                  standard={standard}
                  error={errorOf(`${text}${language}`)}
                />
              )),
            )}
          </div>
          <div className="grid gap-5 md:grid-cols-2 md:gap-x-6">
            <ChoiceChips
              name="role"
              label={t('role')}
              items={ROLES.map((id) => ({ id, label: common(`roles.${id}`) }))}
              defaultValue={standard?.role ?? STAGE_LEADER[stage]}
              error={errorOf('role')}
            />
            {isTreatment ? (
              <div>
                <p className="font-medium">{t('minutes')}</p>
                <p className="pt-2 text-ink-soft">{t('asLongAsTreatment')}</p>
                <input type="hidden" name="targetMinutes" value="0" />
              </div>
            ) : (
              <NumberField
                name="targetMinutes"
                label={t('minutes')}
                suffix={form('minutes')}
                defaultValue={standard?.targetMinutes.toString()}
                error={errorOf('targetMinutes')}
                isRequired
              />
            )}
          </div>
        </>
      )}
    </EntryForm>
  )
}

type WordsFieldProps = {
  name: TextName
  label: string
  isTitle: boolean
  isRequired: boolean
  standard: Standard | null
  error: string | undefined
}

function WordsField({ isTitle, standard, ...field }: WordsFieldProps) {
  const defaultValue = standard?.[field.name] ?? ''
  if (isTitle) return <TextField {...field} defaultValue={defaultValue} maxLength={60} autoComplete="off" />
  return <TextAreaField {...field} defaultValue={defaultValue} maxLength={600} rows={3} />
}
