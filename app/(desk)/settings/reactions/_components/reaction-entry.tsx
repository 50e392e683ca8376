// One time that a treatment did somebody harm: what was seen, and whether it may be done again.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { WordDrafts } from '@/components/clients/word-drafts'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { formatClock, formatDate, formatDay, guestName, localName } from '@/lib/i18n/format'
import type { ListedReaction } from '@/lib/reactions/reaction-queries'
import { ClearReaction } from './clear-reaction'

export function ReactionEntry({ reaction, ownName }: { reaction: ListedReaction; ownName: string }) {
  const t = useTranslations('reactions')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { id, client, treatment, text, notedAt, notedBy, endTakenBack, cleared, visitId, words } = reaction
  const guest = client ? guestName(client) : t('erased')
  const said = cleared && { name: cleared.by, day: formatDay(cleared.at, timeZone, locale) }
  return (
    <li className="grid gap-x-8 gap-y-3 border-b border-hair py-6 md:grid-cols-[11rem_minmax(0,1fr)]">
      <div>
        <p className="numeric text-ink-soft">
          {formatDate(notedAt, timeZone, locale)} {formatClock(notedAt, timeZone, locale)}
        </p>
        <p className="text-sm text-ink-soft">{t('by', { name: notedBy })}</p>
      </div>
      <div className="grid min-w-0 gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-serif text-lg">{guest}</span>
          <span>{localName(treatment, locale)}</span>
          {!cleared && client && <Badge tone="rouge">{t('open')}</Badge>}
        </p>
        <p className="rounded-lg bg-rouge-wash px-4 py-3 whitespace-pre-line">{text || t('erasedText')}</p>
        {endTakenBack && <p className="text-sm text-ink-soft">{t('endTakenBack')}</p>}
        {said && (
          <p>
            {cleared?.reason ? t('cleared', { ...said, reason: cleared.reason }) : t('clearedBare', said)}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-x-6">
          {!cleared && client && (
            <WordDrafts clientId={client.id} kept={words}>
              <ClearReaction
                reactionId={id}
                guest={guest}
                treatment={localName(treatment, locale)}
                ownName={ownName}
              />
            </WordDrafts>
          )}
          <Link
            href={`/visits/${visitId}?stage=treatment`}
            className="inline-flex min-h-12 items-center justify-self-start font-medium text-celadon-deep underline-offset-4 hover:underline"
          >
            {t('visit')}
          </Link>
        </div>
      </div>
    </li>
  )
}
