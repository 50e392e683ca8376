// Before hands are laid on: what to mind first, then how she likes it in the room.
import { useTranslations } from 'next-intl'
import { usePreferenceWords } from '@/components/clients/preference-words'
import { AlertStrip } from '@/components/door-card/alert-strip'
import { classNames } from '@/components/ui/class-names'
import { useAnswerWords } from '@/components/visit/answer-words'
import type { PreferenceKind } from '@/lib/clients/client-schemas'
import type { DoorCard } from '@/lib/clients/door-card-query'

const IN_THE_ROOM: readonly PreferenceKind[] = [
  'pressure',
  'room_temperature',
  'music',
  'conversation',
  'product_view',
  'habit',
]

export function CareBrief({ card, isMinded }: { card: DoorCard; isMinded: boolean }) {
  const t = useTranslations()
  const wordsOf = usePreferenceWords()
  const felt = useFeltPressure(card)
  const wishes = IN_THE_ROOM.flatMap((kind) => card.preferences.filter((noted) => noted.kind === kind))
  return (
    <section
      aria-label={t('archive.care.title')}
      className={classNames(
        'overflow-hidden rounded-lg border border-hair bg-sheet',
        wishes.length === 0 && !felt && 'hidden landscape:lg:block',
      )}
    >
      {/* In portrait the folded door card right above says it already. */}
      <div className="hidden landscape:lg:block">
        <AlertStrip card={card} isLarge={false} isMinded={isMinded} />
      </div>
      {(wishes.length > 0 || felt) && (
        <dl className="flex flex-wrap gap-x-8 gap-y-2 px-5 py-3.5">
          {wishes.map((wish) => (
            <div key={wish.id} className="flex gap-2">
              <dt className="shrink-0 text-sm leading-[1.8] text-ink-soft">
                {t(`door-card.preferences.${wish.kind}`)}
              </dt>
              <dd className="min-w-0 font-medium">
                {wordsOf(wish)}
                {wish.kind === 'pressure' && felt && (
                  <span className="ms-2 font-normal text-ochre">{felt}</span>
                )}
              </dd>
            </div>
          ))}
          {felt && wishes.every(({ kind }) => kind !== 'pressure') && (
            <div className="flex gap-2">
              <dt className="shrink-0 text-sm leading-[1.8] text-ink-soft">
                {t('door-card.preferences.pressure')}
              </dt>
              <dd className="min-w-0 text-ochre">{felt}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  )
}

/** What she said of the hands last time, where it was not just right. */
function useFeltPressure({ lastVisit }: DoorCard): string | null {
  const t = useTranslations('feeling')
  const answer = useAnswerWords()
  const felt = lastVisit?.treatments.find(({ pressureFelt }) => pressureFelt)?.pressureFelt
  return felt ? t('last.pressureBefore', { words: answer('pressureFelt', felt) }) : null
}
