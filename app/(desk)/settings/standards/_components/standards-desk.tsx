// The standards on the manager's desk: a stage at a time, its steps in order, each opened in a sheet.
'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useTellTrouble, useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Sheet } from '@/components/ui/sheet'
import { Tabs } from '@/components/ui/tabs'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { formatMinutes } from '@/lib/i18n/format'
import type { Standard } from '@/lib/standards/standards-queries'
import { NEEDED_STEPS, TREATMENT_STEP } from '@/lib/standards/standards-schemas'
import { standardText } from '@/lib/standards/standards-wording'
import { STAGES, type Stage } from '@/lib/visits/visit-flow'
import { OrderedList } from '../../_components/ordered-list'
import { RetiredList } from '../../_components/retired-list'
import { StandardForm } from './standard-form'

type Raised = { version: number }

export type StandardActions = {
  add: StaffAction<Raised>
  revise: StaffAction<Raised>
  retire: StaffAction<Raised>
  restore: StaffAction<Raised>
  reorder: StaffAction<Raised>
}

type StandardsDeskProps = {
  version: number
  standards: readonly Standard[]
  retired: readonly Standard[]
  actions: StandardActions
}

type Opened = { stage: Stage; stepKey: string | null }

export function StandardsDesk({ version, standards, retired, actions }: StandardsDeskProps) {
  const t = useTranslations('settings.standards')
  const stages = useTranslations('visits.stages')
  const locale = useLocale()
  const [opened, setOpened] = useState<Opened | null>(null)
  const retire = useToldAction(actions.retire)
  const restore = useToldAction(actions.restore)
  const reorder = useReorder(actions.reorder, version)
  const open = standards.find(({ stepKey }) => stepKey === opened?.stepKey) ?? null
  const close = () => setOpened(null)
  const titleOf = (standard: Standard) => standardText(standard, 'title', locale)

  const stagePanel = (stage: Stage) => {
    const steps = standards.filter((standard) => standard.stage === stage)
    const minutes = steps.reduce((total, { targetMinutes }) => total + targetMinutes, 0)
    return (
      <div className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-ink-soft">
            {t(stage === 'treatment' ? 'treatmentTakes' : 'stageTakes', {
              time: formatMinutes(minutes, locale),
            })}
          </p>
          <Button
            icon={<Plus aria-hidden="true" className="size-5" />}
            onPress={() => setOpened({ stage, stepKey: null })}
          >
            {t('add')}
          </Button>
        </div>
        <OrderedList
          label={t('stepsOf', { stage: stages(stage) })}
          entries={steps.map((standard) => ({
            id: standard.stepKey,
            title: titleOf(standard),
            subtitle: standardText(standard, 'requirement', locale),
            facts: <StepFacts standard={standard} />,
          }))}
          onOpen={(stepKey) => setOpened({ stage, stepKey })}
          reorder={(stepKeys) => reorder(stage, stepKeys)}
        />
        <RetiredList
          entries={retired
            .filter((standard) => standard.stage === stage)
            .map((standard) => ({ id: standard.stepKey, title: titleOf(standard) }))}
          isPending={restore.pending}
          onRestore={(stepKey) => restore.submit({ stepKey, version })}
        />
      </div>
    )
  }

  return (
    <>
      <Tabs
        label={t('stages')}
        items={STAGES.map((stage) => ({
          id: stage,
          label: stages(stage),
          count: standards.filter((standard) => standard.stage === stage).length,
          content: stagePanel(stage),
        }))}
      />
      <Sheet
        title={open ? titleOf(open) : t('add')}
        eyebrow={opened && stages(opened.stage)}
        isOpen={opened !== null && (opened.stepKey === null || open !== null)}
        onOpenChange={(isOpen) => !isOpen && close()}
        width="wide"
        isSticky
      >
        {opened && (
          <StandardForm
            stage={opened.stage}
            standard={open}
            version={version}
            actions={actions}
            onDone={close}
            aside={
              open &&
              !NEEDED_STEPS.includes(open.stepKey) && (
                <Button
                  variant="quiet"
                  isPending={retire.pending}
                  onPress={async () => {
                    if (await retire.submit({ stepKey: open.stepKey, version })) close()
                  }}
                >
                  {t('retire')}
                </Button>
              )
            }
          />
        )}
      </Sheet>
    </>
  )
}

function StepFacts({ standard }: { standard: Standard }) {
  const t = useTranslations('settings.standards')
  const roles = useTranslations('common.roles')
  const locale = useLocale()
  const role = roles(standard.role)
  if (standard.stepKey === TREATMENT_STEP) return t('factsOfTreatment', { role })
  return t('facts', { role, time: formatMinutes(standard.targetMinutes, locale) })
}

/** Orders follow one another faster than the page comes back; each needs the version that the last one made. */
function useReorder(action: StaffAction<Raised>, version: number) {
  const { submit } = useStaffAction(action)
  const tell = useTellTrouble()
  const latest = useRef(version)
  return async (stage: Stage, stepKeys: string[]): Promise<boolean> => {
    latest.current = Math.max(latest.current, version)
    const answer = await submit({ stage, stepKeys, version: latest.current })
    if (!answer) return false
    tell(answer)
    if (answer.status === 'done') latest.current = answer.result.version
    return answer.status === 'done'
  }
}
