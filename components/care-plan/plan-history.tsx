// How a plan came to be what it is: who changed what, when, from what to what.
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { changesBetween, type PlanChange, type PlanContent } from '@/lib/care-plans/plan-content-flow'
import { formatDate, localName } from '@/lib/i18n/format'
import { usePlannedWords } from './plan-words'

export type ShownVersion = { revision: number; content: PlanContent; changedBy: string; changedAt: Date }

type Props = {
  /** Oldest first. */
  versions: readonly ShownVersion[]
  names: readonly { id: string; name: string; nameEn: string | null }[]
}

/** Newest first; nothing while it stands as it was made. */
export function PlanHistory({ versions, names }: Props) {
  const t = useTranslations('care-plans.history')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const wordsOf = useChangeWords(names)
  if (versions.length < 2) return null
  const sittings = versions.map(({ revision, changedBy, changedAt, content }, index) => ({
    revision,
    by: { name: changedBy, day: formatDate(changedAt, timeZone, locale) },
    changes: index === 0 ? null : changesBetween(versions[index - 1]?.content ?? content, content),
  }))
  return (
    <ol className="grid gap-3">
      {sittings.toReversed().map(({ revision, by, changes }) => (
        <li key={revision} className="border-s-2 border-celadon-line ps-4">
          <p className="text-sm text-ink-soft">{t(changes ? 'changed' : 'made', by)}</p>
          {changes?.map((change) => {
            const { label, words } = wordsOf(change)
            return (
              <p key={label} className="whitespace-pre-wrap">
                <span className="text-ink-soft">{label}</span> {words}
              </p>
            )
          })}
        </li>
      ))}
    </ol>
  )
}

function useChangeWords(names: Props['names']) {
  const t = useTranslations('care-plans')
  const locale = useLocale()
  const nameOf = (id: string) => {
    const named = names.find((each) => each.id === id)
    return named ? localName(named, locale) : ''
  }
  const plannedWords = usePlannedWords(nameOf)
  return (change: PlanChange): { label: string; words: string } => {
    if (change.field === 'treatment') {
      const [from, to] = [plannedWords(change.from), plannedWords(change.to)]
      const kind = !change.from ? 'added' : !change.to ? 'removed' : 'fromTo'
      return { label: nameOf(change.treatmentId), words: t(`history.${kind}`, { from, to }) }
    }
    const { field, from, to } = change
    const kind = from === '' ? 'written' : to === '' ? 'emptied' : 'fromTo'
    return { label: t(field), words: t(`history.${kind}`, { from, to }) }
  }
}
