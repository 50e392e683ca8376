// The treatments of this visit: added, given a therapist and a room, started, ended, noted and rated.
'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { TreatmentWarningLine, useTreatmentWarnings } from '@/components/safety/treatment-warnings'
import { useEndWords } from '@/components/treatment-end/end-words'
import { useNoteNames } from '@/components/treatment-note/note-words'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { Sheet } from '@/components/ui/sheet'
import { Timer } from '@/components/ui/timer'
import { useMoment } from '@/components/ui/use-moment'
import { useResting } from '@/components/ui/use-resting'
import { localName } from '@/lib/i18n/format'
import type { SeenToday } from '@/lib/visits/seen-today-flow'
import type { GuidedVisit, VisitPicks } from '@/lib/visits/visit-queries'
import { addSessionAction, changeSessionAction, startSessionAction } from '../actions'
import { EndSession } from './ending/end-session'
import { HaltPanel } from './ending/halt-panel'
import { TakeOut } from './ending/take-out'
import { UndoTap } from './ending/undo-tap'
import { AlertHere } from './safety/alert-here'
import type { GateDesk } from './safety/gate-flow'
import { GatePanel } from './safety/gate-panel'

type Session = GuidedVisit['sessions'][number]

/** The choice that gives therapist or room back. */
const OPEN = 'open'

/** By therapist: whether she wishes for her, or would rather not. */
export type TherapistWishes = Readonly<Record<string, string>>

type Props = {
  visitId: string
  clientId: string
  sessions: Session[]
  picks: Pick<VisitPicks, 'rooms' | 'therapists' | 'treatments'>
  /** On her skin, by today's maps and notes. */
  seenToday: readonly SeenToday[]
  wishes: TherapistWishes
  serverNow: string
  /** Add, assign and remove. */
  mayPlan: boolean
  /** Start and end while she is in treatment. */
  mayPerform: boolean
  isInTreatment: boolean
  /** Who looks at it: her own ends she can take back. */
  staff: { id: string; role: string }
  /** What the safety gate says of each treatment; where none begins, nothing. */
  gates?: GateDesk | undefined
}

