// The one writer of what she answers in a visit, and of when she was last asked; who can be asked at all.
import 'server-only'
import { z } from 'zod'
import { recordAudit } from '@/lib/actions/audit'
import { Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import type { SafetyAnswerKind } from '@/lib/db/generated/client'
import { Prisma } from '@/lib/db/generated/client'
import { askedLineSchema, askingSql, standingAlertsSql, toldAlertSchema } from './asking-sql'
import { BASE_QUESTIONS, type SafetyQuestion } from './safety-flow'
import { instant } from './stop-sql'

export type AskedVisit = { visitId: string; clientId: string; stage: string; isInHouse: boolean }

/**
 * Holds the guest of a visit and then the visit, so that two people who ask her line up and she does not leave meanwhile.
 * Refuses `not_found` for a visit of another salon, and for an archive that is no longer there.
 */
export async function holdAskedVisit(ctx: StaffContext, visitId: string): Promise<AskedVisit> {
  const [guest] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "Visit" v JOIN "Client" c ON c.id = v."clientId"
    WHERE v.id = ${visitId}::uuid AND v."salonId" = ${ctx.staff.salon.id}::uuid
      AND c."mergedIntoId" IS NULL AND c."erasedAt" IS NULL FOR NO KEY UPDATE OF c`
  if (!guest) throw new Refusal('not_found')
  const [visit] = await ctx.tx.$queryRaw<AskedVisit[]>`
    SELECT id AS "visitId", "clientId", stage::text AS stage,
      stage IN ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell') AS "isInHouse"
    FROM "Visit" WHERE id = ${visitId}::uuid AND "clientId" = ${guest.id}::uuid FOR SHARE`
  if (!visit) throw new Refusal('someone_was_faster')
  return visit
}

/** The same for whoever puts the questions: refuses `not_arrived` and `visit_has_ended`, for she is asked face to face. */
export async function holdGuestInHouse(ctx: StaffContext, visitId: string): Promise<AskedVisit> {
  const visit = await holdAskedVisit(ctx, visitId)
  if (!visit.isInHouse) throw new Refusal(visit.stage === 'expected' ? 'not_arrived' : 'visit_has_ended')
  return visit
}

const askingSchema = z.object({
  questions: z.array(askedLineSchema),
  alerts: z.array(toldAlertSchema),
  lastAskedAt: instant.nullable(),
})

export type Asking = z.output<typeof askingSchema>

/** What she is asked in the visit held, what she has answered, and what stands of what she told. */
export async function readAsking(ctx: StaffContext, { visitId, clientId }: AskedVisit): Promise<Asking> {
  const [row] = await ctx.tx.$queryRaw<{ asking: unknown }[]>`
    SELECT json_build_object(
      'questions', ${askingSql(Prisma.sql`${visitId}::uuid`)},
      'alerts', ${standingAlertsSql(Prisma.sql`${clientId}::uuid`)},
      'lastAskedAt', foyer_last_asked(${visitId}::uuid)
    ) AS asking`
  return askingSchema.parse(row?.asking)
}

export type Answers = Partial<Record<SafetyQuestion, SafetyAnswerKind>>

/**
 * Keeps answers of the visit held, beside those it has; what stands already is not said twice. With the last of the four
 * that everybody is asked, she has been asked (`Client.alertsAskedAt`), unless a yes has not been noted yet. What was
 * answered stays out of the audit: that survives her archive. `reason`: why a yes of this visit is a no after all.
 */
export async function keepAnswers(
  ctx: StaffContext,
  visit: AskedVisit,
  answers: Answers,
  reason: string | null = null,
): Promise<void> {
  const { visitId, clientId } = visit
  const { questions, alerts } = await readAsking(ctx, visit)
  const now = new Map(questions.map(({ question, answer }) => [question, answer]))
  const asked = (Object.entries(answers) as [SafetyQuestion, SafetyAnswerKind][]).filter(
    ([question, answer]) => now.get(question) !== answer,
  )
  const said = (base: SafetyQuestion) => answers[base] ?? now.get(base) ?? null
  // A yes of which nobody has noted what it is makes no "none known", nor lets one of another day stand.
  const isUntold = BASE_QUESTIONS.some(
    (base) => said(base) === 'yes' && !alerts.some(({ kind }) => kind === base),
  )
  if (isUntold || BASE_QUESTIONS.every(said)) {
    await ctx.tx.client.updateMany({
      where: { id: clientId, ...(asked.length === 0 ? { alertsAskedAt: null } : {}) },
      data: isUntold
        ? { alertsAskedAt: null, alertsAskedById: null }
        : { alertsAskedAt: ctx.now, alertsAskedById: ctx.staff.id },
    })
  }
  if (asked.length === 0) return
  const by = { askedById: ctx.staff.id, askedAt: ctx.now }
  await ctx.tx.safetyAnswer.createMany({
    data: asked.map(([question, answer]) => ({ visitId, question, answer, reason, ...by })),
  })
  await recordAudit(ctx, {
    action: 'safety.asked',
    subjectType: 'Client',
    subjectId: clientId,
    particulars: { visitId, questions: asked.map(([question]) => question) },
  })
}
