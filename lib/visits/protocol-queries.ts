// What leads the treatments of a visit: the steps of each session that has begun, with what is done.
import 'server-only'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { doneBy, leadsSession, type ProtocolTick } from './protocol-flow'

const words = { name: true, nameEn: true } as const

const protocolSelect = {
  sessions: {
    where: { releasedAt: null, startedAt: { not: null } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      startedAt: true,
      endedAt: true,
      therapist: { select: { name: true } },
      treatment: {
        select: {
          ...words,
          protocol: {
            orderBy: [{ position: 'asc' }, { id: 'asc' }],
            select: {
              id: true,
              title: true,
              titleEn: true,
              instruction: true,
              instructionEn: true,
              minutes: true,
              addedAt: true,
              retiredAt: true,
              products: {
                orderBy: { productId: 'asc' },
                select: { amount: true, product: { select: { id: true, ...words } } },
              },
            },
          },
        },
      },
    },
  },
  events: {
    where: { kind: { in: ['protocol_done', 'protocol_cleared'] } },
    orderBy: { sequence: 'asc' },
    select: { kind: true, particulars: true, at: true, actor: { select: { name: true } } },
  },
} satisfies Prisma.VisitSelect

type SessionRow = Prisma.VisitGetPayload<{ select: typeof protocolSelect }>['sessions'][number]
type StepRow = SessionRow['treatment']['protocol'][number]

export type ProtocolStepOnVisit = Omit<StepRow, 'addedAt' | 'retiredAt'> & {
  done: { by: string; at: Date } | null
}

export type ProtocolOnVisit = {
  sessionId: string
  treatment: { name: string; nameEn: string | null }
  therapist: string | null
  endedAt: Date | null
  steps: ProtocolStepOnVisit[]
}

/**
 * The protocols of a visit's sessions that have begun, those without steps left out. One statement; none of another
 * salon's visit.
 */
export async function getProtocolsOnVisit(salonId: string, visitId: string): Promise<ProtocolOnVisit[]> {
  const visit = await db.visit.findFirst({
    where: { id: visitId, salonId },
    relationLoadStrategy: 'join',
    select: protocolSelect,
  })
  if (!visit) return []
  const ticks = visit.events.flatMap(tickOf)
  return visit.sessions.map((session) => protocolOf(session, ticks)).filter(({ steps }) => steps.length > 0)
}

function protocolOf(
  { id, startedAt, endedAt, therapist, treatment }: SessionRow,
  ticks: readonly ProtocolTick[],
): ProtocolOnVisit {
  const { protocol, ...called } = treatment
  const steps = protocol
    .filter((step) => startedAt && leadsSession(step, startedAt))
    .map(({ addedAt: _a, retiredAt: _r, ...step }) => ({ ...step, done: doneBy(ticks, id, step.id) }))
  return { sessionId: id, treatment: called, therapist: therapist?.name ?? null, endedAt, steps }
}

type EventRow = Prisma.VisitGetPayload<{ select: typeof protocolSelect }>['events'][number]

function tickOf({ kind, particulars, at, actor }: EventRow): ProtocolTick[] {
  if (typeof particulars !== 'object' || particulars === null || Array.isArray(particulars)) return []
  const { sessionId, stepId } = particulars
  if (typeof sessionId !== 'string' || typeof stepId !== 'string') return []
  return [{ kind, sessionId, stepId, by: actor.name, at }]
}
