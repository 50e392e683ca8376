// The note on one treatment: written while it is open, signed when the treatment ends, amended afterwards with a reason.
'use client'

import { PenLine } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useRefusalSentence } from '@/components/forms/action-message'
import { useToldAction } from '@/components/forms/use-told-action'
import { type AnswersOfHarm, HarmHint, ReactedLater } from '@/components/reactions/harm-hint'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useMoment } from '@/components/ui/use-moment'
import type { AutosaveState } from '@/components/visit/autosaver'
import { SavedMark } from '@/components/visit/saved-mark'
import type { StaffAction } from '@/lib/actions/action-state'
import { localName } from '@/lib/i18n/format'
import { BLANK_NOTE, isSameNote } from '@/lib/treatment-notes/note-schemas'
import type { NotedSession, VisitNotes } from '@/lib/treatment-notes/treatment-note-queries'
import { AmendNote } from './amend-note'
import { NoteConflict } from './note-conflict'
import { NoteFields } from './note-fields'
import { NoteHistory } from './note-history'
import { NoteInWords } from './note-in-words'
import type { KnownNote } from './note-keepers-client'
import { type TreatmentNoteHandle, useTreatmentNote } from './use-treatment-note'

type Props = {
  session: NotedSession
  /** The note as the salon has it. */
  known: KnownNote
  choices: Pick<VisitNotes, 'products' | 'phrases'>
  /** Plain typing, while it is not signed. */
  isOpen: boolean
  mayAmend: boolean
  maySign: boolean
  /** Who signs it, where that is somebody else. */
  waitsFor: string | null
  sign: StaffAction<unknown>
  answersOfHarm: AnswersOfHarm
}

export function TreatmentNote({
  session,
  known,
  choices,
  isOpen,
  mayAmend,
  maySign,
  waitsFor,
  sign,
  answersOfHarm,
}: Props) {
  const t = useTranslations('treatment-note')
  const locale = useLocale()
  const handle = useTreatmentNote(session.id, known)
  const isSigned = session.note?.signedAt != null
  const wantsReason = handle.state.phase === 'refused' && handle.state.code === 'amendment_reason_needed'
  const isAmending = isSigned && mayAmend && handle.note.amendmentReason !== undefined
  const isWriting = (isOpen && !isSigned) || isAmending || wantsReason
  return (
    <section
      aria-label={t('of', { treatment: localName(session.treatment, locale) })}
      className="grid gap-5 border-t border-hair pt-5"
    >
      <NoteHead session={session} waitsFor={waitsFor} isSaidAtAll={known.revision > 0} />
      {isWriting ? (
        <Writing session={session} choices={choices} handle={handle} answersOfHarm={answersOfHarm} />
      ) : (
        <>
          <NoteInWords note={handle.note} products={choices.products} />
          <HarmHint session={session} note={handle.note} answers={answersOfHarm} />
        </>
      )}
      {isAmending && (
        <p className="text-sm text-ink-soft">
          {t('amending', { reason: handle.note.amendmentReason ?? '' })}
        </p>
      )}
      <ReactedLater session={session} note={handle.note} answers={answersOfHarm} />
      {isSigned && mayAmend && !isAmending && (
        <Amending sessionId={session.id} isAsked={wantsReason} onBegin={handle.giveReason} />
      )}
      {!isSigned && maySign && session.isEnded && (
        <SignNow sessionId={session.id} isBlank={isSameNote(handle.note, BLANK_NOTE)} sign={sign} />
      )}
    </section>
  )
}

type HeadProps = Pick<Props, 'session' | 'waitsFor'> & { isSaidAtAll: boolean }

function NoteHead({ session, waitsFor, isSaidAtAll }: HeadProps) {
  const t = useTranslations('treatment-note')
  const { moment } = useMoment()
  const locale = useLocale()
  const signedAt = session.note?.signedAt
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <div className="min-w-0">
        <h4 className="text-lg">{t('of', { treatment: localName(session.treatment, locale) })}</h4>
        <p className="numeric text-sm text-ink-soft">
          {signedAt
            ? t('signedBy', { name: session.note?.signedBy ?? '', at: moment(signedAt) })
            : waitsFor && (session.isEnded || isSaidAtAll)
              ? t('waitingFor', { name: waitsFor })
              : session.isEnded
                ? t('open')
                : t('signsItself')}
        </p>
      </div>
      {isSaidAtAll && <NoteHistory sessionId={session.id} />}
    </div>
  )
}

function Writing({
  session,
  choices,
  handle,
  answersOfHarm,
}: Pick<Props, 'session' | 'choices' | 'answersOfHarm'> & { handle: TreatmentNoteHandle }) {
  const markId = useId()
  const refusal = useRefusal(handle.state)
  const { note, state, base } = handle
  return (
    <>
      {/* In sight wherever in the note she is. */}
      <div className="sticky top-(--head) z-10 -my-2 bg-sheet py-2">
        <SavedMark
          id={markId}
          state={state}
          isEmpty={isSameNote(note, BLANK_NOTE)}
          {...(refusal.sentence ? { refusal: refusal.sentence } : {})}
        />
      </div>
      <NoteFields
        session={session}
        choices={choices}
        handle={handle}
        errorOf={refusal.errorOf}
        markId={markId}
        hintAt={(place) => <HarmHint session={session} note={note} answers={answersOfHarm} at={place} />}
      />
      {state.phase === 'conflict' && (
        <NoteConflict
          base={base}
          mine={note}
          theirs={state.theirs}
          products={choices.products}
          onResolve={handle.resolve}
        />
      )}
    </>
  )
}

/** Why it was not saved, and at which field. */
function useRefusal(state: AutosaveState<unknown>) {
  const sentenceOf = useRefusalSentence()
  const errors = useTranslations('errors')
  if (state.phase !== 'refused') return { sentence: null, errorOf: () => undefined }
  const { code, fieldErrors = {} } = state
  return {
    sentence: code === 'invalid' ? errors('action.invalid') : sentenceOf(code),
    errorOf: (part: string) => {
      const key = fieldErrors[part]?.[0]
      if (!key) return undefined
      return errors.has(key) ? errors(key) : errors('invalid')
    },
  }
}

type AmendingProps = { sessionId: string; isAsked: boolean; onBegin: (reason: string) => void }

/** Asked at once when words are waiting for it. */
function Amending({ isAsked, ...amend }: AmendingProps) {
  const t = useTranslations('treatment-note')
  const [isOpen, setOpen] = useState(false)
  if (isAsked) {
    return (
      <Notice tone="warning" title={t('amendTitle')}>
        <AmendNote {...amend} />
      </Notice>
    )
  }
  if (isOpen) return <AmendNote {...amend} onGiveUp={() => setOpen(false)} />
  return (
    <div>
      <Button icon={<PenLine aria-hidden className="size-5" />} onPress={() => setOpen(true)}>
        {t('amend')}
      </Button>
    </div>
  )
}

function SignNow({
  sessionId,
  isBlank,
  sign,
}: {
  sessionId: string
  isBlank: boolean
  sign: StaffAction<unknown>
}) {
  const t = useTranslations('treatment-note')
  const { submit, pending } = useToldAction(sign)
  return (
    <div>
      <Button isPending={pending} onPress={() => void submit({ sessionId })}>
        {isBlank ? t('signEmpty') : t('sign')}
      </Button>
    </div>
  )
}
