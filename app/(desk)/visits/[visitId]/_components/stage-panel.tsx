// One stage of the visit: its steps in order, and beside each step what it leaves behind.
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { isOpen, notesAreOpen, type Stage } from '@/lib/visits/visit-flow'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { minutesLeft } from '@/lib/visits/visit-wording'
import { CareBrief } from './care-brief'
import { fieldKeysOf, StageField } from './stage-fields'
import { StepList } from './step-list'

type Props = {
  visit: GuidedVisit
  stage: Stage
  staff: SignedInStaff
  serverNow: string
  /** The treatments that have to stop now. */
  haltedIds: readonly string[]
  doorCard: DoorCard
  /** Something is seen on her skin, or a treatment is stopped. */
  isMinded: boolean
}

export function StagePanel({ visit, stage, staff, serverNow, haltedIds, doorCard, isMinded }: Props) {
  const t = useTranslations()
  const isEditable = isOpen(visit.stage) && visit.stage !== 'expected'
  const isWritable =
    visit.stage !== 'expected' && notesAreOpen(visit.stage, new Date(visit.enteredAt), new Date(serverNow))
  const steps = visit.steps.filter((step) => step.stage === stage)
  const stepKeys = steps.map((step) => step.stepKey)
  const field = (stepKey: string) => (
    <StageField
      stage={stage}
      stepKey={stepKey}
      visit={visit}
      staff={staff}
      serverNow={serverNow}
      haltedIds={haltedIds}
      isEditable={isEditable}
      isWritable={isWritable}
      doorCard={doorCard}
    />
  )
  const withField = fieldKeysOf(stage)
  return (
    <section aria-label={t(`visits.stages.${stage}`)} className="grid gap-4">
      {stage !== visit.stage && isOpen(visit.stage) && (
        <Notice tone="info">
          {t('visit.otherStage', {
            shown: t(`visits.stages.${stage}`),
            here: t(`visits.stages.${visit.stage}`),
          })}
        </Notice>
      )}
      {stage === 'treatment' && <CareBrief card={doorCard} isMinded={isMinded} />}
      <StepList
        visitId={visit.id}
        steps={steps}
        guest={visit.client}
        speaker={staff.name}
        minutes={minutesLeft(visit.waitTold, serverNow)}
        fields={Object.fromEntries(
          withField.filter((key) => stepKeys.includes(key)).map((key) => [key, field(key)]),
        )}
        isEditable={isEditable}
      />
      {/* A field outlives its step: what a stage leaves behind stays even when the salon retires the step. */}
      {withField
        .filter((key) => !stepKeys.includes(key))
        .map((key) => (
          <div key={key}>{field(key)}</div>
        ))}
    </section>
  )
}
