// Ending a treatment: one tap when its time has come, a few large choices when it has not.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWordDraft } from '@/components/clients/word-drafts'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { useTellTrouble } from '@/components/forms/use-told-action'
import { ToldHarms } from '@/components/reactions/told-harms'
import { settledNote } from '@/components/treatment-note/note-keepers-client'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextAreaField } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { useServerNow } from '@/components/visit-card/use-server-now'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { harmsSeenSchema, REACTION_LENGTH } from '@/lib/reactions/reaction-schemas'
import {
  CHOSEN_END_REASONS,
  type ChosenEndReason,
  SESSION_OUTCOMES,
  type SessionOutcome,
} from '@/lib/treatments/outcome-flow'
import { isSurelyEarly } from '@/lib/visits/session-end-flow'
import { endSessionAction } from '../../actions'

type Props = {
  session: { id: string; startedAt: Date; minutes: number }
  treatment: string
  serverNow: string
  /** Something has come up since it began: it cannot count as done. */
  isHalted: boolean
  /** The place where "start" has just been tapped. */
  isResting: boolean
}

type Choices = {
  outcome: SessionOutcome | null
  endReason: ChosenEndReason | null
  hasReacted: boolean
  /** The note speaks of harm, and it is asked what did it; null until that is answered. */
  harm: 'is' | 'is_not' | null
}

type Told = Choices & typeof NO_WORDS

const NO_WORDS = { endNote: '', reaction: '' }

const NOTHING_CHOSEN: Choices = { outcome: null, endReason: null, hasReacted: false, harm: null }

export function EndSession({ session, treatment, serverNow, isHalted, isResting }: Props) {
  const visit = useTranslations('visit')
  const t = useTranslations('ending')
  const tell = useTellTrouble()
  const { state, submit, pending } = useStaffAction(endSessionAction)
  // What has been typed outlives the sheet and the page: a refusal, a finger beside it, a reload take nothing away.
  const draft = useWordDraft(`end:${session.id}`, NO_WORDS)
  const [chosen, setChosen] = useState<Choices>(NOTHING_CHOSEN)
  const { endNote, reaction } = draft.words
  const hasTold = reaction !== '' && chosen.harm !== 'is_not'
  const told: Told = { ...chosen, hasReacted: chosen.hasReacted || hasTold, endNote, reaction }
  const choose = (more: Partial<Choices>) => setChosen((last) => ({ ...last, ...more }))
  const [isAsking, setAsking] = useState(false)
  const [isRefusedAsEarly, setRefusedAsEarly] = useState(false)
  // What stands in the note when she is asked; null while nobody asks.
  const [harms, setHarms] = useState<readonly string[] | null>(null)
  const now = useServerNow(serverNow)
  const isEarly = isSurelyEarly(session, now)
  const mayBePerformed = !isHalted && !isEarly && !isRefusedAsEarly

  async function send(end: object) {
    // What is being typed is signed with the rest.
    await settledNote(session.id)
    const answer = await submit({ sessionId: session.id, ...end })
    const told = answer?.status === 'refused' && answer.particulars.harms
    if (told) {
      setHarms(harmsSeenSchema.parse(JSON.parse(String(told))))
      // What was written meanwhile is answered anew.
      choose({ harm: null })
    }
    return answer
  }

  async function finish() {
    // Nobody ends past her own words.
    if (isEarly || endNote || reaction) return setAsking(true)
    const answer = await send({ outcome: 'performed' })
    if (answer?.status === 'refused' && answer.code === 'ends_early') {
      setRefusedAsEarly(true)
      setAsking(true)
    } else if (answer?.status === 'refused' && answer.code === 'harm_in_note') {
      choose({ outcome: 'performed' })
      setAsking(true)
    } else if (answer) tell(answer)
  }

  async function endAsTold() {
    const answer = await send(sent(told, harms ?? []))
    if (answer?.status !== 'done') return
    setAsking(false)
    setChosen(NOTHING_CHOSEN)
    draft.drop()
  }

  return (
    <div className="flex flex-wrap items-center gap-2.5">
      {isHalted ? (
        <Button variant="danger" size="lg" isResting={isResting} onPress={() => setAsking(true)}>
          {t('halt.breakOff')}
        </Button>
      ) : (
        <>
          <Button isPending={pending && !isAsking} isResting={isResting} onPress={() => void finish()}>
            {visit('endSession', { treatment })}
          </Button>
          <Button variant="quiet" isResting={isResting} onPress={() => setAsking(true)}>
            {t('notDone')}
          </Button>
        </>
      )}
      <Sheet
        title={t('sheet.title')}
        eyebrow={treatment}
        isOpen={isAsking}
        onOpenChange={setAsking}
        footer={
          <Button
            variant={!told.outcome || told.outcome === 'performed' ? 'primary' : 'danger'}
            size="lg"
            isPending={pending}
            isDisabled={!told.outcome || (told.outcome !== 'performed' && !told.endReason)}
            onPress={() => void endAsTold()}
          >
            {t(`sheet.confirm.${told.outcome ?? 'open'}`)}
          </Button>
        }
      >
        <div className="grid gap-6">
          <Hint isHalted={isHalted} isEarly={isEarly || isRefusedAsEarly} session={session} now={now} />
          <EndFields
            told={told}
            isHalted={isHalted}
            harms={harms}
            mayBePerformed={mayBePerformed}
            countsInPart={!isEarly}
            onChoose={choose}
            onWrite={draft.write}
            reactionError={useFieldError(state)('reaction')}
          />
          <ActionMessage state={state} />
        </div>
      </Sheet>
    </div>
  )
}

