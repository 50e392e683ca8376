// What was let begin past the safety gate stands in sight for the rest of the visit, whatever stage is looked at: with
// what it is worth by now, and no longer than it is needed.
import { getLocale } from 'next-intl/server'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { localName } from '@/lib/i18n/format'
import { listOverrideWorth } from '@/lib/safety/safety-queries'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { OverrideLines } from './override-lines'

type Props = { visit: GuidedVisit; staff: SignedInStaff; now: Date }

export async function OverridesOfVisit({ visit, staff, now }: Props) {
  const signed = visit.sessions.filter(({ overrides }) => overrides.length > 0)
  if (signed.length === 0) return null
  const isOpen = signed.some(({ endedAt }) => endedAt === null)
  const [locale, worths] = await Promise.all([
    getLocale(),
    isOpen ? listOverrideWorth(staff, visit.id, now) : [],
  ])
  const worthOf = new Map(worths.map(({ overrideId, worth }) => [overrideId, worth]))
  const overrides = signed.flatMap(({ treatment, overrides: ofSession }) =>
    ofSession
      .filter(({ id }) => worthOf.get(id) !== 'unneeded')
      .map(({ by, ...override }) => ({
        ...override,
        by: by.name,
        treatment: localName(treatment, locale),
        isEnough: worthOf.get(override.id) !== 'not_enough',
      })),
  )
  return <OverrideLines overrides={overrides} />
}
