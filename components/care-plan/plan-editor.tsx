// A care plan being written: her wish in her words, treatments by tapping, what she does at home.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { errorProps } from '@/components/forms/error-props'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { changesBetween, type PlanContent } from '@/lib/care-plans/plan-content-flow'
import { PLAN_LIMITS } from '@/lib/care-plans/plan-schemas'
import type { Proposal } from '@/lib/care-plans/proposal-flow'
import { PlanConflict } from './plan-conflict'
import { type MenuEntry, PlannedTreatments } from './planned-treatments'
import { useUnsavedPlan } from './unsaved-plan'
import { type SeenPlan, usePlanDraft } from './use-plan-draft'

export type PlanActions = {
  make: StaffAction<{ planId: string }>
  change: StaffAction<{ revision: number }>
  end: StaffAction<void>
}

export type PlanEditorProps = {
  clientId: string
  visitId?: string | undefined
  /** The plan that is changed, as it stands at this moment; null where one is made. */
  changing: (SeenPlan & { id: string }) | null
  /** The plan that a new one takes the place of. */
  replacing: { id: string; revision: number } | null
  /** The plan that was to be changed has ended while this was written. */
  isGone: boolean
  start: PlanContent
  proposals: readonly Proposal[]
  /** What she said today of why she comes. */
  wish: string | null
  menu: readonly MenuEntry[]
  nameOf: (treatmentId: string) => string
  actions: PlanActions
  onClose: () => void
}

export function PlanEditor(props: PlanEditorProps) {
  const { changing, start, menu, proposals, nameOf, onClose } = props
  const t = useTranslations('care-plans')
  const common = useTranslations('common')
  const [begun] = useState(changing?.content ?? start)
  const { draft, write, revision, conflicts, keepMine, takeTheirs } = usePlanDraft(changing, start)
  const { state, save, pending, errorOf } = useSaving(props, draft, revision)
  useUnsavedPlan(changesBetween(begun, draft).length > 0)
  return (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {props.isGone && <Notice tone="warning">{t('editor.gone')}</Notice>}
      <PlanConflict conflicts={conflicts} nameOf={nameOf} onTakeTheirs={takeTheirs} onKeepMine={keepMine} />
      <div className="grid gap-2">
        <TextAreaField
          label={t('goal')}
          description={t('editor.goalHint')}
          rows={2}
          value={draft.goal}
          maxLength={PLAN_LIMITS.goal}
          onChange={(goal) => write({ goal })}
          {...errorProps(errorOf('goal'))}
        />
        {props.wish && draft.goal.trim() === '' && (
          <div>
            <Button
              variant="quiet"
              className="-ms-5"
              onPress={() => write({ goal: props.wish?.slice(0, PLAN_LIMITS.goal) ?? '' })}
            >
              <span>
                {t('editor.takeWish')}
                <span className="ms-2 font-normal text-ink-soft">{t('quoted', { text: props.wish })}</span>
              </span>
            </Button>
          </div>
        )}
      </div>
      <PlannedTreatments
        planned={draft.treatments}
        menu={menu}
        proposals={proposals}
        nameOf={nameOf}
        error={errorOf('treatments') && t('editor.needsTreatment')}
        onChange={(treatments) => write({ treatments })}
      />
      <div className="grid gap-6 md:grid-cols-2">
        {(['homeCare', 'avoid'] as const).map((field) => (
          <TextAreaField
            key={field}
            label={t(field)}
            description={t(`editor.${field}Hint`)}
            rows={3}
            value={draft[field]}
            maxLength={PLAN_LIMITS.text}
            onChange={(text) => write({ [field]: text })}
            {...errorProps(errorOf(field))}
          />
        ))}
      </div>
      <ActionMessage state={state} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isPending={pending} isDisabled={conflicts.length > 0}>
          {t(changing ? 'editor.saveChange' : 'editor.save')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {common('cancel')}
        </Button>
        {props.replacing && <span className="text-sm text-ink-soft">{t('editor.replaces')}</span>}
      </div>
    </form>
  )
}

/** Who was slower is read anew and sent again by itself, unless both have changed the same. */
function useSaving(props: PlanEditorProps, draft: PlanContent, revision: number) {
  const { clientId, visitId, changing, replacing, actions, onClose } = props
  const t = useTranslations('care-plans')
  const router = useRouter()
  const make = useStaffAction(actions.make)
  const change = useStaffAction(actions.change)
  const used = changing ? change : make
  const errorOf = useFieldError(used.state)
  /** The revision that was refused as out of date. */
  const [refused, setRefused] = useState<number | null>(null)

  async function save() {
    const answer = changing
      ? await change.submit({ ...draft, planId: changing.id, revision })
      : await make.submit({
          ...draft,
          clientId,
          ...(visitId ? { visitId } : {}),
          ...(replacing ? { replaces: { planId: replacing.id, revision: replacing.revision } } : {}),
        })
    if (answer?.status === 'done') {
      showToast({ tone: 'success', message: t(changing ? 'changed' : 'saved') })
      onClose()
    } else if (answer?.status === 'refused') {
      if (changing && answer.code === 'plan_changed') setRefused(revision)
      router.refresh()
    }
  }

  const isReadAnew = refused !== null && revision !== refused
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent again once, when the newer state has been taken over
  useEffect(() => {
    if (!isReadAnew) return
    setRefused(null)
    void save()
  }, [isReadAnew])

  return { state: used.state, pending: used.pending, errorOf, save }
}
