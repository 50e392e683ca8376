// How she felt about a treatment: effect, comfort, pressure, temperature, where it did her good, and a sentence of hers.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayAskFeeling } from '@/lib/auth/permissions'
import type { Prisma } from '@/lib/db/generated/client'
import { announce } from '@/lib/live/announce'
import type { AskedFeeling } from './feeling-schemas'
import { lockSession } from './plan-sessions'
import { recordEvent } from './record-event'

/**
 * Keeps the answers that were given; the others stay as they are. Answers that stand already leave no second trace.
 * Refuses a session that has not started, one of a visit that has ended, and a sentence that somebody else has written
 * meanwhile (`words_changed`).
 */
export async function rateSession(
  ctx: StaffContext,
  { sessionId, herWords, ...figures }: AskedFeeling,
): Promise<void> {
  permit(mayAskFeeling(ctx.staff))
  const { visit, session } = await lockSession(ctx, sessionId)
  if (!session.startedAt) throw new Refusal('not_in_treatment')
  const before = await readFeeling(ctx, sessionId)
  const changed = changedFigures(before, figures)
  const words = herWords && herWords.text !== (before.herWords ?? '') ? herWords : null
  if (words && words.was !== (before.herWords ?? '')) throw new Refusal('words_changed')
  if (Object.keys(changed).length === 0 && !words) return
  await ctx.tx.treatmentSession.update({
    where: { id: sessionId },
    data: { ...changed, ...(words ? { herWords: words.text || null } : {}) },
    select: { id: true },
  })
  await recordEvent(ctx, visit, {
    kind: 'session_changed',
    // That she said something is a fact; what she said stands with the session, where it can be erased.
    particulars: { sessionId, ...changed, ...(words ? { herWords: words.text !== '' } : {}) },
  })
  await announce(ctx, { visitId: visit.id })
}

function readFeeling(ctx: StaffContext, sessionId: string) {
  return ctx.tx.treatmentSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: {
      effect: true,
      comfort: true,
      pressureFelt: true,
      temperatureFelt: true,
      lovedAreas: true,
      herWords: true,
    },
  })
}

type Figures = Omit<AskedFeeling, 'sessionId' | 'herWords'>

function changedFigures(
  before: Awaited<ReturnType<typeof readFeeling>>,
  asked: Figures,
): Prisma.InputJsonObject & Figures {
  const isNew = (name: keyof Figures) =>
    asked[name] !== undefined && JSON.stringify(asked[name]) !== JSON.stringify(before[name])
  return Object.fromEntries(Object.entries(asked).filter(([name]) => isNew(name as keyof Figures)))
}
