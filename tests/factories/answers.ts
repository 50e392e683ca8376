// That she was asked about her health in a visit: written as rows, or on the way of being led on.
import type { StaffContext } from '@/lib/actions/staff-context'
import { SAFETY_QUESTIONS } from '@/lib/safety/safety-flow'
import { type MoveInput, moveVisit } from '@/lib/visits/move-visit'
import { askHer } from '@/prisma/seed/situations/care/ask-her'

/** Rows of a visit that is written straight into the store: asked everything there is, and no to all of it. */
export function everythingAnswered(askedById: string, askedAt: Date) {
  const by = { askedById, askedAt }
  return {
    createMany: { data: SAFETY_QUESTIONS.map((question) => ({ question, answer: 'no' as const, ...by })) },
  }
}

/** Makes a move; where she would be led to her treatment, she is asked first. */
export async function leadHer(ctx: StaffContext, input: MoveInput): ReturnType<typeof moveVisit> {
  if (input.move === 'begin_treatment') await askHer(ctx, input.visitId)
  return moveVisit(ctx, input)
}
