// What must not be said. Last on the card, and in the small hand: she may stand beside the tablet.
import { EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { DoorCard } from '@/lib/clients/door-card-query'

export function Unspoken({ card }: { card: Pick<DoorCard, 'neverMention'> }) {
  const t = useTranslations('door-card')
  if (card.neverMention.length === 0) return null
  return (
    <section
      aria-label={t('unspoken')}
      className="flex items-baseline gap-3 border-t border-dashed border-edge pt-3.5 text-sm"
    >
      <span className="inline-flex shrink-0 items-center gap-1.5 rounded-sm bg-ink px-2 py-0.5 font-medium text-sheet">
        <EyeOff aria-hidden="true" className="size-4" />
        {t('unspoken')}
      </span>
      <span className="min-w-0">{card.neverMention.map(({ text }) => text).join(' · ')}</span>
    </section>
  )
}
