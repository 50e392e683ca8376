// A treatment that has to stop now, wherever on the page somebody is looking: one tap leads to what to do.
import { Hand } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { localName } from '@/lib/i18n/format'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

type Props = { visit: GuidedVisit; haltedIds: readonly string[] }

export async function HaltBanner({ visit, haltedIds }: Props) {
  if (haltedIds.length === 0) return null
  const [t, locale] = await Promise.all([getTranslations('ending.halt'), getLocale()])
  return visit.sessions
    .filter(({ id }) => haltedIds.includes(id))
    .map((session) => (
      <div key={session.id} role="alert" className="sticky top-2 z-20">
        <Link
          href={`/visits/${visit.id}?stage=treatment#halt`}
          className="flex min-h-16 items-center gap-4 rounded-xl bg-rouge px-6 py-4 text-sheet shadow-lift"
        >
          <Hand aria-hidden="true" className="size-8 shrink-0" />
          <strong className="font-serif text-2xl">
            {t('title', { treatment: localName(session.treatment, locale) })}
          </strong>
        </Link>
      </div>
    ))
}
