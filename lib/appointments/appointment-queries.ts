// The day of appointments as /appointments shows it.
import 'server-only'
import { mayEditClients } from '@/lib/auth/permissions'
import type { Role } from '@/lib/auth/signed-in-staff'
import type { AlertKind } from '@/lib/clients/client-schemas'
import { comesAt } from '@/lib/clients/coming-flow'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { dayOf } from '@/lib/salon-time/salon-time'
import { dialSelect, numberToDial } from '@/lib/visits/number-to-dial'
import { isInHouse, type VisitStage } from '@/lib/visits/visit-flow'
import { type HoursOfSalon, hoursOn } from './opening-hours'
import { type Gap, gapsOf, type OpenHours } from './openings-flow'

/** One treatment in somebody's day. A visit with two treatments has two of them. */
export type DayEntry = {
  visitId: string
  /** Null when no treatment is planned yet. */
  sessionId: string | null
  revision: number
  stage: VisitStage
  startsAt: Date
  endsAt: Date
  /** When she is to come; the treatment may begin later. */
  appointedAt: Date
  /** As late as she has told; her appointment where she has told nothing. */
  comesAt: Date
  client: { id: string; name: string; formOfAddress: string | null }
  /** Her number, for whoever may dial it, while she is expected and lets herself be called. */
  phone: { e164: string; written: string } | null
  seriousAlerts: SeriousAlert[]
  therapist: { id: string; name: string } | null
  treatment: { name: string; nameEn: string | null } | null
  room: { id: string; name: string; nameEn: string | null } | null
}

/** What could do her serious harm, in the words it was noted in. */
export type SeriousAlert = { id: string; kind: AlertKind; text: string }

export type DayLane = {
  /** Null: nobody has been named yet. */
  therapist: { id: string; name: string } | null
  /** She treats here no longer; what stands in her lane waits to be handed on. */
  isAway: boolean
  entries: DayEntry[]
  gaps: Gap[]
}

export type AppointmentDay = { date: string; hours: OpenHours; guests: number; lanes: DayLane[] }

const daySelect = {
  startsAt: true,
  endsAt: true,
  visit: {
    select: {
      id: true,
      revision: true,
      stage: true,
      client: {
        select: {
          id: true,
          name: true,
          formOfAddress: true,
          ...dialSelect,
          alerts: {
            where: { retiredAt: null, severity: 'serious' },
            orderBy: [{ kind: 'asc' }, { id: 'asc' }],
            select: { id: true, kind: true, text: true },
          },
        },
      },
      events: {
        where: { kind: { in: ['late_told', 'appointment_moved'] } },
        orderBy: { sequence: 'asc' },
        select: { kind: true, at: true, particulars: true },
      },
      sessions: {
        where: { releasedAt: null },
        orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          startsAt: true,
          endsAt: true,
          heldFrom: true,
          heldUntil: true,
          therapist: { select: { id: true, name: true } },
          treatment: { select: { name: true, nameEn: true } },
          room: { select: { id: true, name: true, nameEn: true } },
        },
      },
    },
  },
} satisfies Prisma.AppointmentSelect

type DayRow = Prisma.AppointmentGetPayload<{ select: typeof daySelect }>

type DaySalon = HoursOfSalon & { id: string; phoneCountry: string }

type LanedEntry = DayEntry & {
  /** What therapist and room are taken for. */
  heldFrom?: Date | null
  heldUntil?: Date | null
}

/**
 * The salon's day of `date` (YYYY-MM-DD): a lane per therapist, and one for what has no therapist yet when there
 * is any. Cancelled visits and guests who did not come are left out, and who has gone again without a treatment
 * keeps no place in a lane. Numbers are there for a `reader` who may dial. Two statements.
 */
export async function listDay(
  salon: DaySalon,
  date: string,
  reader: { role: Role } | null = null,
): Promise<AppointmentDay> {
  const { start, end } = dayOf(date, salon.timeZone)
  const [rows, therapists] = await Promise.all([
    db.appointment.findMany({
      where: {
        startsAt: { gte: start, lt: end },
        visit: { salonId: salon.id, stage: { notIn: ['cancelled', 'no_show'] } },
      },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      relationLoadStrategy: 'join',
      select: daySelect,
    }),
    db.staffMember.findMany({
      where: { salonId: salon.id, role: 'therapist', deactivatedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, name: true },
    }),
  ])
  const hours = hoursOn(date, salon)
  const phoneCountry = reader && mayEditClients(reader) ? salon.phoneCountry : null
  const entries = rows.flatMap((row) => entriesOf(row, phoneCountry))
  return { date, hours, guests: rows.length, lanes: lanesOf(entries, therapists, hours) }
}

/** `phoneCountry` is null for whoever may not dial. */
function entriesOf({ visit, ...appointment }: DayRow, phoneCountry: string | null): LanedEntry[] {
  const { sessions, events, id: visitId, revision, stage } = visit
  const { phone, consents, alerts, ...client } = visit.client
  const mayBeCalled = phoneCountry !== null && stage === 'expected'
  const base = {
    ...{ visitId, revision, stage, client },
    appointedAt: appointment.startsAt,
    comesAt: comesAt(appointment.startsAt, events),
    phone: mayBeCalled ? numberToDial({ phone, consents }, phoneCountry) : null,
    seriousAlerts: alerts,
  }
  if (sessions.length === 0) {
    if (visit.stage !== 'expected' && !isInHouse(visit.stage)) return []
    return [{ ...base, ...appointment, sessionId: null, treatment: null, room: null, therapist: null }]
  }
  return sessions.map(({ id, ...session }) => ({ ...base, ...session, sessionId: id }))
}

function lanesOf(
  entries: readonly LanedEntry[],
  working: readonly { id: string; name: string }[],
  hours: OpenHours,
): DayLane[] {
  const therapists = new Map(working.map((therapist) => [therapist.id, therapist]))
  // Somebody who has left the house keeps her lane on the days she worked.
  for (const { therapist } of entries) if (therapist) therapists.set(therapist.id, therapist)
  const lanes: DayLane[] = [...therapists.values()].map((therapist) => {
    const own = entries.filter((entry) => entry.therapist?.id === therapist.id)
    const isAway = !working.some(({ id }) => id === therapist.id)
    return { therapist, isAway, entries: inTime(own), gaps: isAway ? [] : gapsOf(own.map(heldFor), hours) }
  })
  const unassigned = inTime(entries.filter((entry) => entry.therapist === null))
  return unassigned.length > 0
    ? [{ therapist: null, isAway: false, entries: unassigned, gaps: [] }, ...lanes]
    : lanes
}

function inTime(entries: readonly LanedEntry[]): DayEntry[] {
  return entries
    .map(({ heldFrom: _f, heldUntil: _u, ...entry }) => entry)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

function heldFor({ startsAt, endsAt, heldFrom, heldUntil }: LanedEntry) {
  return { startsAt: heldFrom ?? startsAt, endsAt: heldUntil ?? endsAt }
}
