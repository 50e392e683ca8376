// What the file alone does not tell, said by the manager: whose double a row is, how dates are written, where a number is.
import 'server-only'
import { permit, Refusal } from '@/lib/actions/refusal'
import type { StaffContext } from '@/lib/actions/staff-context'
import { mayImportClients } from '@/lib/auth/permissions'
import type { ClientImport } from '@/lib/db/generated/client'
import { lookOver } from './check-rows'
import { surveyOf, tableOf } from './import-columns'
import { type ImportProgress, phaseOf } from './import-flow'
import { lockImport, progressOf } from './import-of-salon'
import type { ImportAnswer } from './import-schemas'

type OfKind<Question> = Extract<ImportAnswer, { question: Question }>

/**
 * Keeps an answer for one row, or for all rows of a kind; how dates are written is said for a column, and everything
 * is looked over anew. Refuses `import_begun` when the list is being taken over already, and `not_found` for a row or
 * a column that is none.
 */
export async function answerImport(ctx: StaffContext, answer: ImportAnswer): Promise<ImportProgress> {
  permit(mayImportClients(ctx.staff))
  const entry = await lockImport(ctx, answer.importId)
  const phase = phaseOf(entry)
  if (phase !== 'checking' && phase !== 'ready') throw new Refusal('import_begun')
  if (answer.question === 'dates') return answerDates(ctx, entry, answer)
  if (answer.question === 'numbers') return answerNumbers(ctx, entry, answer)
  await answerDoubles(ctx, answer)
  return progressOf(entry)
}

async function answerDates(
  ctx: StaffContext,
  entry: ClientImport,
  { column, order }: OfKind<'dates'>,
): Promise<ImportProgress> {
  if (column >= tableOf(entry).columns.length) throw new Refusal('not_found')
  const survey = surveyOf(entry)
  return lookAnew(ctx, entry, { ...survey, chosen: { ...survey.chosen, [column]: order } })
}

/** What is said last holds, of one row as of all. */
async function answerDoubles(
  ctx: StaffContext,
  { importId, row, kind, answer }: OfKind<'doubles'>,
): Promise<void> {
  if (row === undefined) {
    await ctx.tx.$executeRaw`
      UPDATE "ClientImportRow" SET answer = ${answer}
      WHERE "importId" = ${importId}::uuid AND problems @> ${JSON.stringify([{ code: kind }])}::jsonb`
    return
  }
  const { count } = await ctx.tx.clientImportRow.updateMany({ where: { importId, row }, data: { answer } })
  if (count === 0) throw new Refusal('not_found')
}

async function answerNumbers(
  ctx: StaffContext,
  entry: ClientImport,
  { importId, row, dial }: OfKind<'numbers'>,
): Promise<ImportProgress> {
  if (row !== undefined) {
    const { count } = await ctx.tx.clientImportRow.updateMany({ where: { importId, row }, data: { dial } })
    if (count === 0) throw new Refusal('not_found')
    if (row <= entry.done) await lookOver(ctx, entry, row - 1, 1)
    return progressOf(entry)
  }
  await ctx.tx.$executeRaw`
    UPDATE "ClientImportRow" SET dial = ${dial}
    WHERE "importId" = ${importId}::uuid AND problems @> '[{"code": "phone_local"}]'::jsonb`
  return lookAnew(ctx, entry, surveyOf(entry))
}

async function lookAnew(ctx: StaffContext, { id }: ClientImport, survey: object): Promise<ImportProgress> {
  return progressOf(
    await ctx.tx.clientImport.update({
      where: { id },
      data: { survey, done: 0, revision: { increment: 1 } },
    }),
  )
}
