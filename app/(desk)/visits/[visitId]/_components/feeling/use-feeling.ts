// Her answers as they are given: shown at once, saved one by one, and sent again until they are.
'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionState } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { Feeling } from '@/lib/visits/feeling-flow'
import type { FeltSession } from '@/lib/visits/feeling-queries'
import { rateSessionAction } from '../../actions'

type Answers = Partial<Feeling>

/** Between two tries while there is no network, in milliseconds. */
const TRY_AGAIN_MS = 4_000

export function useFeeling(session: FeltSession) {
  const { submit, pending } = useStaffAction(rateSessionAction)
  /** Given here and not confirmed by the salon yet. */
  const unsaved = useRef<Answers>({})
  const [given, setGiven] = useState<Answers>({})
  const [trouble, setTrouble] = useState<ActionState | null>(null)
  const wordsWere = useRef(session.herWords ?? '')
  const { id: sessionId } = session

  const send = useCallback(async () => {
    const sent = unsaved.current
    if (Object.keys(sent).length === 0) return
    const { herWords, ...figures } = sent
    const answer = await submit({
      sessionId,
      ...figures,
      ...(herWords === undefined ? {} : { herWords: { text: herWords, was: wordsWere.current } }),
    })
    if (!answer) return
    if (answer.status !== 'done') return setTrouble(answer)
    if (herWords !== undefined) wordsWere.current = herWords.trim()
    // What was answered anew meanwhile is on its way by itself.
    unsaved.current = Object.fromEntries(
      Object.entries(unsaved.current).filter(([name, value]) => sent[name as keyof Answers] !== value),
    )
    setTrouble(null)
  }, [sessionId, submit])

  const answer = useCallback(
    (answers: Answers) => {
      unsaved.current = { ...unsaved.current, ...answers }
      setGiven((before) => ({ ...before, ...answers }))
      void send()
    },
    [send],
  )

  useEffect(() => {
    if (trouble?.status !== 'offline') return
    const timer = setTimeout(() => void send(), TRY_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [trouble, send])

  const { effect, comfort, pressureFelt, temperatureFelt, lovedAreas, herWords } = session
  const known: Feeling = {
    effect,
    comfort,
    pressureFelt,
    temperatureFelt,
    lovedAreas,
    herWords: herWords ?? '',
  }
  return { feeling: { ...known, ...given }, answer, trouble, tryAgain: send, pending }
}
