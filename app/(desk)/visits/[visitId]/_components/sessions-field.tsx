// The treatments of this visit: added, given a therapist and a room, started, ended, noted and rated.
'use client'

import { Lock, Plus, Trash2 } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Rating } from '@/components/ui/rating'
import { Select } from '@/components/ui/select'
import { Sheet } from '@/components/ui/sheet'
import { Timer } from '@/components/ui/timer'
import { useResting } from '@/components/ui/use-resting'
import { AutosaveNote, type SavedNote } from '@/components/visit/autosave-note'
import { localName } from '@/lib/i18n/format'
import type { GuidedVisit, VisitPicks } from '@/lib/visits/visit-queries'
import type { NoteKind } from '@/lib/visits/visit-schemas'
import {
  addSessionAction,
  changeSessionAction,
  endSessionAction,
  rateEffectAction,
  removeSessionAction,
  startSessionAction,
} from '../actions'

type Session = GuidedVisit['sessions'][number]

/** The choice that gives therapist or room back. */
const OPEN = 'open'

/** By therapist: whether she wishes for her, or would rather not. */
export type TherapistWishes = Readonly<Record<string, string>>

type Props = {
  visitId: string
  sessions: Session[]
  notes: (SavedNote & { sessionId: string | null; kind: string })[]
  picks: Pick<VisitPicks, 'rooms' | 'therapists' | 'treatments'>
  wishes: TherapistWishes
  serverNow: string
  /** Add, assign and remove. */
  mayPlan: boolean
  /** Start and end while she is in treatment. */
  mayPerform: boolean
  isInTreatment: boolean
  /** The treatment note, which stays open a little longer than the rest. */
  mayWrite: boolean
  /** Its private part, which only those who care ever see. */
  mayWritePrivately: boolean
}

