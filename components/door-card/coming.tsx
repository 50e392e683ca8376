// Today: when she is to come or came, to whom and where, her number to be touched and the way to her archive.
'use client'

import { BookOpen, CalendarClock, Phone } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { buttonStyles } from '@/components/ui/button-styles'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { useMoment } from '@/components/ui/use-moment'
import { useServerNow } from '@/components/visit-card/use-server-now'
import { type Punctuality, punctuality } from '@/lib/clients/coming-flow'
import type { ComingToday, DoorCard } from '@/lib/clients/door-card-query'
import { formatComing, formatMinutes, localName } from '@/lib/i18n/format'

type Props = {
  card: Pick<DoorCard, 'clientId' | 'coming' | 'phone' | 'isNotToBeCalled'>
  serverNow: string
  isLarge: boolean
}

const tones: Partial<Record<Punctuality['kind'], string>> = { missing: 'text-rouge', came_late: 'text-ochre' }

export function Coming({ card, serverNow, isLarge }: Props) {
  const t = useTranslations('door-card.today')
  return (
    <section aria-label={t('label')} className="grid gap-1">
      {card.coming && <Time coming={card.coming} serverNow={serverNow} isLarge={isLarge} />}
      <div className="-ms-3 flex flex-wrap items-center gap-x-2">
        <HerNumber card={card} />
        <Link href={`/clients/${card.clientId}`} className={buttonStyles('quiet', 'md', false, 'px-3!')}>
          <BookOpen aria-hidden="true" className="size-4.5 shrink-0" />
          {t('archive')}
        </Link>
      </div>
    </section>
  )
}

function Time({ coming, serverNow, isLarge }: { coming: ComingToday; serverNow: string; isLarge: boolean }) {
  const t = useTranslations('door-card.today')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { clock } = useMoment()
  const now = useServerNow(serverNow)
  const stands = punctuality(coming, now)
  const whoAndWhere = [...coming.therapists, ...coming.rooms.map((room) => localName(room, locale))]
  const isTold = coming.comesAt !== coming.appointedAt
  return (
    <div className="flex items-start gap-3">
      <CalendarClock aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-celadon" />
      <p className={classNames('flex min-w-0 flex-wrap gap-x-2.5', isLarge && 'text-lg')}>
        {stands.kind === 'walk_in' ? (
          <span className="font-medium">{t('walkIn', { time: clock(coming.appointedAt) })}</span>
        ) : (
          <>
            <span className="numeric font-medium">
              {t('appointed', { time: formatComing(new Date(coming.appointedAt), now, timeZone, locale) })}
            </span>
            {isTold && stands.kind !== 'not_coming' && (
              <span className="numeric text-ochre">{t('told', { time: clock(coming.comesAt) })}</span>
            )}
            {stands.kind !== 'not_coming' && (
              <span className={classNames('numeric', tones[stands.kind] ?? 'text-ink-soft')}>
                {t(stands.kind, {
                  minutes: 'minutes' in stands ? formatMinutes(stands.minutes, locale) : '',
                  time: coming.arrivedAt ? clock(coming.arrivedAt) : '',
                })}
              </span>
            )}
          </>
        )}
        {whoAndWhere.length > 0 && <span>{whoAndWhere.join(' · ')}</span>}
      </p>
    </div>
  )
}

function HerNumber({ card: { phone, isNotToBeCalled } }: Pick<Props, 'card'>) {
  const t = useTranslations('door-card.today')
  if (!phone) return null
  if (isNotToBeCalled) return <span className="px-3 text-ink-soft">{t('notToBeCalled')}</span>
  if ('ending' in phone) {
    return <span className="numeric px-3 text-ink-soft">{t('phoneEnding', { digits: phone.ending })}</span>
  }
  return (
    <a
      href={`tel:${phone.e164}`}
      aria-label={t('call', { phone: phone.written })}
      className={buttonStyles('quiet', 'md', false, 'numeric px-3!')}
    >
      <Phone aria-hidden="true" className="size-4.5 shrink-0" />
      {phone.written}
    </a>
  )
}
