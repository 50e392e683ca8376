// What the guided visit shows: the visit with everything its stages left behind, and what can be picked.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { draftsBy, wordsIn } from '@/lib/clients/archive-drafts'
import { type KeptWords, sheetOf } from '@/lib/clients/draft-schemas'
import { consentFacts } from '@/lib/consents/hold-consents'
import { db } from '@/lib/db/client'
import type { AlertEasing, Prisma } from '@/lib/db/generated/client'
import { readContent } from '@/lib/treatment-notes/note-schemas'
import { snapshotOf, snapshotSelect, standingBooking } from './lock-visit'
import { SEEN_TO_MIND, type SeenToday, seenToday } from './seen-today-flow'
import type { Tapped } from './session-end-flow'
import {
  STAGES,
  type Stage,
  stageSpans,
  standingMoves,
  type VisitSnapshot,
  type VisitStage,
} from './visit-flow'
import { lastWaitTold, stageTiming } from './visit-timing'

const localName = { name: true, nameEn: true } as const

const guidedVisitSelect = {
  ...snapshotSelect,
  id: true,
  revision: true,
  standardsVersion: true,
  seatId: true,
  noNextBookingNote: true,
  client: {
    select: {
      id: true,
      name: true,
      revision: true,
      formOfAddress: true,
      sex: true,
      pinyin: true,
      birthYear: true,
      birthMonth: true,
      birthDay: true,
      birthLunar: true,
      alertsAskedAt: true,
      alertsAskedBy: { select: { name: true } },
      consents: { select: { ...consentFacts, locale: true } },
      basicsConfirmedAt: true,
      referredBy: { select: { id: true, name: true } },
      /** Those that hold no longer too: what became of them in this visit is told. */
      alerts: {
        orderBy: [{ severity: 'desc' }, { notedAt: 'asc' }],
        select: {
          id: true,
          kind: true,
          severity: true,
          text: true,
          since: true,
          notedAt: true,
          notedBy: { select: { name: true } },
          confirmedAt: true,
          confirmedBy: { select: { name: true } },
          retiredAt: true,
          changes: {
            orderBy: [{ at: 'asc' }, { id: 'asc' }],
            select: { id: true, easing: true, at: true, reason: true, by: { select: { name: true } } },
          },
        },
      },
    },
  },
  createdAt: true,
  seat: { select: { id: true, ...localName } },
  sessions: {
    where: { releasedAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      startedAt: true,
      endedAt: true,
      outcome: true,
      endReason: true,
      endNote: true,
      /** That it did her harm; the words are not for everybody who opens the visit. */
      reactions: { take: 1, select: { id: true } },
      effect: true,
      /** For what it tells of her skin; its words are not for everybody who opens the visit. */
      note: {
        select: { revisions: { orderBy: { revision: 'desc' }, take: 1, select: { content: true } } },
      },
      /** Who let it begin past the safety gate, and why. */
      overrides: {
        orderBy: { at: 'asc' },
        select: { id: true, at: true, reason: true, by: { select: { name: true } } },
      },
      /** The price of the day once it has begun. */
      priceMinor: true,
      treatment: { select: { id: true, ...localName, durationMinutes: true, priceMinor: true } },
      therapist: { select: { id: true, name: true } },
      room: { select: { id: true, ...localName } },
    },
  },
  assessments: {
    select: { marks: { where: { kind: { in: [...SEEN_TO_MIND] } }, select: { area: true, kind: true } } },
  },
  notes: {
    select: {
      kind: true,
      text: true,
      revision: true,
      savedAt: true,
      savedBy: { select: { name: true } },
    },
  },
  recommendations: {
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      reason: true,
      answer: true,
      answeredAt: true,
      declineReason: true,
      quantity: true,
      priceMinor: true,
      product: { select: { id: true, ...localName, priceMinor: true } },
      recommendedBy: { select: { name: true } },
    },
  },
  nextBookings: {
    where: standingBooking,
    orderBy: { startsAt: 'asc' },
    select: {
      id: true,
      visitId: true,
      startsAt: true,
      visit: {
        select: {
          sessions: {
            where: { releasedAt: null },
            select: { treatment: { select: localName }, therapist: { select: { name: true } } },
          },
        },
      },
    },
  },
  calls: {
    where: { withdrawnAt: null },
    orderBy: { attempt: 'asc' },
    select: { id: true, attempt: true, dueAt: true, outcome: true, madeAt: true, feeling: true, note: true },
  },
  events: {
    orderBy: { sequence: 'asc' },
    select: {
      ...snapshotSelect.events.select,
      actor: { select: { name: true } },
      note: { select: { text: true } },
    },
  },
} satisfies Prisma.VisitSelect

