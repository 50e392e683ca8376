// A tap's answer at once: the card moves as soon as it is touched, and goes back if the server says no.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { startTransition, useCallback, useEffect, useOptimistic, useRef } from 'react'
import { useTellTrouble } from '@/components/forms/use-told-action'
import { showToast } from '@/components/ui/toast'
import { cardId } from '@/components/visit-card/visit-card'
import type { ActionState } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { guestName } from '@/lib/i18n/format'
import { type BoardChange, boardAfter } from '@/lib/visits/board-flow'
import type { BoardCard } from '@/lib/visits/board-queries'
import { MOVES, type MoveName, type VisitStage } from '@/lib/visits/visit-flow'
import { undoMoveAction } from '../actions'

type Moved = { stage: VisitStage; sequence: number }

export type MoveMaker = (tap: {
  card: BoardCard
  move: MoveName
  reason?: string
  /** Sends it; the card's own useStaffAction. */
  send: (asked: object) => Promise<ActionState<Moved> | null>
  byKeyboard?: boolean
}) => void

type Shown = { cards: BoardCard[]; moving: ReadonlySet<string> }

/** A second tap of the same finger within this time is no second wish: another card has slid under it. */
const SAME_TAP_MS = 450

const nothingMoves: ReadonlySet<string> = new Set()

export function useBoardMoves(cards: BoardCard[], now: Date) {
  const router = useRouter()
  const t = useTranslations()
  const tell = useTellTrouble()
  const undo = useStaffAction(undoMoveAction)
  const [shown, change] = useOptimistic<Shown, BoardChange>({ cards, moving: nothingMoves }, shownAfter)
  const { isSameTap, noteTap } = useTapGuard()
  const follow = useFocusFollows(shown.cards)

  const make: MoveMaker = ({ card, move, reason, send, byKeyboard = false }) => {
    if (isSameTap()) return
    noteTap()
    const { visitId } = card
    follow(visitId, byKeyboard)
    startTransition(async () => {
      change({ kind: 'moved', visitId, move, at: now })
      const answer = await send({ visitId, move, ...(reason ? { reason } : {}) })
      if (!answer) return
      explain(answer)
      if (answer.status !== 'done') return
      // Her door card opens by itself; there the arrival can be taken back too.
      if (move === 'arrive') return router.push(`/visits/${visitId}`)
      const { sequence } = answer.result
      showToast({
        tone: 'success',
        message: t(`visits.moved.${move}`, { guest: guestName(card.client) }),
        action: { label: t('today.undo.label'), onPress: () => takeBack(card, sequence) },
      })
    })
  }

  function takeBack(card: BoardCard, sequence: number) {
    startTransition(async () => {
      change({ kind: 'put_back', card })
      const answer = await undo.submit({ visitId: card.visitId, sequence })
      if (!answer) return
      explain(answer)
      if (answer.status !== 'done') return
      const guest = guestName(card.client)
      const { stage } = answer.result
      showToast({
        tone: 'success',
        message:
          stage === 'cancelled'
            ? t('today.undo.walkIn', { guest })
            : t('today.undo.done', { guest, stage: t(`visits.stages.${stage}`) }),
      })
    })
  }

  /** Takes back the last move of a card, whoever made it. */
  function takeBackLast(card: BoardCard, last: { sequence: number; move: MoveName }) {
    const [stage] = MOVES[last.move].from
    takeBack({ ...card, stage: stage as BoardCard['stage'], targetMinutes: 0, lastMove: null }, last.sequence)
  }

  function explain(answer: ActionState) {
    tell(answer)
    // What was tapped was not what is true any more.
    if (answer.status === 'refused') router.refresh()
  }

  return { ...shown, make, takeBackLast, isSameTap }
}

function shownAfter({ cards, moving }: Shown, change: BoardChange): Shown {
  const visitId = change.kind === 'moved' ? change.visitId : change.card.visitId
  return { cards: boardAfter(cards, change), moving: new Set(moving).add(visitId) }
}

function useTapGuard() {
  const last = useRef(Number.NEGATIVE_INFINITY)
  const isSameTap = useCallback(() => performance.now() - last.current < SAME_TAP_MS, [])
  const noteTap = useCallback(() => {
    last.current = performance.now()
  }, [])
  return { isSameTap, noteTap }
}

/** The button that was pressed leaves with its card; the focus goes along instead of being lost. */
function useFocusFollows(cards: readonly BoardCard[]) {
  const wanted = useRef<{ visitId: string; byKeyboard: boolean } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again whenever the cards have moved
  useEffect(() => {
    if (!wanted.current || document.activeElement !== document.body) return
    const { visitId, byKeyboard } = wanted.current
    wanted.current = null
    document.getElementById(cardId(visitId))?.focus({ preventScroll: !byKeyboard })
  }, [cards])
  return useCallback((visitId: string, byKeyboard: boolean) => {
    wanted.current = { visitId, byKeyboard }
  }, [])
}
