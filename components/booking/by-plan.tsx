// What her care plan asks for next, where that is what is being booked.
'use client'

import { Route } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { usePlanDay } from '@/components/care-plan/plan-words'
import type { BookingProposal } from '@/lib/appointments/openings-queries'
import { localName } from '@/lib/i18n/format'

type Proposed = Pick<BookingProposal, 'planned' | 'menu' | 'today'>

export function ByPlan({ proposal }: { proposal: Proposed }) {
  const t = useTranslations('care-plans.booking')
  const nameOf = useTreatmentName()
  const dayOf = usePlanDay(proposal.today)
  const { planned, menu, today } = proposal
  if (!planned) return null
  const { number, sessions, dueOn } = planned
  const treatment = nameOf(menu, planned.treatmentId)
  return (
    <p className="flex items-start gap-2">
      <Route aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-celadon" />
      {dueOn <= today
        ? t('nextToday', { treatment, number, sessions })
        : t('next', { treatment, number, sessions, day: dayOf(dueOn) })}
    </p>
  )
}

/** 「这是调理方案里补水护理的第 4 次，共 8 次」; null where the plan did not ask for it. */
export function useBookedByPlan(): (proposal: Proposed) => string | null {
  const t = useTranslations('care-plans.booking')
  const nameOf = useTreatmentName()
  return ({ planned, menu }) =>
    planned &&
    t('booked', {
      treatment: nameOf(menu, planned.treatmentId),
      number: planned.number,
      sessions: planned.sessions,
    })
}

function useTreatmentName() {
  const locale = useLocale()
  return ({ treatments }: BookingProposal['menu'], id: string): string => {
    const treatment = treatments.find((each) => each.id === id)
    return treatment ? localName(treatment, locale) : ''
  }
}