const guidedVisitFor = (staff: SignedInStaff) =>
  ({
    ...guidedVisitSelect,
    client: { select: { ...guidedVisitSelect.client.select, drafts: draftsBy(staff) } },
  }) satisfies Prisma.VisitSelect

type GuidedRow = Prisma.VisitGetPayload<{ select: ReturnType<typeof guidedVisitFor> }>

/** One step of the standards that lead this visit, with how it was marked. */
export type GuidedStep = {
  stepKey: string
  stage: Stage
  role: 'receptionist' | 'therapist' | 'manager'
  targetMinutes: number
  titleZh: string
  titleEn: string
  requirementZh: string
  requirementEn: string
  sayZh: string
  sayEn: string
  gestureZh: string
  gestureEn: string
  mark: { kind: 'done' | 'passed'; by: string; at: string } | null
}

type GuidedAlert = GuidedRow['client']['alerts'][number]

/** That a serious or mild alert of hers was made to stop less, from when the visit was arranged until she left. */
export type AlertEased = {
  id: string
  text: string
  easing: AlertEasing
  by: string
  at: Date
  reason: string
}

export type GuidedVisit = Omit<GuidedRow, 'events' | 'sessions' | 'assessments' | 'client'> & {
  client: Omit<GuidedRow['client'], 'drafts'>
  /** What whoever looks has typed into a sheet of hers and not sent. */
  words: KeptWords[]
  alertsEased: AlertEased[]
  /** On her skin, by today's maps and notes. */
  seenToday: SeenToday[]
  sessions: (Omit<GuidedRow['sessions'][number], 'note'> & {
    /** The event of its end, while that stands. */
    end: Tapped | null
    /** The event of its start, while it runs. */
    start: Tapped | null
  })[]
  stage: VisitStage
  snapshot: VisitSnapshot
  steps: GuidedStep[]
  /** The stages she has been through and is in, with the times they really took. */
  spans: { stage: VisitStage; from: string; to: string | null; wasSkipped: boolean }[]
  enteredAt: string
  targetMinutes: number
  waitTold: { minutes: number; at: string } | null
  history: {
    sequence: number
    kind: string
    move: string | null
    toStage: VisitStage | null
    by: string
    at: string
    note: string | null
  }[]
  picks: VisitPicks
}

/** What can be chosen in the course of a visit. */
export type VisitPicks = {
  seats: { id: string; name: string; nameEn: string | null; takenBy: string | null }[]
  rooms: { id: string; name: string; nameEn: string | null; features: { featureId: string }[] }[]
  therapists: { id: string; name: string; skills: { skillId: string }[] }[]
  /** With what each asks for. */
  treatments: {
    skills: { skillId: string }[]
    needs: { featureId: string }[]
    id: string
    name: string
    nameEn: string | null
    durationMinutes: number
    priceMinor: number
  }[]
}

/** The guided visit in two statements; null when it is not a visit of this salon. */
export async function getGuidedVisit(staff: SignedInStaff, visitId: string): Promise<GuidedVisit | null> {
  const visit = await db.visit.findFirst({
    relationLoadStrategy: 'join',
    where: { id: visitId, salonId: staff.salon.id },
    select: guidedVisitFor(staff),
  })
  if (!visit) return null
  const salon = await readStandardsAndPicks(staff.salon.id, visit.standardsVersion, visitId)
  return { ...assemble(visit, salon), words: wordsToSend(staff, visit) }
}

/** Of the end of a treatment only while it runs, and only what was typed since it began. */
function wordsToSend(staff: SignedInStaff, { client, sessions }: GuidedRow): KeptWords[] {
  return wordsIn(staff, client.drafts).filter(({ section, savedAt }) => {
    const { sheet, id } = sheetOf(section)
    if (sheet !== 'end') return true
    const session = sessions.find((each) => each.id === id)
    return session?.startedAt && !session.endedAt && session.startedAt <= new Date(savedAt)
  })
}

type SalonRow = Awaited<ReturnType<typeof readStandardsAndPicks>>

