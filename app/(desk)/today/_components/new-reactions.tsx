// For the manager: treatments that did somebody harm, until she has looked.
'use client'

import { ShieldAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatBriefly, formatClock, guestName, localName } from '@/lib/i18n/format'
import type { NewReaction } from '@/lib/reactions/reaction-queries'

type Props = { reactions: readonly NewReaction[]; now: Date; timeZone: string }

export function NewReactions({ reactions, now, timeZone }: Props) {
  const t = useTranslations('reactions.new')
  const locale = useLocale()
  if (reactions.length === 0) return null
  return (
    <section aria-label={t('title')} className="grid gap-2">
      {reactions.map(({ id, client, treatment, notedAt }) => (
        <Link
          key={id}
          href="/settings/reactions"
          className="flex min-h-12 items-center gap-3 rounded-md border border-rouge bg-rouge-wash px-4 py-2 transition-colors hover:border-rouge-deep"
        >
          <ShieldAlert aria-hidden="true" className="size-5 shrink-0 text-rouge" />
          <span className="flex-1">
            {t('line', {
              guest: guestName(client),
              treatment: localName(treatment, locale),
              time: `${formatBriefly(new Date(notedAt), now, timeZone, locale)} ${formatClock(new Date(notedAt), timeZone, locale)}`,
            })}
          </span>
          <span className="font-medium text-rouge">{t('look')}</span>
        </Link>
      ))}
    </section>
  )
}
