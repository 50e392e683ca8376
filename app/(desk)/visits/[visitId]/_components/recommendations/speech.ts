// The words of the desk's language for the reasons of a proposal.
'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { formatBriefly } from '@/lib/i18n/format'
import type { Speech } from '@/lib/matching/matching-wording'

/** `today` is YYYY-MM-DD in the salon's zone. */
export function useSpeech(today: string): Speech {
  const say = useTranslations('matching')
  const areas = useTranslations('concerns.areas')
  const concerns = useTranslations('concerns.names')
  const format = useFormatter()
  const locale = useLocale()
  return {
    locale,
    say: (key, values) => say(key, values),
    nameArea: (area) => areas(area),
    nameConcern: (concern) => concerns(concern),
    list: (words) => format.list(words),
    day: (date) => formatBriefly(new Date(date), new Date(today), 'UTC', locale),
  }
}
