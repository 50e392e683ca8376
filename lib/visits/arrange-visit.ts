// The beginning of every visit: a client is expected at a time.
import 'server-only'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { recordEvent } from './record-event'

export type ArrangeInput = {
  clientId: string
  startsAt: Date
  endsAt: Date
  /** The visit in whose farewell or follow-up this one is booked. */
  bookedDuringVisitId?: string | undefined
}

/** Makes an `expected` visit with its appointment. Refuses `not_found` for a client of another salon. */
export async function arrangeVisit(
  ctx: StaffContext,
  { clientId, ...appointment }: ArrangeInput,
): Promise<{ visitId: string; appointmentId: string; revision: number }> {
  const salonId = ctx.staff.salon.id
  const client = await ctx.tx.client.findFirst({ where: { id: clientId, salonId }, select: { id: true } })
  if (!client) throw new Refusal('not_found')
  const visit = await ctx.tx.visit.create({
    data: {
      salonId,
      clientId,
      stage: 'expected',
      standardsVersion: ctx.staff.salon.standardsVersion,
      createdAt: ctx.now,
      appointment: {
        create: {
          startsAt: appointment.startsAt,
          endsAt: appointment.endsAt,
          bookedDuringVisitId: appointment.bookedDuringVisitId ?? null,
          createdById: ctx.staff.id,
          createdAt: ctx.now,
        },
      },
    },
    select: { id: true, revision: true, appointment: { select: { id: true } } },
  })
  await recordEvent(ctx, visit, { kind: 'arranged', toStage: 'expected' })
  return { visitId: visit.id, appointmentId: visit.appointment?.id ?? '', revision: visit.revision }
}
