// How she likes things, in the order in which a visit asks for it; what must not be said comes last, in the small hand.
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { usePreferenceWords } from '@/components/clients/preference-words'
import { Unspoken } from '@/components/door-card/unspoken'
import { Link } from '@/components/ui/link'
import type { ArchiveGlance } from '@/lib/clients/archive-queries'
import { PREFERENCE_KINDS } from '@/lib/clients/client-schemas'

type Props = { clientId: string; preferences: ArchiveGlance['preferences'] }

export function Likes({ clientId, preferences }: Props) {
  const t = useTranslations('archive.glance')
  const kinds = useTranslations('door-card.preferences')
  const wordsOf = usePreferenceWords()
  const shown = PREFERENCE_KINDS.filter((kind) => kind !== 'never_mention')
    .map((kind) => [kind, preferences.filter((preference) => preference.kind === kind)] as const)
    .filter(([, noted]) => noted.length > 0)
  return (
    <div className="grid gap-3">
      {shown.length === 0 && <p className="text-ink-soft">{t('likesNone')}</p>}
      {shown.length > 0 && (
        <dl className="grid gap-1.5">
          {shown.map(([kind, noted]) => (
            <div key={kind} className="flex gap-3">
              <dt className="w-24 shrink-0 text-sm leading-[1.8] text-ink-soft">{kinds(kind)}</dt>
              <dd className="min-w-0">
                {noted.map((preference) => (
                  <span key={preference.id} className="block">
                    {wordsOf(preference)}
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Unspoken card={{ neverMention: preferences.filter(({ kind }) => kind === 'never_mention') }} />
      <Link
        href={`/clients/${clientId}?tab=traits`}
        scroll={false}
        className="-mb-2 inline-flex min-h-12 items-center gap-1 justify-self-start font-medium text-celadon-deep underline-offset-4 hover:underline"
      >
        {t('allTraits')}
        <ChevronRight aria-hidden="true" className="size-5" />
      </Link>
    </div>
  )
}