/** Only what was asked for by what was chosen. */
function sent(
  { outcome, endReason, endNote, hasReacted, reaction, harm }: Told,
  harmsSeen: readonly string[],
) {
  const isWhole = outcome === 'performed'
  return {
    outcome,
    ...(!isWhole && endReason ? { endReason } : {}),
    ...(!isWhole && endNote.trim() ? { endNote } : {}),
    ...(hasReacted || harm === 'is' || endReason === 'reaction' ? { reaction } : {}),
    ...(harm === 'is_not' ? { isNoReaction: true, harmsSeen } : {}),
  }
}

type HintProps = Pick<Props, 'session' | 'isHalted'> & { isEarly: boolean; now: Date }

function Hint({ isHalted, isEarly, session, now }: HintProps) {
  const t = useTranslations('ending.sheet')
  if (isHalted) return <p className="text-rouge">{t('halted')}</p>
  if (!isEarly) return null
  const passed = Math.max(0, Math.floor((now.getTime() - session.startedAt.getTime()) / 60_000))
  return <p className="numeric text-ink-soft">{t('early', { passed, minutes: session.minutes })}</p>
}

type FieldsProps = {
  told: Told
  isHalted: boolean
  harms: readonly string[] | null
  mayBePerformed: boolean
  /** Whether it counts in her care plan when it is done in part. */
  countsInPart: boolean
  onChoose: (more: Partial<Choices>) => void
  onWrite: (more: Partial<typeof NO_WORDS>) => void
  reactionError: string | undefined
}

function EndFields({
  told,
  isHalted,
  harms,
  mayBePerformed,
  countsInPart,
  onChoose,
  onWrite,
  reactionError,
}: FieldsProps) {
  const t = useTranslations('ending')
  const outcomes = SESSION_OUTCOMES.filter((outcome) => mayBePerformed || outcome !== 'performed')
  const reasons = isHalted
    ? (['alert', ...CHOSEN_END_REASONS.filter((reason) => reason !== 'alert')] as const)
    : CHOSEN_END_REASONS.filter((reason) => reason !== 'alert')
  const isWhole = told.outcome === 'performed'
  const isForReaction = !isWhole && told.endReason === 'reaction'
  return (
    <>
      <ChoiceChips
        label={t('sheet.outcome')}
        items={outcomes.map((id) => ({
          id,
          label: t(`outcomes.${id}`),
          description: t(`sheet.outcomeAbout.${id}`),
        }))}
        value={told.outcome}
        onChange={(id) => onChoose({ outcome: SESSION_OUTCOMES.find((each) => each === id) ?? null })}
      />
      {told.outcome === 'in_part' && (
        <p className="text-ink-soft">{t(countsInPart ? 'sheet.counts' : 'sheet.countsNot')}</p>
      )}
      {told.outcome && !isWhole && (
        <>
          <ChoiceChips
            label={t('sheet.reason')}
            items={reasons.map((id) => ({ id, label: asBeginning(t(`reasons.${id}`)) }))}
            value={told.endReason}
            onChange={(id) => onChoose({ endReason: CHOSEN_END_REASONS.find((each) => each === id) ?? null })}
          />
          <TextAreaField
            label={t(told.endReason === 'other' ? 'sheet.noteNeeded' : 'sheet.note')}
            rows={1}
            maxLength={500}
            value={told.endNote}
            isRequired={told.endReason === 'other'}
            onChange={(endNote) => onWrite({ endNote })}
          />
        </>
      )}
      {harms && (
        <div className="grid gap-2.5">
          <ChoiceChips
            label={t('sheet.harm')}
            items={[
              { id: 'is', label: t('sheet.harmIs') },
              { id: 'is_not', label: t('sheet.harmIsNot') },
            ]}
            value={told.harm}
            onChange={(id) => onChoose({ harm: id === 'is' || id === 'is_not' ? id : null })}
          />
          <ToldHarms harms={harms} />
        </div>
      )}
      {isForReaction || told.hasReacted || told.harm === 'is' ? (
        <TextAreaField
          label={t('sheet.reaction')}
          description={`${t('sheet.reactionHint')} ${t('sheet.reactionAbout')}`}
          rows={3}
          maxLength={REACTION_LENGTH.most}
          value={told.reaction}
          error={reactionError}
          onChange={(reaction) => onWrite({ reaction })}
          isRequired
        />
      ) : harms ? null : (
        <div>
          <Button variant="quiet" onPress={() => onChoose({ hasReacted: true })}>
            {t('sheet.reacted')}
          </Button>
        </div>
      )}
    </>
  )
}

/** A reason stands within a sentence elsewhere, and by itself here. */
function asBeginning(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