export function SessionsField({
  visitId,
  sessions,
  notes,
  picks,
  wishes,
  serverNow,
  mayPlan,
  mayPerform,
  isInTreatment,
  mayWrite,
  mayWritePrivately,
}: Props) {
  const t = useTranslations('visit')
  const noteOf = (kind: NoteKind, sessionId: string) =>
    notes.find((note) => note.kind === kind && note.sessionId === sessionId)
  return (
    <div className="grid gap-4">
      {sessions.length === 0 && <p className="text-ink-soft">{t('noSessions')}</p>}
      <ul className="grid gap-4">
        {sessions.map((session) => (
          <li key={session.id} className="grid gap-3 border-t border-hair pt-4 first:border-0 first:pt-0">
            <SessionHead session={session} serverNow={serverNow} mayRemove={mayPlan} />
            {mayPlan && !session.endedAt && <SessionPlaces session={session} picks={picks} wishes={wishes} />}
            {mayPerform && isInTreatment && <SessionTurn session={session} />}
            {session.startedAt && mayWrite && (
              <AutosaveNote
                visitId={visitId}
                kind="treatment_note"
                sessionId={session.id}
                label={t('treatmentNote')}
                description={t('treatmentNoteHint')}
                initial={noteOf('treatment_note', session.id)}
                rows={4}
              />
            )}
            {session.startedAt && mayWritePrivately && (
              <PrivateNote
                visitId={visitId}
                sessionId={session.id}
                initial={noteOf('treatment_private', session.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayPlan && <AddSession visitId={visitId} treatments={picks.treatments} />}
    </div>
  )
}

/** Folded away until somebody has written something, or means to. */
function PrivateNote({
  visitId,
  sessionId,
  initial,
}: {
  visitId: string
  sessionId: string
  initial: SavedNote | undefined
}) {
  const t = useTranslations('visit')
  return (
    <details open={Boolean(initial?.text)} className="rounded-lg bg-fold/60 px-4 py-1">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 text-ink-soft">
        <Lock aria-hidden className="size-4" />
        {t('privateNote')}
      </summary>
      <div className="pb-3">
        <AutosaveNote
          visitId={visitId}
          kind="treatment_private"
          sessionId={sessionId}
          label={t('privateNoteLabel')}
          description={t('privateNoteHint')}
          initial={initial}
          rows={3}
        />
      </div>
    </details>
  )
}

function SessionHead({
  session,
  serverNow,
  mayRemove,
}: {
  session: Session
  serverNow: string
  mayRemove: boolean
}) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const format = useFormatter()
  const remove = useToldAction(removeSessionAction)
  const time = (at: Date) => format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit' })
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="font-serif text-lg">{localName(session.treatment, locale)}</p>
        <p className="numeric text-sm text-ink-soft">
          {session.startedAt && session.endedAt
            ? t('sessionTook', { from: time(session.startedAt), to: time(session.endedAt) })
            : t('sessionPlanned', {
                from: time(session.startsAt),
                to: time(session.endsAt),
                minutes: session.treatment.durationMinutes,
              })}
          {session.therapist && ` · ${session.therapist.name}`}
          {session.room && ` · ${localName(session.room, locale)}`}
        </p>
      </div>
      {session.startedAt && !session.endedAt && (
        <Timer
          sinceIso={new Date(session.startedAt).toISOString()}
          serverNowIso={serverNow}
          targetMinutes={session.treatment.durationMinutes}
          label={localName(session.treatment, locale)}
        />
      )}
      {session.endedAt && <Badge tone="celadon">{t('sessionDone')}</Badge>}
      {mayRemove && !session.startedAt && (
        <IconButton
          label={t('removeSession', { treatment: localName(session.treatment, locale) })}
          icon={<Trash2 aria-hidden className="size-5" />}
          isDisabled={remove.pending}
          onPress={() => void remove.submit({ sessionId: session.id })}
        />
      )}
    </div>
  )
}

function SessionPlaces({
  session,
  picks,
  wishes,
}: {
  session: Session
  picks: Pick<VisitPicks, 'rooms' | 'therapists'>
  wishes: TherapistWishes
}) {
  const t = useTranslations('visit')
  const care = useTranslations('archive.care')
  const rankOf = (id: string) => (wishes[id] === 'wished' ? 0 : wishes[id] === 'not_wished' ? 2 : 1)
  const isAvoided = session.therapist !== null && wishes[session.therapist.id] === 'not_wished'
  const locale = useLocale()
  const change = useToldAction(changeSessionAction)
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label={t('therapist')}
        placeholder={t('chooseTherapist')}
        {...(isAvoided ? { description: care('therapistAvoided') } : {})}
        value={session.therapist?.id ?? null}
        items={[
          ...picks.therapists
            .toSorted((one, other) => rankOf(one.id) - rankOf(other.id))
            .map(({ id, name }) => ({
              id,
              label: name,
              ...(wishes[id]
                ? { description: care(wishes[id] === 'wished' ? 'therapistWished' : 'therapistAvoided') }
                : {}),
            })),
          // Whoever has begun stays named; she can be relieved, not struck out.
          ...(session.therapist && !session.startedAt ? [{ id: OPEN, label: t('therapistOpen') }] : []),
        ]}
        onChange={(id) => void change.submit({ sessionId: session.id, therapistId: id === OPEN ? null : id })}
      />
      <Select
        label={t('room')}
        placeholder={t('chooseRoom')}
        value={session.room?.id ?? null}
        items={[
          ...picks.rooms.map((room) => ({ id: room.id, label: localName(room, locale) })),
          ...(session.room ? [{ id: OPEN, label: t('roomOpen') }] : []),
        ]}
        onChange={(id) => void change.submit({ sessionId: session.id, roomId: id === OPEN ? null : id })}
      />
    </div>
  )
}

function SessionTurn({ session }: { session: Session }) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const start = useToldAction(startSessionAction)
  const end = useToldAction(endSessionAction)
  // "Finish" appears where "Start" has just been tapped.
  const isResting = useResting(session.startedAt ? 'started' : 'planned')
  const treatment = localName(session.treatment, locale)
  if (session.endedAt) return null
  if (session.startedAt) {
    return (
      <Button
        isPending={end.pending}
        isResting={isResting}
        onPress={() => void end.submit({ sessionId: session.id })}
      >
        {t('endSession', { treatment })}
      </Button>
    )
  }
  return (
    <div className="grid gap-1.5">
      <Button
        variant="primary"
        isPending={start.pending}
        isDisabled={!session.therapist}
        onPress={() => void start.submit({ sessionId: session.id })}
      >
        {t('startSession', { treatment })}
      </Button>
      {!session.therapist && <p className="text-sm text-ochre">{t('therapistFirst')}</p>}
    </div>
  )
}

function AddSession({ visitId, treatments }: { visitId: string; treatments: VisitPicks['treatments'] }) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const add = useToldAction(addSessionAction)
  return (
    <>
      <Button icon={<Plus aria-hidden className="size-5" />} onPress={() => setOpen(true)}>
        {t('addTreatment')}
      </Button>
      <Sheet title={t('addTreatment')} isOpen={isOpen} onOpenChange={setOpen}>
        <ul className="grid gap-2">
          {treatments.map((treatment) => (
            <li key={treatment.id}>
              <Button
                isFullWidth
                isDisabled={add.pending}
                onPress={async () => {
                  if (await add.submit({ visitId, treatmentId: treatment.id })) setOpen(false)
                }}
              >
                <span>{localName(treatment, locale)}</span>
                <span className="numeric text-sm font-normal text-ink-soft">
                  {t('minutes', { minutes: treatment.durationMinutes })}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  )
}

/** How she rates each treatment performed, turned towards her. */
export function EffectField({ sessions, isEditable }: { sessions: Session[]; isEditable: boolean }) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const { submit } = useToldAction(rateEffectAction)
  const begun = sessions.filter((session) => session.startedAt)
  if (begun.length === 0) return <p className="text-ink-soft">{t('effectLater')}</p>
  return (
    <div className="grid gap-4">
      {begun.map((session) => (
        <Rating
          key={session.id}
          label={t('effectOf', { treatment: localName(session.treatment, locale) })}
          value={session.effect as 1 | 2 | 3 | 4 | 5 | null}
          isDisabled={!isEditable}
          onChange={(effect) => void submit({ sessionId: session.id, effect })}
        />
      ))}
    </div>
  )
}
