// Why she had better not use what she has at home, in one line.
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { AtHome } from '@/lib/at-home/at-home-rows'
import { localName } from '@/lib/i18n/format'

export function useMeetsWords(): (item: Pick<AtHome, 'meets'>) => string {
  const t = useTranslations('at-home.meets')
  const locale = useLocale()
  const format = useFormatter()
  return ({ meets }) => {
    const entries = meets.flatMap(({ entry }) => (entry ? [localName(entry, locale)] : []))
    if (entries.length > 0) return t('matched', { entries: format.list([...new Set(entries)]) })
    const words = meets.find(({ kind }) => kind === 'said')?.words
    if (words) return t('said', { words })
    const held = meets.find(({ kind }) => kind !== 'reacted')?.words
    return held ? t('held', { words: held }) : t('reacted')
  }
}
