// What stands in a change of the archive, in words: codes and days are kept as such, and told as people say them.
import { useLocale, useTranslations } from 'next-intl'
import { birthdayWords } from '@/components/clients/birthday-words'
import { formatDate } from '@/lib/i18n/format'

/** Fields whose words are codes, and where those are worded. */
const CODES: Record<string, string> = {
  sex: 'clients.basics.sexes',
  source: 'archive-basics.sources',
  notYetReason: 'archive-basics.notYetReasons',
  relations: 'archive-basics.relations.words',
}

const DAYS = ['upgradedAt', 'nextActionOn']

export function useChangeWords(): (field: string, words: string | null) => string {
  const t = useTranslations()
  const locale = useLocale()
  return (field, words) => {
    if (!words) return t('archive.timeline.empty')
    const code = CODES[field] && `${CODES[field]}.${words}`
    if (code) return t.has(code) ? t(code) : words
    if (field === 'birthday') return birthdayWords(birthdayOf(words), locale) ?? words
    return DAYS.includes(field) ? formatDate(new Date(words), 'UTC', locale) : words
  }
}

/** `1986-11-24`, `--11-24` without a year, `lunar ` before either. */
function birthdayOf(code: string) {
  const [, lunar, year, month, day] = /^(lunar )?(\d{4}|-)-(\d{1,2})-(\d{1,2})$/.exec(code) ?? []
  return {
    birthYear: Number(year) || null,
    birthMonth: Number(month) || null,
    birthDay: Number(day) || null,
    birthLunar: lunar !== undefined,
  }
}
