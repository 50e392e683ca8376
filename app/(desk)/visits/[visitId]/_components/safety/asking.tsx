// The questions of today as this visit puts them: over tea all of them, at the gate those that stop a treatment.
'use client'

import { AskingCard } from '@/components/safety/asking-card'
import { LikelyOthers } from '@/components/safety/likely-others'
import type { SafetyQuestion } from '@/lib/safety/safety-flow'
import { noteAlertAction } from '../../../../clients/actions'
import { answerSafetyQuestionAction, recordNothingNewAction } from '../../actions'
import type { GateDesk } from './gate-flow'

const actions = {
  answerQuestion: answerSafetyQuestionAction,
  recordNothingNew: recordNothingNewAction,
  noteAlert: noteAlertAction,
}

type Props = { desk: GateDesk; isEditable: boolean; only?: ReadonlySet<SafetyQuestion> }

export function Asking({ desk, isEditable, only }: Props) {
  const { safety, visitId, now, healthConsent, may } = desk
  const card = (
    <AskingCard
      clientId={safety.clientId}
      visitId={visitId}
      questions={safety.questions}
      {...(only ? { only } : {})}
      alerts={safety.alerts}
      lastAskedAt={safety.lastAskedAt}
      now={now}
      healthConsent={healthConsent}
      entries={safety.entries}
      actions={actions}
      isEditable={isEditable && may.note}
    />
  )
  if (safety.others.length === 0) return card
  return (
    <div className="grid gap-3">
      <LikelyOthers others={safety.others} />
      {card}
    </div>
  )
}
