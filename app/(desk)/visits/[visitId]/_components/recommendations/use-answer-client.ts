// Her answer as it is tapped: shown at once, sent one after another on what the one before has left; of several taps
// while one is on its way the last counts.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useTellTrouble } from '@/components/forms/use-told-action'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { DeclineReason } from '@/lib/matching/matching-flow'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { answerRecommendationAction } from '../../actions'

type Made = GuidedVisit['recommendations'][number]

type Said = {
  answer: NonNullable<Made['answer']>
  quantity?: number
  declineReason?: DeclineReason
}

type Shown = Pick<Made, 'answer' | 'quantity' | 'declineReason'>

export function useAnswer(made: Made): { shown: Shown; answer: (said: Said) => void } {
  const { submit } = useStaffAction(answerRecommendationAction)
  const tell = useTellTrouble()
  const [mine, setMine] = useState<Shown | null>(null)
  const seen = useRef(made.answeredAt)
  const waiting = useRef<Said | null>(null)
  const isSending = useRef(false)

  // What the store says counts again as soon as nothing of hers is on its way.
  useEffect(() => {
    if (isSending.current) return
    seen.current = made.answeredAt
    setMine(null)
  }, [made.answeredAt])

  const sendOn = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    while (waiting.current) {
      const said = waiting.current
      waiting.current = null
      const told = await submit({ recommendationId: made.id, ...said, seenAnsweredAt: seen.current })
      if (told?.status === 'done') seen.current = new Date(told.result.answeredAt)
      else {
        waiting.current = null
        if (told) tell(told)
        setMine(null)
      }
    }
    isSending.current = false
  }, [made.id, submit, tell])

  const answer = (said: Said) => {
    waiting.current = said
    setMine({
      answer: said.answer,
      quantity: said.quantity ?? 1,
      declineReason: said.declineReason ?? null,
    })
    void sendOn()
  }
  return { shown: mine ?? made, answer }
}