export function SessionsField({
  visitId,
  clientId,
  sessions,
  picks,
  seenToday,
  wishes,
  serverNow,
  mayPlan,
  mayPerform,
  isInTreatment,
  staff,
  gates,
}: Props) {
  const t = useTranslations('visit')
  return (
    <div className="grid gap-4">
      {sessions.length === 0 && <p className="text-ink-soft">{t('noSessions')}</p>}
      <ul className="grid gap-4">
        {sessions.map((session) => (
          <li key={session.id} className="grid gap-3 border-t border-hair pt-4 first:border-0 first:pt-0">
            <SessionHead
              session={session}
              serverNow={serverNow}
              mayRemove={mayPlan}
              isHalted={hasToStop(session, gates)}
            />
            {mayPlan && !session.endedAt && <SessionPlaces session={session} picks={picks} wishes={wishes} />}
            {mayPerform && isInTreatment && (
              <SessionTurn session={session} gates={gates} staff={staff} serverNow={serverNow} />
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2.5">
        {mayPlan && (
          <AddSession
            visitId={visitId}
            clientId={clientId}
            treatments={picks.treatments}
            seenToday={seenToday}
          />
        )}
        {isInTreatment && gates?.may.note && <AlertHere desk={gates} />}
      </div>
    </div>
  )
}

function hasToStop({ id, startedAt, endedAt }: Session, gates: GateDesk | undefined): boolean {
  const gate = gates?.safety.gates.find(({ sessionId }) => sessionId === id)
  return gate !== undefined && gate.stops.length > 0 && startedAt !== null && endedAt === null
}

function SessionHead({
  session,
  serverNow,
  mayRemove,
  isHalted,
}: {
  session: Session
  serverNow: string
  mayRemove: boolean
  isHalted: boolean
}) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const { clock } = useMoment()
  const wordsOf = useEndWords()
  const [isTakingOut, setTakingOut] = useState(false)
  const endedAs = wordsOf(session)
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p className="font-serif text-lg">{localName(session.treatment, locale)}</p>
        <p className="numeric text-sm text-ink-soft">
          {session.startedAt && session.endedAt
            ? t('sessionTook', { from: clock(session.startedAt), to: clock(session.endedAt) })
            : t('sessionPlanned', {
                from: clock(session.startsAt),
                to: clock(session.endsAt),
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
          {...(isHalted ? { pace: 'stopped' } : {})}
        />
      )}
      {session.endedAt &&
        (endedAs ? <Badge tone="ochre">{endedAs}</Badge> : <Badge tone="celadon">{t('sessionDone')}</Badge>)}
      {mayRemove && !session.startedAt && (
        <>
          <IconButton
            label={t('removeSession', { treatment: localName(session.treatment, locale) })}
            icon={<Trash2 aria-hidden className="size-5" />}
            onPress={() => setTakingOut(true)}
          />
          <TakeOut
            sessionId={session.id}
            treatment={localName(session.treatment, locale)}
            isOpen={isTakingOut}
            onOpenChange={setTakingOut}
          />
        </>
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
  picks: Pick<VisitPicks, 'rooms' | 'therapists' | 'treatments'>
  wishes: TherapistWishes
}) {
  const t = useTranslations('visit')
  const care = useTranslations('archive.care')
  const treatment = picks.treatments.find(({ id }) => id === session.treatment.id)
  const canDo = ({ skills }: VisitPicks['therapists'][number]) =>
    treatment?.skills.every(({ skillId }) => skills.some((has) => has.skillId === skillId)) ?? true
  const offersAll = ({ features }: VisitPicks['rooms'][number]) =>
    treatment?.needs.every(({ featureId }) => features.some((has) => has.featureId === featureId)) ?? true
  const rankOf = (therapist: VisitPicks['therapists'][number]) => {
    if (!canDo(therapist)) return 3
    return wishes[therapist.id] === 'wished' ? 0 : wishes[therapist.id] === 'not_wished' ? 2 : 1
  }
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
            .toSorted((one, other) => rankOf(one) - rankOf(other))
            .map((therapist) => ({
              id: therapist.id,
              label: therapist.name,
              ...(wishes[therapist.id]
                ? {
                    description: care(
                      wishes[therapist.id] === 'wished' ? 'therapistWished' : 'therapistAvoided',
                    ),
                  }
                : {}),
              ...(canDo(therapist) ? {} : { description: t('lacksSkill'), isDisabled: true }),
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
          ...picks.rooms.map((room) => ({
            id: room.id,
            label: localName(room, locale),
            ...(offersAll(room) ? {} : { description: t('lacksFeature'), isDisabled: true }),
          })),
          ...(session.room ? [{ id: OPEN, label: t('roomOpen') }] : []),
        ]}
        onChange={(id) => void change.submit({ sessionId: session.id, roomId: id === OPEN ? null : id })}
      />
    </div>
  )
}

type TurnProps = Pick<Props, 'staff' | 'serverNow' | 'gates'> & { session: Session }

function SessionTurn({ session, gates, staff, serverNow }: TurnProps) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const start = useToldAction(startSessionAction)
  // "Finish" appears where "Start" has just been tapped, and either where it was taken back.
  const isResting = useResting(session.endedAt ? 'ended' : session.startedAt ? 'started' : 'planned')
  const treatment = localName(session.treatment, locale)
  const gate = gates?.safety.gates.find(({ sessionId }) => sessionId === session.id)
  if (session.endedAt) {
    return (
      session.end && (
        <UndoTap
          sessionId={session.id}
          tapped={session.end}
          what="end"
          by={staff}
          serverNow={serverNow}
          isResting={isResting}
        />
      )
    )
  }
  if (session.startedAt) {
    const isHalted = hasToStop(session, gates)
    const end = (
      <EndSession
        session={{
          id: session.id,
          startedAt: session.startedAt,
          minutes: session.treatment.durationMinutes,
        }}
        treatment={treatment}
        serverNow={serverNow}
        isHalted={isHalted}
        isResting={isResting}
      />
    )
    return (
      <>
        {gates && gate && isHalted ? (
          <HaltPanel gate={gate} desk={gates} treatment={treatment}>
            {end}
          </HaltPanel>
        ) : (
          end
        )}
        {session.start && (
          <UndoTap
            sessionId={session.id}
            tapped={session.start}
            what="start"
            by={staff}
            serverNow={serverNow}
            isResting={isResting}
          />
        )}
      </>
    )
  }
  return (
    <div className="grid gap-3">
      {gates && gate && <GatePanel gate={gate} desk={gates} />}
      <Button
        variant="primary"
        isPending={start.pending}
        isResting={isResting}
        isDisabled={!session.therapist || (gate !== undefined && gate.stops.length > 0)}
        onPress={() => void start.submit({ sessionId: session.id })}
      >
        {t('startSession', { treatment })}
      </Button>
      {!session.therapist && <p className="text-sm text-ochre">{t('therapistFirst')}</p>}
    </div>
  )
}

type AddSessionProps = Pick<Props, 'visitId' | 'clientId' | 'seenToday'> & {
  treatments: VisitPicks['treatments']
}

function AddSession({ visitId, clientId, treatments, seenToday }: AddSessionProps) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const warnings = useTreatmentWarnings(clientId, isOpen)
  const add = useToldAction(addSessionAction)
  return (
    <>
      <Button icon={<Plus aria-hidden className="size-5" />} onPress={() => setOpen(true)}>
        {t('addTreatment')}
      </Button>
      <Sheet title={t('addTreatment')} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="grid gap-4">
          <SeenTodayNotice seen={seenToday} />
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
                  <span className="grid gap-1">
                    <span>{localName(treatment, locale)}</span>
                    <TreatmentWarningLine warning={warnings?.get(treatment.id)} />
                  </span>
                  <span className="numeric text-sm font-normal text-ink-soft">
                    {t('minutes', { minutes: treatment.durationMinutes })}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      </Sheet>
    </>
  )
}

/** What her skin showed today, before something more is done to it. */
function SeenTodayNotice({ seen }: { seen: readonly SeenToday[] }) {
  const t = useTranslations('visit')
  const names = useNoteNames([])
  if (seen.length === 0) return null
  const words = seen.map(({ area, kind }) =>
    area
      ? t('seenAt', { area: names.areaName(area), finding: names.findingName(kind) })
      : names.findingName(kind),
  )
  return (
    <Notice tone="warning" title={t('seenToday', { seen: words.join(' · ') })}>
      {t('seenTodayAbout')}
    </Notice>
  )
}
