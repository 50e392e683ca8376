// Which field belongs to which step: what each stage leaves behind.
import { Phone } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BookNext } from '@/components/booking/book-next'
import { BookedByPlan } from '@/components/care-plan/booked-by-plan'
import { ArchiveCheck, type CheckedClient } from '@/components/clients/archive-check'
import { usePreferenceWords } from '@/components/clients/preference-words'
import { ButtonLink } from '@/components/ui/button'
import { AutosaveNote } from '@/components/visit/autosave-note'
import { mayBookNext, mayCare, mayCompleteBasics, mayMakeCalls, mayReceive } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { DoorCard } from '@/lib/clients/door-card-query'
import { consentStates } from '@/lib/consents/consent-flow'
import type { VisitSafety } from '@/lib/safety/safety-queries'
import type { Stage } from '@/lib/visits/visit-flow'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import type { NoteKind } from '@/lib/visits/visit-schemas'
import { bookAppointmentAction, declineNextBookingAction } from '../../../appointments/actions'
import {
  completeBasicsAction,
  confirmAlertAction,
  confirmAlertsAction,
  confirmBasicsAction,
  noteAlertAction,
  recordNoAlertsAction,
  retireAlertAction,
  reviseAlertAction,
} from '../../../clients/actions'
import { AssessmentField, KeyReadingsField } from './assessment/assessment-field'
import { AtHomeField } from './at-home/at-home-field'
import { BillField } from './bill-field'
import { PlanField } from './care-plan/plan-field'
import { CasesField } from './cases/cases-field'
import { FeelingField } from './feeling/feeling-field'
import { FeltLastTime } from './feeling/felt-last-time'
import { FeltToday } from './feeling/felt-today'
import { NoteField } from './note/note-field'
import { PhotosField } from './photos/photos-field'
import { ProtocolField } from './protocol/protocol-field'
import { RecommendationsField } from './recommendations/recommendations-field'
import { Asking } from './safety/asking'
import { gateDesk, whoEasesHere } from './safety/gate-flow'
import { SafetyCheck } from './safety/safety-check'
import { WithSafety } from './safety/with-safety'
import { SeatField } from './seat-field'
import { SessionsField, type TherapistWishes } from './sessions-field'
import { WaitField } from './wait-field'

const archiveActions = {
  completeBasics: completeBasicsAction,
  confirmBasics: confirmBasicsAction,
  noteAlert: noteAlertAction,
  retireAlert: retireAlertAction,
  reviseAlert: reviseAlertAction,
  recordNoAlerts: recordNoAlertsAction,
  confirmAlert: confirmAlertAction,
  confirmAlerts: confirmAlertsAction,
}

export type StageContext = {
  visit: GuidedVisit
  staff: SignedInStaff
  serverNow: string
  /** The treatments that have to stop now. */
  haltedIds: readonly string[]
  isEditable: boolean
  /** Texts stay open a little longer than the rest. */
  isWritable: boolean
  /** How she likes things. */
  doorCard: DoorCard
}

type Fields = Record<string, (context: StageContext) => ReactNode>

/** By stage and step key. */
const FIELDS: Record<Stage, Fields> = {
  greeting: {
    confirm_purpose: (context) => (
      <div className="grid gap-5">
        <Sessions {...context} />
        <Note {...context} kind="wish" />
      </div>
    ),
  },
  seating: {
    lead_to_seat: ({ visit, staff, isEditable, doorCard }) =>
      isEditable &&
      mayReceive(staff) && (
        <SeatField
          visitId={visit.id}
          seatId={visit.seatId}
          seats={visit.picks.seats}
          herSeatId={herSeatOf(doorCard)}
        />
      ),
    serve_tea: (context) => <TeaNote {...context} />,
    tell_wait: ({ visit, staff, isEditable }) =>
      isEditable && mayReceive(staff) && <WaitField visitId={visit.id} told={visit.waitTold} />,
  },
  consultation: {
    confirm_archive: (context) => (
      <WithSafety {...context}>{(safety) => <Archive {...context} safety={safety} />}</WithSafety>
    ),
    assess: (context) => (
      <div className="grid gap-5">
        <FeltLastTime card={context.doorCard} />
        <AssessmentField {...context} />
        <PhotosField {...context} moment="before" />
        <Note {...context} kind="assessment" rows={4} />
      </div>
    ),
    show_cases: (context) => <CasesField {...context} />,
    advise_care: (context) => (
      <div className="grid gap-6">
        <PlanField {...context} />
        <AtHomeField {...context} />
        <Note {...context} kind="advice" rows={4} />
      </div>
    ),
  },
  treatment: {
    settle: (context) => <Note {...context} kind="small_talk" rows={2} />,
    perform: (context) => (
      <div className="grid gap-6">
        <ProtocolField {...context} />
        <WithSafety {...context}>{(safety) => <Sessions {...context} safety={safety} />}</WithSafety>
        <NoteField {...context} />
      </div>
    ),
    confirm_effect: (context) => (
      <div className="grid gap-6">
        <FeelingField {...context} />
        <KeyReadingsField {...context} />
        <PhotosField {...context} moment="after" />
      </div>
    ),
  },
  recommendation: {
    match_products: (context) => (
      <div className="grid gap-5">
        <FeltToday staff={context.staff} visitId={context.visit.id} />
        <RecommendationsField {...context} />
      </div>
    ),
  },
  farewell: {
    book_next: (context) => <NextBooking {...context} />,
    settle_bill: ({ visit, staff }) => (
      <BillField
        sessions={visit.sessions}
        recommendations={visit.recommendations}
        currency={staff.salon.currency}
      />
    ),
    see_to_door: (context) => <Note {...context} kind="farewell_note" rows={2} />,
  },
  follow_up: {
    call_in_time: (context) => <CallLink {...context} />,
    book_if_missing: (context) => <NextBooking {...context} />,
  },
}

