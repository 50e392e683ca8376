// Asks the salon for free times while the guest chooses; an older question is dropped for a newer one.
'use client'

import { useCallback, useEffect, useState } from 'react'
import type { RouteAnswer } from '@/lib/actions/staff-route'
import type { AskOpeningsInput } from '@/lib/appointments/appointment-schemas'
import type { Opening } from '@/lib/appointments/openings-flow'
import type { BookingProposal } from '@/lib/appointments/openings-queries'

export type OpeningsState = {
  /** The last answer; kept on the screen while the next one is on its way. */
  proposal: BookingProposal | null
  isLooking: boolean
  hasFailed: boolean
  lookAgain: () => void
}

/** `initial` is an answer to `asked` that came with the page. */
export function useOpenings(asked: AskOpeningsInput, initial: BookingProposal | null): OpeningsState {
  const question = JSON.stringify(asked)
  const [answer, setAnswer] = useState({
    question: initial ? question : '',
    proposal: initial,
    hasFailed: false,
  })
  const [round, setRound] = useState(0)
  const isAnswered = answer.question === question && round === 0

  useEffect(() => {
    if (isAnswered) return
    const abort = new AbortController()
    askOpenings(question, abort.signal).then(
      (proposal) => {
        setAnswer({ question, proposal, hasFailed: false })
        setRound(0)
      },
      () => {
        if (abort.signal.aborted) return
        setAnswer((last) => ({ ...last, question, hasFailed: true }))
        setRound(0)
      },
    )
    return () => abort.abort()
  }, [question, isAnswered])

  const lookAgain = useCallback(() => setRound((last) => last + 1), [])
  return {
    proposal: answer.proposal,
    isLooking: !isAnswered,
    hasFailed: isAnswered && answer.hasFailed,
    lookAgain,
  }
}

/**
 * The time that was touched, as it is offered now: with another therapist it may have been touched before the answer
 * to the last question came. Null while that is awaited, and when it is not offered any more.
 */
export function offeredNow({ proposal, isLooking }: OpeningsState, chosen: Opening | null): Opening | null {
  if (isLooking || !chosen) return null
  return proposal?.openings.find((each) => each.startsAt.getTime() === chosen.startsAt.getTime()) ?? null
}

async function askOpenings(question: string, signal: AbortSignal): Promise<BookingProposal> {
  const response = await fetch('/appointments/openings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: question,
    signal,
  })
  const answer = (await response.json()) as RouteAnswer<BookingProposal>
  if (answer.status !== 'done') throw new Error(answer.status)
  return withDates(answer.result)
}

/** JSON knows no dates. */
function withDates(proposal: BookingProposal): BookingProposal {
  const dated = <Span extends { startsAt: Date; endsAt: Date }>(span: Span): Span => ({
    ...span,
    startsAt: new Date(span.startsAt),
    endsAt: new Date(span.endsAt),
  })
  return {
    ...proposal,
    openings: proposal.openings.map((opening) => ({ ...dated(opening), parts: opening.parts.map(dated) })),
  }
}
