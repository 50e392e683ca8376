// In a call: how she gets on with what she has at home, asked only of what she has; what has changed is noted at once.
'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { supplyState } from '@/lib/at-home/at-home-flow'
import type { AtHome } from '@/lib/at-home/at-home-rows'
import { localName } from '@/lib/i18n/format'
import { type AtHomeActions, AtHomeLines } from './at-home-lines'

type Props = {
  items: readonly AtHome[]
  /** YYYY-MM-DD in the salon's zone. */
  today: string
  actions: AtHomeActions
}

export function AskAtHome({ items, today, actions }: Props) {
  const t = useTranslations('at-home')
  const namesOf = useNames()
  if (items.length === 0) return null
  const meeting = items.filter(({ meets }) => meets.length > 0)
  const usable = items.filter(({ meets }) => meets.length === 0)
  const isNearlyOver = (item: AtHome) => ['soon', 'over'].includes(supplyState(item.runsOutOn, today))
  const soon = usable.filter(isNearlyOver)
  const others = usable.filter((item) => !isNearlyOver(item))
  return (
    <section aria-labelledby="ask-at-home" className="grid gap-3">
      <div className="border-s-2 border-celadon-line ps-4">
        <h3 id="ask-at-home" className="font-sans text-sm font-medium tracking-normal text-ink-soft">
          {t('ask.title')}
        </h3>
        {meeting.length > 0 && (
          <p className="font-serif leading-relaxed text-rouge xl:text-lg">
            {t('ask.meets', { products: namesOf(meeting) })}
          </p>
        )}
        {soon.length > 0 && (
          <p className="font-serif leading-relaxed xl:text-lg">
            {t('ask.soon', { products: namesOf(soon) })}
          </p>
        )}
        {others.length > 0 && (
          <p className="font-serif leading-relaxed xl:text-lg">
            {t('ask.how', { products: namesOf(others) })}
          </p>
        )}
        <p className="hidden pt-1 text-sm text-ink-soft xl:block">{t('ask.hint')}</p>
      </div>
      <AtHomeLines items={items} today={today} actions={actions} />
    </section>
  )
}

function useNames(): (items: readonly AtHome[]) => string {
  const locale = useLocale()
  const format = useFormatter()
  return (items) => format.list([...new Set(items.map(({ product }) => localName(product, locale)))])
}
