// Her traits (客户特征): how she likes things, with who said so and when, and how she once liked them.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { usePreferenceWords } from '@/components/clients/preference-words'
import { Card } from '@/components/ui/card'
import { FoldedSummary } from '@/components/ui/folded-summary'
import { mayNotePreferences } from '@/lib/auth/permissions'
import { PREFERENCE_KINDS } from '@/lib/clients/client-schemas'
import { readTraits, type Trait } from '@/lib/clients/trait-queries'
import { formatDate } from '@/lib/i18n/format'
import type { TabProps } from '../tab-props'
import { BroughtNotes } from './brought-notes'
import { TraitLine } from './trait-line'

export async function TraitsTab({ staff, clientId }: TabProps) {
  const read = await readTraits(staff, clientId)
  if (!read) return null
  const { traits, brought, seats, therapists } = read
  const standing = traits.filter(({ retiredAt }) => retiredAt === null)
  const former = traits.filter(({ retiredAt }) => retiredAt !== null)
  return (
    <div className="grid gap-4">
      <BroughtNotes notes={brought} isEditable={mayNotePreferences(staff)} />
      <Card as="section">
        <dl className="divide-y divide-hair">
          {PREFERENCE_KINDS.map((kind) => (
            <TraitLine
              key={kind}
              clientId={clientId}
              kind={kind}
              traits={standing.filter(({ preference }) => preference.kind === kind)}
              seats={seats}
              therapists={therapists}
              isEditable={mayNotePreferences(staff)}
            />
          ))}
        </dl>
      </Card>
      {former.length > 0 && <Former traits={former} />}
    </div>
  )
}

function Former({ traits }: { traits: readonly Trait[] }) {
  const t = useTranslations('archive.traits')
  const wordsOf = usePreferenceWords()
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const day = (at: Date) => formatDate(at, timeZone, locale)
  return (
    <details className="group rounded-lg bg-fold/60 px-5">
      <FoldedSummary>{t('once', { count: traits.length })}</FoldedSummary>
      <ul className="grid gap-2 pb-4">
        {traits.map(({ preference, notedBy, notedAt, retiredAt }) => (
          <li key={preference.id} className="flex flex-wrap gap-x-3">
            <span className="w-28 shrink-0 text-sm leading-[1.8] text-ink-soft">
              {t(`kinds.${preference.kind}`)}
            </span>
            <span>{wordsOf(preference)}</span>
            <span className="text-sm leading-[1.8] text-ink-soft">
              {t('noted', { name: notedBy, day: day(notedAt) })}
              {retiredAt && ` · ${t('until', { day: day(retiredAt) })}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
