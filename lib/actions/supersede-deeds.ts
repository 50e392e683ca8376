// What was sent and not answered gives way to what is sent in its place: it has happened, or it never will.
import 'server-only'
import type { StaffContext } from './staff-context'

/**
 * Of deeds named `name` that this person sent under `keys` (oldest first) the answer of the last that happened, or null
 * when none has. The keys of the others are taken, so that a request still on its way finds nothing left to do. One
 * that runs at this moment is waited for.
 */
export async function supersedeDeeds<Result>(
  ctx: StaffContext,
  name: string,
  keys: readonly string[],
): Promise<Result | null> {
  if (keys.length === 0) return null
  for (const key of keys) {
    await ctx.tx.$executeRaw`
      INSERT INTO "IdempotencyKey" ("key", "staffMemberId", "action", "bodyHash", "createdAt")
      VALUES (${key}::uuid, ${ctx.staff.id}::uuid, ${name}, 'superseded', ${ctx.now})
      ON CONFLICT ("key") DO NOTHING`
  }
  const deeds = await ctx.tx.idempotencyKey.findMany({
    where: { key: { in: [...keys] }, action: name, staffMemberId: ctx.staff.id },
    select: { key: true, answer: true },
  })
  const answers = new Map(deeds.map(({ key, answer }) => [key, answer]))
  const last = keys.findLast((key) => answers.get(key))
  const answer = last && answers.get(last)
  return answer ? (answer as { result: Result }).result : null
}
