// Her seat, her tea and how she likes things.
import { Armchair, Coffee } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { usePreferenceWords } from '@/components/clients/preference-words'
import { classNames } from '@/components/ui/class-names'
import type { DoorCard, Habit } from '@/lib/clients/door-card-query'
import { localName } from '@/lib/i18n/format'

export function Comforts({ card, isLarge }: { card: DoorCard; isLarge: boolean }) {
  const t = useTranslations('door-card')
  const wordsOf = usePreferenceWords()
  return (
    <section aria-label={t('comforts')} className="grid content-start gap-4">
      <dl className={classNames('grid gap-4', !isLarge && 'grid-cols-2')}>
        <Comfort
          icon={<Armchair aria-hidden="true" />}
          label={t('seat')}
          habit={card.seat}
          today={card.seatToday}
          isLarge={isLarge}
        />
        <Comfort
          icon={<Coffee aria-hidden="true" />}
          label={t('tea')}
          habit={card.tea}
          today={card.teaToday}
          isLarge={isLarge}
        />
      </dl>
      {card.preferences.length > 0 && (
        <dl className="grid gap-1.5">
          {card.preferences.map((preference) => (
            <div key={preference.id} className="flex gap-2">
              <dt className="shrink-0 text-sm leading-[1.8] text-ink-soft">
                {t(`preferences.${preference.kind}`)}
              </dt>
              <dd className="min-w-0">{wordsOf(preference)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

type ComfortProps = {
  icon: ReactNode
  label: string
  habit: Habit | null
  today: DoorCard['teaToday']
  isLarge: boolean
}

/** What was chosen today is said before any habit. */
function Comfort({ icon, label, habit, today, isLarge }: ComfortProps) {
  const t = useTranslations('door-card')
  const locale = useLocale()
  const wordsOf = usePreferenceWords()
  const usual = habit?.from === 'preference' ? wordsOf(habit.preference) : habit && localName(habit, locale)
  const said = today ? localName(today, locale) : usual
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-2 text-sm text-ink-soft [&>svg]:size-5">
        {icon}
        {label}
        {today && <span>{t('asToday')}</span>}
        {!today && habit?.from === 'last_visit' && <span>{t('asLastTime')}</span>}
      </dt>
      <dd className={classNames('mt-0.5', isLarge && 'font-serif text-xl', !said && 'text-ink-soft')}>
        {said ?? t('askHer')}
      </dd>
    </div>
  )
}
