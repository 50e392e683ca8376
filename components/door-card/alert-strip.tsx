// What could harm her, before anything else; "not asked" is said as loudly as it deserves.
import { CircleHelp, HeartCrack, Leaf, ShieldAlert } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StandingReactions } from '@/components/reactions/standing-reactions'
import { classNames } from '@/components/ui/class-names'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { formatDay } from '@/lib/i18n/format'
import { BASE_QUESTIONS } from '@/lib/safety/safety-flow'

type Props = {
  card: Pick<
    DoorCard,
    'alerts' | 'alertState' | 'alertsAskedAt' | 'toAskToday' | 'untold' | 'reactions' | 'toldBefore'
  >
  isLarge: boolean
  /** Something is seen on her skin, or a treatment is stopped: then nothing is said in green. */
  isMinded: boolean
}

export function AlertStrip({ card, isLarge, isMinded }: Props) {
  return (
    <>
      {card.reactions.length > 0 && <ReactionStrip reactions={card.reactions} isLarge={isLarge} />}
      {card.toldBefore.length > 0 && <ToldBefore lines={card.toldBefore} isLarge={isLarge} />}
      <Alerts
        card={card}
        isLarge={isLarge}
        isMinded={isMinded || card.reactions.length > 0 || card.toldBefore.length > 0}
      />
    </>
  )
}

/** What a treatment has done to her, until somebody has looked at it. */
function ReactionStrip({ reactions, isLarge }: { reactions: DoorCard['reactions']; isLarge: boolean }) {
  const t = useTranslations('reactions')
  return (
    <section
      aria-label={t('new.title')}
      className={classNames(
        'flex items-start gap-3.5 border-b border-sheet/40 bg-rouge text-sheet [&>svg]:mt-0.5 [&>svg]:size-6 [&>svg]:shrink-0',
        isLarge ? 'px-6 py-4 sm:px-8' : 'px-5 py-3',
      )}
    >
      <HeartCrack aria-hidden="true" />
      <StandingReactions reactions={reactions} isLarge={isLarge} />
    </section>
  )
}

/** What another system has written of her: asked about here, it is sorted in her archive, and goes. */
function ToldBefore({ lines, isLarge }: { lines: readonly string[]; isLarge: boolean }) {
  const t = useTranslations('door-card.alerts')
  return (
    <Strip
      className={classNames(
        'border-b border-sheet/60 bg-rouge-wash text-rouge-deep',
        isLarge ? 'px-6 py-4 sm:px-8' : 'px-5 py-3',
      )}
      icon={<ShieldAlert aria-hidden="true" />}
    >
      <p className="text-sm">{t('toldBefore')}</p>
      <ul className={isLarge ? 'text-xl' : 'text-lg'}>
        {lines.map((line) => (
          <li key={line} className="font-serif font-semibold break-words">
            {line}
          </li>
        ))}
      </ul>
      <p className="text-sm">{t('toldBeforeHint')}</p>
    </Strip>
  )
}

function Alerts({ card, isLarge, isMinded }: Props) {
  const t = useTranslations('door-card.alerts')
  const locale = useLocale()
  const timeZone = useTimeZone()
  const padding = isLarge ? 'px-6 py-4 sm:px-8' : 'px-5 py-3'
  if (card.alertState === 'not_asked') {
    return (
      <Strip
        className={classNames('bg-ochre-wash text-ochre', padding)}
        icon={<CircleHelp aria-hidden="true" />}
      >
        {card.untold.length > 0 ? (
          <Untold card={card} />
        ) : (
          <p className="font-medium">{t(isHalfAsked(card) ? 'halfAsked' : 'notAsked')}</p>
        )}
        {isHalfAsked(card) && <AskedToday card={card} />}
      </Strip>
    )
  }
  if (card.alertState === 'none_known' && card.untold.length === 0) {
    const day = card.alertsAskedAt ? formatDay(new Date(card.alertsAskedAt), timeZone ?? 'UTC', locale) : ''
    return (
      <Strip
        className={classNames(
          isMinded ? 'border-b border-hair text-ink-soft' : 'bg-celadon-wash text-celadon-deep',
          padding,
        )}
        icon={<Leaf aria-hidden="true" />}
      >
        <p>{t('noneKnown', { day })}</p>
        <AskedToday card={card} />
      </Strip>
    )
  }
  const isSerious = card.alerts.some(({ severity }) => severity === 'serious')
  return (
    <Strip
      className={classNames(isSerious ? 'bg-rouge text-sheet' : 'bg-rouge-wash text-rouge-deep', padding)}
      icon={<ShieldAlert aria-hidden="true" />}
    >
      <ul className={classNames('flex flex-wrap gap-x-8 gap-y-1', isLarge ? 'text-xl' : 'text-lg')}>
        {card.alerts.map((alert) => (
          <li key={alert.id}>
            <span className="text-sm">{t(`kinds.${alert.kind}`)}</span>{' '}
            <strong className="font-serif font-semibold">{alert.text}</strong>
            {alert.severity === 'serious' && <span className="ms-2 text-sm">{t('serious')}</span>}
          </li>
        ))}
      </ul>
      <Untold card={card} />
      <AskedToday card={card} />
    </Strip>
  )
}

/** She said yes today, and nobody has noted to what. */
function Untold({ card: { untold } }: Pick<Props, 'card'>) {
  const t = useTranslations('door-card.alerts')
  if (untold.length === 0) return null
  const kinds = untold.map((kind) => t(`kinds.${kind}`)).join(' · ')
  return <p className="font-medium">{t('untold', { kinds })}</p>
}

function isHalfAsked({ toAskToday }: Props['card']): boolean {
  return toAskToday !== null && toAskToday.length > 0 && toAskToday.length < BASE_QUESTIONS.length
}

/** While she is in the house: whether somebody has asked her this time, and what is still to be asked. */
function AskedToday({ card: { toAskToday } }: Pick<Props, 'card'>) {
  const t = useTranslations('door-card.alerts')
  if (toAskToday === null) return null
  if (toAskToday.length === 0) return <p className="text-sm">{t('askedToday')}</p>
  if (toAskToday.length === BASE_QUESTIONS.length) return <p className="text-sm">{t('notAskedToday')}</p>
  const kinds = toAskToday.map((kind) => t(`kinds.${kind}`)).join(' · ')
  return <p className="text-sm">{t('stillToAsk', { kinds })}</p>
}

function Strip({ className, icon, children }: { className: string; icon: ReactNode; children: ReactNode }) {
  const t = useTranslations('door-card.alerts')
  return (
    <section
      aria-label={t('label')}
      className={classNames('flex items-center gap-3.5 [&>svg]:size-6 [&>svg]:shrink-0', className)}
    >
      {icon}
      <div className="min-w-0">{children}</div>
    </section>
  )
}
