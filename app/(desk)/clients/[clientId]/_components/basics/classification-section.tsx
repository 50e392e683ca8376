// How she is sorted: by time and by transaction as the facts say, by nature and by what comes next as staff say.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { inputOf } from '@/components/clients/basics-draft'
import { Checkbox } from '@/components/ui/checkbox'
import { DatePicker } from '@/components/ui/date-picker'
import { TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { ArchiveBasics } from '@/lib/clients/basics-queries'
import { NOT_YET_REASONS } from '@/lib/clients/basics-schemas'
import { formatDate, localName } from '@/lib/i18n/format'
import { classifyClientAction } from '../../../actions'
import { EditableSection } from './editable-section'
import { Facts } from './facts'

type Props = {
  client: ArchiveBasics
  isEditable: boolean
  /** What she is to the books. */
  tellsTransaction: boolean
  /** YYYY-MM-DD in the salon's zone. */
  today: string
  children: ReactNode
}

export function ClassificationSection({ client, isEditable, tellsTransaction, today, children }: Props) {
  const t = useTranslations('archive-basics')
  const classes = useTranslations('archive.classes')
  const basics = useTranslations('clients.basics')
  const locale = useLocale()
  const isOpen = client.transaction === 'not_yet'
  const natures = client.choices.natures.map((nature) => ({
    id: nature.id,
    label: localName(nature, locale),
  }))
  const reasons = NOT_YET_REASONS.map((id) => ({ id, label: t(`notYetReasons.${id}`) }))
  const unsaid = { id: 'unknown', label: basics('unsaid') }
  return (
    <EditableSection
      client={client}
      section="classification"
      title={t('sections.classification')}
      isEditable={isEditable}
      now={{
        natureId: client.nature?.id ?? 'unknown',
        ...(tellsTransaction && {
          isUpgraded: client.transaction === 'upgraded' ? 'yes' : '',
          notYetReason: (isOpen && client.notYetReason) || 'unknown',
        }),
        nextAction: client.nextAction ?? '',
        nextActionOn: client.nextActionOn ?? '',
      }}
      action={classifyClientAction}
      inputOf={({ isUpgraded, ...draft }) => ({
        ...inputOf(draft),
        ...(tellsTransaction && { isUpgraded: isUpgraded === 'yes' }),
      })}
      wordsOf={(field, value) => {
        if (field === 'isUpgraded') return classes(value ? 'transaction.upgraded' : 'transaction.transacted')
        return [...natures, ...reasons].find(({ id }) => id === value)?.label
      }}
      facts={<ClassificationFacts client={client} tellsTransaction={tellsTransaction} />}
      below={children}
    >
      {({ field, draft }) => (
        <>
          <Select {...field('natureId')} items={[...natures, unsaid]} />
          {tellsTransaction && isOpen && <Select {...field('notYetReason')} items={[...reasons, unsaid]} />}
          {tellsTransaction && !isOpen && (
            <Checkbox
              label={t('isUpgraded')}
              isSelected={draft.isUpgraded === 'yes'}
              onChange={(isSelected) => field('isUpgraded').onChange(isSelected ? 'yes' : '')}
            />
          )}
          <TextField
            {...field('nextAction')}
            placeholder={t('examples.nextAction')}
            maxLength={200}
            autoComplete="off"
          />
          <DatePicker {...field('nextActionOn')} value={draft.nextActionOn || null} today={today} />
        </>
      )}
    </EditableSection>
  )
}

function ClassificationFacts({ client, tellsTransaction }: Pick<Props, 'client' | 'tellsTransaction'>) {
  const t = useTranslations('archive-basics')
  const classes = useTranslations('archive.classes')
  const locale = useLocale()
  const { nature, notYetReason, nextAction, nextActionOn, transaction } = client
  const day = nextActionOn && formatDate(new Date(nextActionOn), 'UTC', locale)
  return (
    <Facts
      facts={[
        { label: t('byTime'), value: classes(`time.${client.time}`) },
        {
          label: t('byTransaction'),
          value: tellsTransaction && transaction && classes(`transaction.${transaction}`),
        },
        {
          label: t('fields.notYetReason'),
          value: transaction === 'not_yet' && notYetReason && t(`notYetReasons.${notYetReason}`),
        },
        { label: t('fields.natureId'), value: nature && localName(nature, locale), isWanted: true },
        {
          label: t('fields.nextAction'),
          value: nextAction && (
            <>
              {nextAction}
              {day && <span className="block text-sm text-ink-soft">{day}</span>}
            </>
          ),
        },
      ]}
    />
  )
}
