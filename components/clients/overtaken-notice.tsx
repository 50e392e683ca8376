// What a colleague wrote meanwhile beside what is typed here; which of them holds is for the writer to say.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { Overtaken } from './use-basics-draft'

type Props = {
  overtaken: readonly Overtaken[]
  /** A field's value in words, where it is not words already. */
  wordsOf?: (field: string, value: string) => string | undefined
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Shows nothing while nobody was faster. */
export function OvertakenNotice({ overtaken, wordsOf, onTakeTheirs, onKeepMine }: Props) {
  const t = useTranslations('clients.basics')
  const fields = useTranslations('archive-basics.fields')
  const codeWords = useCodeWords()
  if (overtaken.length === 0) return null
  const inWords = (field: string, value: string) => wordsOf?.(field, value) ?? codeWords(field, value)
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
            {t('both', { field: fields(field), theirs: inWords(field, theirs), mine: inWords(field, mine) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Sex, calendar and source are codes, and who referred her is an id. */
function useCodeWords() {
  const t = useTranslations('clients.basics')
  const words = useTranslations('archive-basics')
  return (field: string, value: string): string => {
    if (value === '' || value === 'unknown') return t('unknown')
    if (field === 'sex') return t(`sexes.${value}`)
    if (field === 'birthLunar') return words(`calendars.${value}`)
    if (field === 'source' && words.has(`sources.${value}`)) return words(`sources.${value}`)
    return field === 'referredById' ? t('anotherGuest') : value
  }
}