/** The fields of a stage for this person, by step key. */
export function StageField({ stage, stepKey, ...context }: StageContext & { stage: Stage; stepKey: string }) {
  return FIELDS[stage][stepKey]?.(context) ?? null
}

/** The step keys beside which this stage has a field. */
export function fieldKeysOf(stage: Stage): string[] {
  return Object.keys(FIELDS[stage])
}

function Note({
  visit,
  kind,
  rows = 3,
  suggestions = [],
  isWritable,
}: StageContext & { kind: NoteKind; rows?: number; suggestions?: string[] }) {
  const t = useTranslations('visit.notes')
  return (
    <AutosaveNote
      visitId={visit.id}
      kind={kind}
      label={t(`${kind}.label`)}
      description={t(`${kind}.hint`)}
      rows={rows}
      suggestions={suggestions}
      initial={visit.notes.find((note) => note.kind === kind)}
      isReadOnly={!isWritable}
    />
  )
}

/** Her tea as the archive knows it, one tap away. */
function TeaNote(context: StageContext) {
  const wordsOf = usePreferenceWords()
  const { tea } = context.doorCard
  const usual = tea && (tea.from === 'preference' ? wordsOf(tea.preference) : tea.name)
  return <Note {...context} kind="tea" rows={1} suggestions={usual ? [usual] : []} />
}

function checkedClientOf({ client }: GuidedVisit): CheckedClient {
  const { consents, alertsAskedBy, alerts, ...basics } = client
  return {
    ...basics,
    alertsAskedBy: alertsAskedBy?.name ?? null,
    healthConsent: consentStates(consents).health,
    alerts: alerts.map(({ since, notedBy, confirmedBy, retiredAt: _, changes, ...alert }) => ({
      ...alert,
      changes: changes.map(({ by, ...change }) => ({ ...change, by: by.name })),
      since: since?.toISOString().slice(0, 10) ?? null,
      notedBy: notedBy.name,
      confirmedBy: confirmedBy?.name ?? null,
    })),
  }
}

function herSeatOf({ seat }: DoorCard): string | null {
  return seat?.from === 'preference' ? (seat.preference.seat?.id ?? null) : null
}

function wishesOf({ preferences }: DoorCard): TherapistWishes {
  return Object.fromEntries(
    preferences.flatMap(({ therapist, choice }) => (therapist && choice ? [[therapist.id, choice]] : [])),
  )
}

function CallLink({ visit, staff }: StageContext) {
  const t = useTranslations('visit')
  const isOwed = visit.calls.some(({ madeAt }) => !madeAt)
  if (visit.stage !== 'follow_up' || !isOwed || !mayMakeCalls(staff)) return null
  return (
    <ButtonLink href={`/follow-ups?visit=${visit.id}`} icon={<Phone aria-hidden className="size-5" />}>
      {t('makeCall')}
    </ButtonLink>
  )
}

function NextBooking({ visit, staff, isEditable, doorCard }: StageContext) {
  if (!isEditable || !mayBookNext(staff)) return null
  const { client } = visit
  return (
    <BookNext
      visit={{
        id: visit.id,
        client: { id: client.id, name: client.name, formOfAddress: client.formOfAddress },
        nextBookings: visit.nextBookings.map(({ startsAt }) => ({ startsAt })),
        noNextBookingReason: visit.noNextBookingReason,
        noNextBookingNote: visit.noNextBookingNote,
      }}
      actions={{ book: bookAppointmentAction, decline: declineNextBookingAction }}
      bookedNote={doorCard.plan && <BookedByPlan plan={doorCard.plan} today={doorCard.today} />}
    />
  )
}

type WithGate = StageContext & { safety?: VisitSafety | null }

/** Safety first: whom we have before us, what she must not meet, and what today's treatments ask for. */
function Archive({ safety, ...context }: WithGate) {
  const { visit, staff, isEditable } = context
  return (
    <div className="grid gap-6">
      <ArchiveCheck
        visitId={visit.id}
        client={checkedClientOf(visit)}
        entries={safety?.entries ?? []}
        actions={archiveActions}
        {...(safety && { asking: <Asking desk={gateDesk(safety, context)} isEditable={isEditable} /> })}
        who={whoEasesHere(context, safety)}
        isEditable={isEditable}
        mayComplete={isEditable && mayCompleteBasics(staff)}
      />
      {safety && <SafetyCheck desk={gateDesk(safety, context)} isEditable={isEditable} />}
    </div>
  )
}

function Sessions({ safety, ...context }: WithGate) {
  const { visit, staff, serverNow, isEditable, doorCard } = context
  const isPlannable = ['expected', 'greeting', 'seating', 'consultation', 'treatment'].includes(visit.stage)
  return (
    <SessionsField
      visitId={visit.id}
      clientId={visit.client.id}
      sessions={visit.sessions}
      picks={visit.picks}
      seenToday={visit.seenToday}
      wishes={wishesOf(doorCard)}
      serverNow={serverNow}
      mayPlan={isEditable && isPlannable && mayBookNext(staff)}
      mayPerform={isEditable && mayCare(staff)}
      isInTreatment={visit.stage === 'treatment'}
      staff={{ id: staff.id, role: staff.role }}
      gates={safety ? gateDesk(safety, context) : undefined}
    />
  )
}
