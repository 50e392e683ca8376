// Before anything is measured: what she said of it last time.
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useAnswerWords } from '@/components/visit/answer-words'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { localName } from '@/lib/i18n/format'

/** A treatment with what she said of it. */
export type Treated = Pick<
  NonNullable<DoorCard['lastVisit']>['treatments'][number],
  'name' | 'nameEn' | 'effect' | 'pressureFelt' | 'temperatureFelt' | 'lovedAreas' | 'herWords'
>

/** Shows nothing where she said nothing. */
export function FeltLastTime({ card }: { card: DoorCard }) {
  const t = useTranslations('feeling.last')
  const said = (card.lastVisit?.treatments ?? []).filter(saidSomething)
  if (said.length === 0) return null
  return (
    <section aria-label={t('title')} className="rounded-lg bg-fold/60 px-5 py-3">
      <h3 className="font-sans text-sm font-normal tracking-normal text-ink-soft">{t('title')}</h3>
      {said.map((treated, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may have been done twice; the past does not move
        <Said key={position} treated={treated} />
      ))}
    </section>
  )
}

export function Said({ treated }: { treated: Treated }) {
  const t = useTranslations('feeling')
  const answer = useAnswerWords()
  const areas = useTranslations('concerns.areas')
  const format = useFormatter()
  const locale = useLocale()
  const { effect, pressureFelt, temperatureFelt, lovedAreas, herWords } = treated
  const facts = [
    effect !== null && t('last.effect', { words: answer('effect', effect) }),
    offWords('pressureFelt', pressureFelt),
    offWords('temperatureFelt', temperatureFelt),
    lovedAreas.length > 0 && t('last.loved', { areas: format.list(lovedAreas.map((area) => areas(area))) }),
  ].filter(Boolean)
  return (
    <p>
      <span className="font-medium">{localName(treated, locale)}</span>
      <span className="ms-2">{facts.join(' · ')}</span>
      {herWords && <span className="block font-serif text-lg">{t('quoted', { text: herWords })}</span>}
    </p>
  )

  /** What was just right needs no word. */
  function offWords(question: 'pressureFelt' | 'temperatureFelt', value: number | null) {
    return value !== null && value !== 0 && t(`last.${question}`, { words: answer(question, value) })
  }
}

export function saidSomething({
  effect,
  pressureFelt,
  temperatureFelt,
  lovedAreas,
  herWords,
}: Treated): boolean {
  return (
    effect !== null ||
    Boolean(pressureFelt) ||
    Boolean(temperatureFelt) ||
    lovedAreas.length > 0 ||
    herWords !== null
  )
}
