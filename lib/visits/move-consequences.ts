// What a move brings with it besides the new stage, and how each is taken back.
import 'server-only'
import type { StaffContext } from '@/lib/actions/staff-context'
import { refusesCalls } from '@/lib/consents/require-consent'
import { keepHarmTold } from '@/lib/reactions/answer-harm'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { callDueAt } from './call-due'
import type { LockedVisit } from './lock-visit'
import { oweAgain, wrongNumberThatClosed } from './owe-again'
import { putBack } from './put-back'
import type { MoveName, StandingMove } from './visit-flow'

/** Carries out what `move` entails, in the transaction of the move. */
export async function followConsequences(
  ctx: StaffContext,
  visit: LockedVisit,
  move: MoveName,
): Promise<void> {
  switch (move) {
    case 'arrive':
      return leadByCurrentStandards(ctx, visit)
    case 'skip_treatment':
    case 'cancel':
    case 'mark_no_show':
      return releaseUnstarted(ctx, visit)
    case 'leave':
      await endRunning(ctx, visit)
      return releaseUnstarted(ctx, visit)
    case 'see_off':
    case 'skip_farewell':
      await keepHarmToldAtDoor(ctx, visit)
      return oweCall(ctx, visit)
    case 'skip_follow_up':
      return withdrawOwedCall(ctx, visit)
  }
}

/** Takes back what the undone move entailed. What it released or ended carries the move's own instant. */
export async function takeBackConsequences(
  ctx: StaffContext,
  visit: LockedVisit,
  undone: StandingMove,
): Promise<void> {
  await ctx.tx.treatmentSession.updateMany({
    where: { visitId: visit.id, releasedAt: undone.at },
    data: { releasedAt: null },
  })
  if (undone.move === 'arrive') await putBack(ctx, visit, undone)
  if (undone.move === 'close') await takeBackWrongNumberOf(ctx, visit, undone)
  if (undone.move === 'leave') await letRunOn(ctx, visit, undone.at)
  if (undone.to === 'follow_up') await withdrawOwedCall(ctx, visit)
  if (undone.move === 'skip_follow_up') {
    await ctx.tx.followUpCall.updateMany({
      where: { visitId: visit.id, withdrawnAt: undone.at },
      data: { withdrawnAt: null },
    })
  }
}

/** It closed because of a wrong number: taking back the one without the other would leave nobody to call. */
async function takeBackWrongNumberOf(
  ctx: StaffContext,
  visit: LockedVisit,
  close: StandingMove,
): Promise<void> {
  const callId = await wrongNumberThatClosed(ctx, visit.id, close.sequence)
  if (callId) await oweAgain(ctx, visit, callId)
}

/** From her arrival on, the visit keeps the version of the standards that holds now. */
async function leadByCurrentStandards(ctx: StaffContext, visit: LockedVisit): Promise<void> {
  const { standardsVersion } = await ctx.tx.salon.findUniqueOrThrow({
    where: { id: ctx.staff.salon.id },
    select: { standardsVersion: true },
  })
  await ctx.tx.visit.update({ where: { id: visit.id }, data: { standardsVersion } })
}

async function keepHarmToldAtDoor(ctx: StaffContext, { id: visitId }: LockedVisit): Promise<void> {
  const notes = await ctx.tx.visitNote.findMany({
    where: { visitId, kind: { in: ['small_talk', 'farewell_note'] } },
    select: { text: true },
  })
  await keepHarmTold(ctx, visitId, notes.map(({ text }) => text).join('\n'))
}

/** Gives therapist and room back for what will not be performed. */
async function releaseUnstarted(ctx: StaffContext, visit: LockedVisit): Promise<void> {
  await ctx.tx.treatmentSession.updateMany({
    where: { visitId: visit.id, startedAt: null, releasedAt: null },
    data: { releasedAt: ctx.now },
  })
}

/** She walked out of what runs; therapist and room are free again from now on. */
async function endRunning(ctx: StaffContext, visit: LockedVisit): Promise<void> {
  const running = { visitId: visit.id, startedAt: { not: null }, endedAt: null }
  await ctx.tx.treatmentSession.updateMany({
    where: { ...running, startsAt: { lt: ctx.now }, endsAt: { gt: ctx.now } },
    data: { endsAt: ctx.now },
  })
  await ctx.tx.treatmentSession.updateMany({
    where: running,
    data: { endedAt: ctx.now, outcome: 'broken_off', endReason: 'left' },
  })
}

/** The treatments that she walked out of at `at` run on, reserved again for as long as they take. */
async function letRunOn(ctx: StaffContext, visit: LockedVisit, at: Date): Promise<void> {
  const ended = await ctx.tx.treatmentSession.findMany({
    where: { visitId: visit.id, endedAt: at, endReason: 'left' },
    select: { id: true, startsAt: true, treatment: { select: { durationMinutes: true } } },
  })
  for (const { id, startsAt, treatment } of ended) {
    await ctx.tx.treatmentSession.update({
      where: { id },
      data: {
        endedAt: null,
        outcome: null,
        endReason: null,
        endsAt: addMinutes(startsAt, treatment.durationMinutes),
      },
    })
  }
}

async function withdrawOwedCall(ctx: StaffContext, visit: LockedVisit): Promise<void> {
  await ctx.tx.followUpCall.updateMany({
    where: { visitId: visit.id, madeAt: null, withdrawnAt: null },
    data: { withdrawnAt: ctx.now },
  })
}

/**
 * The call is owed after the shortest delay among the treatments performed; else the salon's own. None is owed to a
 * guest who does not wish to be called.
 */
async function oweCall(ctx: StaffContext, visit: LockedVisit): Promise<void> {
  if (await refusesCalls(ctx, visit.clientId)) return
  const { salon } = ctx.staff
  const performed = await ctx.tx.treatmentSession.findMany({
    where: { visitId: visit.id, endedAt: { not: null } },
    select: { treatment: { select: { followUpAfterHours: true } } },
  })
  const delays = performed.map((session) => session.treatment.followUpAfterHours ?? salon.followUpAfterHours)
  const hours = delays.length > 0 ? Math.min(...delays) : salon.followUpAfterHours
  await ctx.tx.followUpCall.create({
    data: { salonId: salon.id, visitId: visit.id, attempt: 1, dueAt: callDueAt(ctx.now, hours, salon) },
  })
}
