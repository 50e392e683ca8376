// What the house still owes her: an open complaint, promises, and the courtesy that would suit.
import { CircleSlash, Gift, HandHeart, Hourglass, MessageSquareWarning } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMeetsWords } from '@/components/at-home/meets-words'
import { classNames } from '@/components/ui/class-names'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { formatDay, localName } from '@/lib/i18n/format'

export function OpenMatters({ card }: { card: DoorCard }) {
  const t = useTranslations('door-card')
  const locale = useLocale()
  const { complaints, promises, atHome, courtesy } = card
  if (complaints.length + promises.length + atHome.length === 0 && !courtesy) return null
  return (
    <ul className="grid gap-3">
      {complaints.map((complaint) => (
        <Complaint key={complaint.id} complaint={complaint} />
      ))}
      {promises.map((promise) => (
        <Owed key={promise.id} promise={promise} />
      ))}
      {atHome.map((item) =>
        item.meets.length > 0 ? (
          <StopUsing key={item.id} atHome={item} />
        ) : (
          <RunningOut key={item.id} atHome={item} />
        ),
      )}
      {courtesy && (
        <Matter icon={<Gift aria-hidden="true" />} tone="text-celadon-deep" label={t('courtesy.label')}>
          {localName(courtesy, locale)}
          <Aside>{t(`courtesy.occasions.${courtesy.occasion}`)}</Aside>
        </Matter>
      )}
    </ul>
  )
}

function Complaint({ complaint }: { complaint: DoorCard['complaints'][number] }) {
  const t = useTranslations('door-card')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <Matter icon={<MessageSquareWarning aria-hidden="true" />} tone="text-rouge" label={t('complaint.label')}>
      {complaint.text}
      <Aside>
        {t('complaint.since', { day: formatDay(new Date(complaint.openedAt), timeZone, locale) })}
      </Aside>
    </Matter>
  )
}

function Owed({ promise }: { promise: DoorCard['promises'][number] }) {
  const t = useTranslations('door-card.promise')
  const locale = useLocale()
  const day = formatDay(new Date(promise.dueOn), 'UTC', locale)
  return (
    <Matter
      icon={<HandHeart aria-hidden="true" />}
      tone={promise.overdue ? 'text-rouge' : 'text-ink'}
      label={t(promise.overdue ? 'overdue' : 'label')}
    >
      {promise.text}
      <Aside>{t('owner', { owner: promise.owner, day })}</Aside>
    </Matter>
  )
}

/** A word to her: what she has at home meets what is known of her now. */
function StopUsing({ atHome }: { atHome: DoorCard['atHome'][number] }) {
  const t = useTranslations('at-home')
  const locale = useLocale()
  const whyOf = useMeetsWords()
  return (
    <Matter icon={<CircleSlash aria-hidden="true" />} tone="text-rouge" label={t('meets.label')}>
      {localName(atHome.product, locale)}
      <Aside>{whyOf(atHome)}</Aside>
    </Matter>
  )
}

function RunningOut({ atHome }: { atHome: DoorCard['atHome'][number] }) {
  const t = useTranslations('door-card.runningOut')
  const locale = useLocale()
  const { product, runsOutOn } = atHome
  return (
    <Matter icon={<Hourglass aria-hidden="true" />} tone="text-ink" label={t('label')}>
      {localName(product, locale)}
      {runsOutOn && <Aside>{t('about', { day: formatDay(new Date(runsOutOn), 'UTC', locale) })}</Aside>}
    </Matter>
  )
}

type MatterProps = { icon: ReactNode; tone: string; label: string; children: ReactNode }

function Matter({ icon, tone, label, children }: MatterProps) {
  return (
    <li className="flex items-start gap-3">
      <span className={classNames('mt-0.5 [&>svg]:size-5.5', tone)}>{icon}</span>
      <p className="min-w-0">
        <span className={classNames('me-2 text-sm font-medium', tone)}>{label}</span>
        {children}
      </p>
    </li>
  )
}

function Aside({ children }: { children: ReactNode }) {
  return <span className="ms-2 text-sm text-ink-soft">{children}</span>
}