function readStandardsAndPicks(salonId: string, version: number, visitId: string) {
  return db.salon.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: salonId },
    select: {
      standards: {
        where: {
          fromVersion: { lte: version },
          OR: [{ untilVersion: null }, { untilVersion: { gt: version } }],
        },
        orderBy: [{ stage: 'asc' }, { position: 'asc' }],
      },
      seats: {
        where: { retiredAt: null },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          ...localName,
          visits: {
            where: { stage: { in: ['greeting', 'seating', 'consultation'] }, id: { not: visitId } },
            select: { client: { select: { name: true, formOfAddress: true } } },
            take: 1,
          },
        },
      },
      rooms: {
        where: { retiredAt: null },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: { id: true, ...localName, features: { select: { featureId: true } } },
      },
      staff: {
        where: { deactivatedAt: null, role: 'therapist' },
        orderBy: { name: 'asc' },
        select: { id: true, name: true, skills: { select: { skillId: true } } },
      },
      treatments: {
        where: { retiredAt: null },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          ...localName,
          durationMinutes: true,
          priceMinor: true,
          skills: { where: { skill: { retiredAt: null } }, select: { skillId: true } },
          needs: { where: { feature: { retiredAt: null } }, select: { featureId: true } },
        },
      },
    },
  })
}

function assemble({ events, assessments, ...row }: GuidedRow, salon: SalonRow): Omit<GuidedVisit, 'words'> {
  const standing = row.client.alerts.filter(({ retiredAt }) => retiredAt === null)
  const { drafts: _drafts, ...client } = row.client
  const visit = { ...row, client: { ...client, alerts: standing } }
  const { enteredAt, targetMinutes } = stageTiming({
    stage: visit.stage,
    events,
    steps: salon.standards,
    sessions: visit.sessions,
  })
  const waitTold = lastWaitTold(events, enteredAt)
  const spans = stageSpans(standingMoves(events))
  const goneAt = spans.find(({ stage }) => !COMING_OR_HERE.has(stage))?.from
  return {
    ...visit,
    alertsEased: easedBetween(row.client.alerts, row.createdAt, goneAt),
    seenToday: seenToday(
      assessments.flatMap(({ marks }) => marks),
      visit.sessions.flatMap(({ note }) => note?.revisions.map(({ content }) => readContent(content)) ?? []),
    ),
    sessions: visit.sessions.map(({ note, ...session }) => ({
      ...session,
      end: session.endedAt && lastOf('session_ended', session.id, events),
      start: session.startedAt && !session.endedAt ? lastOf('session_started', session.id, events) : null,
    })),
    snapshot: snapshotOf({ ...visit, events }),
    steps: salon.standards.map((standard) => ({ ...standard, mark: markOf(standard.stepKey, events) })),
    spans: spans.map((span) => ({
      ...span,
      from: span.from.toISOString(),
      to: span.to?.toISOString() ?? null,
    })),
    enteredAt: enteredAt.toISOString(),
    targetMinutes,
    waitTold: waitTold && { minutes: waitTold.minutes, at: waitTold.at.toISOString() },
    history: events.map((event) => ({
      sequence: event.sequence,
      kind: event.kind,
      move: event.move,
      toStage: event.toStage,
      by: event.actor.name,
      at: event.at.toISOString(),
      note: event.note?.text ?? null,
    })),
    picks: {
      seats: salon.seats.map(({ visits, ...seat }) => ({
        ...seat,
        takenBy: visits[0] ? (visits[0].client.formOfAddress ?? visits[0].client.name) : null,
      })),
      rooms: salon.rooms,
      therapists: salon.staff,
      treatments: salon.treatments,
    },
  }
}

const COMING_OR_HERE = new Set<VisitStage>(['expected', ...STAGES.filter((stage) => stage !== 'follow_up')])

function easedBetween(alerts: GuidedAlert[], from: Date, until: Date | undefined): AlertEased[] {
  return alerts
    .flatMap(({ text, retiredAt, changes }) =>
      // What was ended and stands again is no longer eased.
      changes
        .filter(({ easing }) => easing !== 'ended' || retiredAt)
        .map(({ by, ...change }) => ({ ...change, text, by: by.name })),
    )
    .filter(({ at }) => at >= from && (!until || at <= until))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
}

function lastOf(
  kind: 'session_started' | 'session_ended',
  sessionId: string,
  events: GuidedRow['events'],
): Tapped | null {
  const last = events.findLast((event) => event.kind === kind && isAbout(event, sessionId))
  return last ? { sequence: last.sequence, actorId: last.actorId, at: last.at } : null
}

function isAbout({ particulars }: GuidedRow['events'][number], sessionId: string): boolean {
  return (
    typeof particulars === 'object' &&
    particulars !== null &&
    'sessionId' in particulars &&
    particulars.sessionId === sessionId
  )
}

function markOf(stepKey: string, events: GuidedRow['events']): GuidedStep['mark'] {
  const last = events.filter((event) => event.stepKey === stepKey).at(-1)
  if (!last || last.kind === 'step_cleared') return null
  const kind = last.kind === 'step_done' ? 'done' : 'passed'
  return { kind, by: last.actor.name, at: last.at.toISOString() }
}
