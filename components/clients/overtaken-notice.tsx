// What a colleague wrote meanwhile beside what is typed here; which of them holds is for the writer to say.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { DraftField } from './basics-draft'
import type { Overtaken } from './use-basics-draft'

type Props = { overtaken: readonly Overtaken[]; onTakeTheirs: () => void; onKeepMine: () => void }

/** Shows nothing while nobody was faster. */
export function OvertakenNotice({ overtaken, onTakeTheirs, onKeepMine }: Props) {
  const t = useTranslations('clients.basics')
  const wordsOf = useDraftWords()
  if (overtaken.length === 0) return null
  return (
    <Notice
      tone="warning"
      title={t('overtaken')}
      action={
        <>
          <Button onPress={onTakeTheirs}>{t('takeTheirs')}</Button>
          <Button onPress={onKeepMine}>{t('keepMine')}</Button>
        </>
      }
    >
      <ul>
        {overtaken.map(({ field, theirs, mine }) => (
          <li key={field}>
            {t('both', { field: t(field), theirs: wordsOf(field, theirs), mine: wordsOf(field, mine) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function useDraftWords() {
  const t = useTranslations('clients.basics')
  const natures = useTranslations('clients.natures')
  return (field: DraftField, value: string): string => {
    if (value === '' || value === 'unknown') return t('unknown')
    if (field === 'sex') return t(`sexes.${value}`)
    if (field === 'nature' && natures.has(value)) return natures(value)
    return field === 'referredById' ? t('anotherGuest') : value
  }
}
