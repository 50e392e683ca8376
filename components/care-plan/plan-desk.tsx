// Her standing care plan with what can be done about it: made, changed, replaced, ended.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { PlanContent } from '@/lib/care-plans/plan-content-flow'
import { isFulfilled } from '@/lib/care-plans/progress-flow'
import type { Proposal } from '@/lib/care-plans/proposal-flow'
import { localName } from '@/lib/i18n/format'
import { EndPlan } from './end-plan'
import { type PlanActions, PlanEditor } from './plan-editor'
import { PlanFacts, type ShownPlan } from './plan-facts'
import type { MenuEntry } from './planned-treatments'

export type PlanDeskProps = {
  clientId: string
  visitId?: string
  plan: ShownPlan | null
  today: string
  menu: readonly MenuEntry[]
  names: readonly { id: string; name: string; nameEn: string | null }[]
  proposals?: readonly Proposal[]
  wish?: string | null
  mayPlan: boolean
  actions: PlanActions
}

type Editing = { kind: 'change'; planId: string } | { kind: 'make' }

export function PlanDesk({ proposals = [], wish = null, ...props }: PlanDeskProps) {
  const { clientId, visitId, plan, today, menu, names, mayPlan, actions } = props
  const locale = useLocale()
  const [editing, setEditing] = useState<Editing | null>(null)
  const nameOf = (id: string) => {
    const named = names.find((each) => each.id === id)
    return named ? localName(named, locale) : ''
  }
  if (editing && mayPlan) {
    const changing = editing.kind === 'change' && plan?.id === editing.planId ? plan : null
    return (
      <PlanEditor
        clientId={clientId}
        visitId={visitId}
        changing={changing && { id: changing.id, revision: changing.revision, content: contentOf(changing) }}
        replacing={changing || !plan ? null : { id: plan.id, revision: plan.revision }}
        isGone={editing.kind === 'change' && !changing}
        start={startWith(proposals)}
        proposals={proposals}
        wish={wish}
        menu={menu}
        nameOf={nameOf}
        actions={actions}
        onClose={() => setEditing(null)}
      />
    )
  }
  return plan ? (
    <Standing plan={plan} today={today} mayPlan={mayPlan} endAction={actions.end} onEdit={setEditing} />
  ) : (
    <None mayPlan={mayPlan} onMake={() => setEditing({ kind: 'make' })} />
  )
}

type StandingProps = {
  plan: ShownPlan
  today: string
  mayPlan: boolean
  endAction: PlanActions['end']
  onEdit: (editing: Editing) => void
}

function Standing({ plan, today, mayPlan, endAction, onEdit }: StandingProps) {
  const t = useTranslations('care-plans')
  const [isEnding, setEnding] = useState(false)
  const isDone = isFulfilled(plan.courses)
  return (
    <div className="grid gap-5">
      {isDone && mayPlan && <Notice tone="success">{t('allDone')}</Notice>}
      <PlanFacts plan={plan} today={today} />
      {mayPlan && (
        <div className="flex flex-wrap gap-3">
          <Button onPress={() => onEdit({ kind: 'change', planId: plan.id })}>{t('change')}</Button>
          <Button onPress={() => onEdit({ kind: 'make' })}>{t('replace')}</Button>
          <Button variant="quiet" onPress={() => setEnding(true)}>
            {t('end')}
          </Button>
        </div>
      )}
      <EndPlan
        planId={plan.id}
        isFulfilled={isDone}
        isOpen={isEnding}
        onOpenChange={setEnding}
        action={endAction}
      />
    </div>
  )
}

function None({ mayPlan, onMake }: { mayPlan: boolean; onMake: () => void }) {
  const t = useTranslations('care-plans')
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
      <p className="min-w-0 flex-1 basis-64 text-ink-soft">
        {t('none')}
        {mayPlan && <span className="block">{t('noneHint')}</span>}
      </p>
      {mayPlan && <Button onPress={onMake}>{t('make')}</Button>}
    </div>
  )
}

function contentOf({ goal, homeCare, avoid, courses }: ShownPlan): PlanContent {
  const treatments = courses.map(({ treatmentId, sessions, intervalDays }) => ({
    treatmentId,
    sessions,
    intervalDays,
  }))
  return { goal, homeCare, avoid, treatments }
}

function startWith(proposals: readonly Proposal[]): PlanContent {
  const treatments = proposals.map(({ treatmentId, sessions, intervalDays }) => ({
    treatmentId,
    sessions,
    intervalDays,
  }))
  return { goal: '', homeCare: '', avoid: '', treatments }
}
