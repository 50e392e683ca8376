// The one large next action, within reach of the thumb, and the others behind it.
'use client'

import { Ellipsis, Undo2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { OtherDay } from '@/components/clients/other-day'
import { useWordDraft } from '@/components/clients/word-drafts'
import { useTellTrouble, useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Sheet } from '@/components/ui/sheet'
import { showToast } from '@/components/ui/toast'
import { useResting } from '@/components/ui/use-resting'
import { saysSomething } from '@/lib/actions/reason-schemas'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { type AvailableMove, isOpen, type MoveName, type VisitStage } from '@/lib/visits/visit-flow'
import { moveVisitAction, undoMoveAction } from '../../../today/actions'
import { bringForwardAction, walkInAction } from '../../../today/check-in-actions'

type Props = {
  visitId: string
  clientId: string
  guest: string
  /** ISO; when she is booked for, and whether that day is over. */
  booked: { startsAt: string; isPast: boolean } | null
  stage: VisitStage
  moves: AvailableMove[]
  undo: { sequence: number; move: MoveName } | null
}

/** By the move each is for: why she skips her tea is not why she leaves. */
const NO_REASONS: Record<string, string> = {}

export function ActionBar({ visitId, clientId, guest, booked, stage, moves, undo }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const move = useToldAction(moveVisitAction)
  const takeBack = useStaffAction(undoMoveAction)
  const tell = useTellTrouble()
  // Kept while the sheet is shut, and across a reload: nothing takes away what was typed.
  const reasons = useWordDraft(`move:${visitId}`, NO_REASONS)
  const [isSheetOpen, setSheetOpen] = useState(false)
  // Whoever moved her, the next action slides under a finger that meant the last one.
  const isResting = useResting(stage)
  const next = moves.find((available) => available.place === 'next')
  const aside = moves.filter((available) => available.place === 'aside')
  const asksWhich = next?.blockedBy === 'another_day' ? booked : null

  async function make(name: MoveName, reason?: string) {
    const done = await move.submit({ visitId, move: name, ...(reason ? { reason } : {}) })
    if (!done) return
    if (reason) reasons.drop()
    setSheetOpen(false)
    showToast({ tone: 'success', message: t(`visits.moved.${name}`, { guest }) })
    // The page may be showing an earlier stage; she is shown where she is now.
    router.replace(`/visits/${visitId}`)
  }

  async function undoMove(sequence: number) {
    const answer = await takeBack.submit({ visitId, sequence })
    if (!answer) return
    tell(answer)
    // Nobody expected her: there is no visit left to look at.
    if (answer.status !== 'done' || answer.result.stage !== 'cancelled') return
    showToast({ tone: 'success', message: t('today.undo.walkIn', { guest }) })
    router.push('/today')
  }

  if (!next && aside.length === 0 && !undo) return null
  return (
    <div
      data-testid="action-bar"
      data-foot="actions"
      className="fixed inset-x-0 bottom-(--desk-bar) z-10 border-t border-hair bg-paper/95 px-4 py-3 backdrop-blur-sm sm:px-6 lg:start-[6.5rem] lg:px-8"
    >
      <div className="mx-auto flex max-w-[82rem] items-end gap-3">
        {undo && (
          <Button
            variant="quiet"
            icon={<Undo2 aria-hidden className="size-5" />}
            isPending={takeBack.pending}
            isResting={isResting}
            onPress={() => void undoMove(undo.sequence)}
          >
            {t('visit.undo')}
          </Button>
        )}
        <div className="min-w-0 flex-1">
          {asksWhich && (
            <OtherDay
              guest={guest}
              clientId={clientId}
              booked={{ visitId, startsAt: asksWhich.startsAt }}
              isPast={asksWhich.isPast}
              isResting={isResting}
              actions={{ bringForward: bringForwardAction, walkIn: walkInAction }}
              onDone={(arrived) => router.replace(`/visits/${arrived.visitId}`, { scroll: true })}
            />
          )}
          {next?.blockedBy && !asksWhich && (
            <p id="blocked" className="mb-2 text-sm text-ochre">
              {t(`refusals.${next.blockedBy}`)}
            </p>
          )}
          {next && !asksWhich && (
            <Button
              variant="primary"
              size="lg"
              isFullWidth
              isPending={move.pending}
              isResting={isResting}
              isDisabled={next.blockedBy !== null}
              {...(next.blockedBy ? { 'aria-describedby': 'blocked' } : {})}
              onPress={() => void make(next.move)}
            >
              {t(`visits.moves.${next.move}`)}
            </Button>
          )}
          {!next && isOpen(stage) && (
            <p className="text-ink-soft">{t('visit.ledByOthers', { stage: t(`visits.stages.${stage}`) })}</p>
          )}
        </div>
        {aside.length > 0 && (
          <IconButton
            label={t('visit.otherMoves')}
            icon={<Ellipsis aria-hidden className="size-6" />}
            onPress={() => setSheetOpen(true)}
          />
        )}
      </div>
      <Sheet title={t('visit.otherMoves')} isOpen={isSheetOpen} onOpenChange={setSheetOpen}>
        <OtherMoves
          moves={aside}
          isPending={move.pending}
          reasons={reasons.words}
          onReason={(name, reason) => reasons.write({ [name]: reason })}
          onMake={(name, reason) => void make(name, reason)}
        />
      </Sheet>
    </div>
  )
}

function OtherMoves({
  moves,
  isPending,
  reasons,
  onReason,
  onMake,
}: {
  moves: AvailableMove[]
  isPending: boolean
  reasons: Record<string, string>
  onReason: (move: MoveName, reason: string) => void
  onMake: (move: MoveName, reason?: string) => void
}) {
  const t = useTranslations()
  const [chosen, setChosen] = useState<MoveName | null>(null)
  const reason = (chosen && reasons[chosen]) ?? ''
  const [isMissing, setMissing] = useState(false)

  return (
    <ul className="grid gap-3">
      {moves.map(({ move, needsReason, blockedBy }) => (
        <li key={move} className="grid gap-2">
          <Button
            isFullWidth
            variant={move === 'leave' || move === 'cancel' ? 'danger' : 'secondary'}
            isDisabled={blockedBy !== null}
            isPending={isPending && chosen === move}
            onPress={() => {
              setChosen(move)
              setMissing(false)
            }}
          >
            {t(`visits.moves.${move}`)}
          </Button>
          {blockedBy && <p className="text-sm text-ink-soft">{t(`refusals.${blockedBy}`)}</p>}
          {chosen === move && (
            <form
              className="grid gap-3 rounded-lg bg-fold/60 p-4"
              onSubmit={(event) => {
                event.preventDefault()
                if (needsReason && !saysSomething(reason)) return setMissing(true)
                onMake(move, reason)
              }}
            >
              <TextAreaField
                label={t(needsReason ? 'visit.reason' : 'today.aside.reason')}
                rows={2}
                maxLength={500}
                value={reason}
                onChange={(text) => {
                  onReason(move, text)
                  setMissing(false)
                }}
                {...(isMissing
                  ? { error: t(reason.trim() === '' ? 'refusals.reason_needed' : 'errors.reason_too_short') }
                  : {})}
              />
              <Button type="submit" variant="primary" isPending={isPending}>
                {t('visit.confirmMove', { move: t(`visits.moves.${move}`) })}
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
