// What treatments have done to her, until somebody has looked at it.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { formatDay, localName } from '@/lib/i18n/format'
import type { StandingReaction } from '@/lib/reactions/standing-reactions'

type Props = { reactions: readonly StandingReaction[]; isLarge?: boolean }

export function StandingReactions({ reactions, isLarge = false }: Props) {
  const t = useTranslations('reactions')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <ul className="grid min-w-0 gap-1">
      {reactions.map(({ id, text, notedAt, ...treatment }) => (
        <li key={id}>
          <strong className={`font-serif font-semibold ${isLarge ? 'text-xl' : 'text-lg'}`}>
            {t('door', { treatment: localName(treatment, locale) })}
          </strong>{' '}
          <span className="numeric text-sm">
            {t('doorOn', { day: formatDay(new Date(notedAt), timeZone, locale) })}
          </span>
          {text && <span className="block whitespace-pre-line">{text}</span>}
        </li>
      ))}
    </ul>
  )
}
