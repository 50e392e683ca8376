// The words of harm that somebody is asked about: she answers for these, and for none that was written since.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { harmInWords, isChosenHarm } from '@/lib/reactions/harm-flow'

export function ToldHarms({ harms }: { harms: readonly string[] }) {
  const t = useTranslations('reactions.report')
  const format = useFormatter()
  if (harms.length === 0) return null
  const said = harms.map((harm) =>
    isChosenHarm(harm) ? t(`chosen.${harm.split(':')[0]}`) : harmInWords(harm),
  )
  return <p className="text-ink-soft">{t('harms', { words: format.list([...new Set(said)]) })}</p>
}
