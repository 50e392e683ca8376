// Her care plans: the one that stands with how far it has come, what was changed in it, and those before it.
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PlanDesk } from '@/components/care-plan/plan-desk'
import { PlanFacts } from '@/components/care-plan/plan-facts'
import { PlanHistory } from '@/components/care-plan/plan-history'
import { usePlanDay } from '@/components/care-plan/plan-words'
import { Card } from '@/components/ui/card'
import { mayPlanCare } from '@/lib/auth/permissions'
import { type CarePlan, type PlanDesk as Desk, listCarePlans } from '@/lib/care-plans/plan-queries'
import { changePlanAction, endPlanAction, makePlanAction } from '../../../plan-actions'
import type { TabProps } from '../tab-props'

export async function PlanSection({ staff, clientId, now }: TabProps) {
  const desk = await listCarePlans(staff, clientId, now)
  return desk && <Plans desk={desk} mayPlan={mayPlanCare(staff)} />
}

function Plans({ desk, mayPlan }: { desk: Desk; mayPlan: boolean }) {
  const t = useTranslations('care-plans')
  const { clientId, plans, today, menu, names } = desk
  const standing = plans.find(({ end }) => end === null) ?? null
  const former = plans.filter(({ end }) => end !== null)
  return (
    <Card as="section" aria-labelledby="plan-title" className="grid gap-4">
      <h2 id="plan-title" className="text-lg">
        {t('title')}
      </h2>
      <PlanDesk
        clientId={clientId}
        plan={standing}
        today={today}
        menu={menu}
        names={names}
        mayPlan={mayPlan}
        actions={{ make: makePlanAction, change: changePlanAction, end: endPlanAction }}
      />
      {standing && standing.versions.length > 1 && (
        <Folded title={t('history.title')}>
          <PlanHistory versions={standing.versions} names={names} />
        </Folded>
      )}
      {former.length > 0 && <Former plans={former} desk={desk} />}
    </Card>
  )
}

function Former({ plans, desk: { today, names } }: { plans: readonly CarePlan[]; desk: Desk }) {
  const t = useTranslations('care-plans')
  const dayOf = usePlanDay(today)
  return (
    <section aria-label={t('history.former')} className="grid gap-2 border-t border-hair pt-4">
      <h3 className="text-base">{t('history.former')}</h3>
      {plans.map((plan) => (
        <Folded
          key={plan.id}
          title={t('quoted', { text: plan.goal })}
          aside={[
            t('history.span', { from: dayOf(plan.madeOn), to: dayOf(plan.endedOn ?? plan.madeOn) }),
            plan.end && t('history.endedBy', { end: t(`ends.${plan.end}`), name: plan.endedBy ?? '' }),
          ]
            .filter(Boolean)
            .join(' · ')}
        >
          <div className="grid gap-5">
            <PlanFacts plan={plan} today={today} isOver />
            <PlanHistory versions={plan.versions} names={names} />
          </div>
        </Folded>
      ))}
    </section>
  )
}

function Folded({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  return (
    <details className="group rounded-lg bg-fold/60 px-5">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 py-2">
        <span className="min-w-0 flex-1">
          {title}
          {aside && <span className="block text-sm text-ink-soft">{aside}</span>}
        </span>
        <ChevronDown
          aria-hidden="true"
          className="size-5 shrink-0 text-ink-soft transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="pt-1 pb-4">{children}</div>
    </details>
  )
}
