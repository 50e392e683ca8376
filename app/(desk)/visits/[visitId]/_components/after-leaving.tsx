// She left early: what she owes and what of hers is still here are asked all the same.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { ASKED_AFTER_LEAVING, stepIsOpen } from '@/lib/visits/visit-flow'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { BillField } from './bill-field'
import { StepList } from './step-list'

type Props = { visit: GuidedVisit; staff: SignedInStaff; serverNow: string }

export function AfterLeaving({ visit, staff, serverNow }: Props) {
  const t = useTranslations('visit.afterLeaving')
  const steps = visit.steps.filter(({ stepKey }) =>
    (ASKED_AFTER_LEAVING as readonly string[]).includes(stepKey),
  )
  if (visit.stage !== 'left' || steps.length === 0) return null
  const [entered, now] = [new Date(visit.enteredAt), new Date(serverNow)]
  return (
    <Card as="section" aria-labelledby="after-leaving" className="grid gap-4">
      <div>
        <h2 id="after-leaving" className="text-xl">
          {t('title')}
        </h2>
        <p className="text-ink-soft">{t('hint')}</p>
      </div>
      <StepList
        visitId={visit.id}
        steps={steps}
        guest={visit.client}
        speaker={staff.name}
        minutes={null}
        fields={{
          settle_bill: (
            <BillField
              sessions={visit.sessions}
              recommendations={visit.recommendations}
              currency={staff.salon.currency}
            />
          ),
        }}
        isEditable={ASKED_AFTER_LEAVING.some((stepKey) => stepIsOpen(visit.stage, stepKey, entered, now))}
      />
    </Card>
  )
}
