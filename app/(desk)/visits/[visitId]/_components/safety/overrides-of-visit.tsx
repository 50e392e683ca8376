// What was let begin past the safety gate stands in sight for the rest of the visit, whatever stage is looked at.
import { useLocale } from 'next-intl'
import { localName } from '@/lib/i18n/format'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { OverrideLines } from './override-lines'

export function OverridesOfVisit({ visit }: { visit: GuidedVisit }) {
  const locale = useLocale()
  const overrides = visit.sessions.flatMap((session) =>
    session.overrides.map(({ by, ...override }) => ({
      ...override,
      by: by.name,
      treatment: localName(session.treatment, locale),
    })),
  )
  return <OverrideLines overrides={overrides} />
}
