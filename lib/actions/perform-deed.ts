// Twice is once: one deed in one transaction with its idempotency key. Knows nothing of Next.
import 'server-only'
import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/auth/auth-secret'
import { renewSession } from '@/lib/auth/renew-session'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { asRefusal } from './as-refusal'
import { Refusal } from './refusal'
import type { StaffContext } from './staff-context'

const patience = { maxWait: 6_000, timeout: 20_000 }

type Deed<Result> = {
  /** Null only for what is done before anybody is signed in. */
  staffMemberId: string | null
  /** The name of the deed: a key belongs to one name. */
  name: string
  /** A UUID made by whoever asks. */
  key: string
  /** What is asked, as it was sent; only its hash is kept. */
  body: unknown
  now: Date
  run: (tx: Tx) => Promise<Result>
  /**
   * False for an answer saying that nothing happened, such as a colleague's newer text. Its key is not kept, nor
   * the answer: stored answers carry ids and codes, for nobody would think of erasing a person's words here.
   */
  happened?: ((result: Result) => boolean) | undefined
}

/**
 * Runs a verb for a signed-in person: claims the key, runs, stores the answer, renews the session, all in
 * one transaction. The same key with the same body returns the first answer (as JSON) and runs nothing;
 * a twin running at the same moment is waited for. What answers that nothing `happened` keeps no key. Throws `Refusal`: `key_reused` when the key came with
 * another body, name or person; whatever the verb refuses; and violated constraints as their codes.
 * Everything is rolled back then, the key too. A serialisation failure or deadlock is tried once more; whoever waits
 * too long for another's lock or for a connection hears `busy`, and asks again under the same key.
 */
export async function performDeed<Result>(
  deed: Omit<Deed<Result>, 'staffMemberId' | 'run'> & {
    staff: SignedInStaff
    run: (ctx: StaffContext) => Promise<Result>
  },
): Promise<Result> {
  const { staff, now, run } = deed
  return performOnce({
    ...deed,
    staffMemberId: staff.id,
    run: async (tx) => {
      const result = await run({ tx, staff, now })
      await renewSession(tx, staff, now)
      return result
    },
  })
}

/** The same for what has no signed-in person behind it, such as set-up. */
export async function performOnce<Result>(deed: Deed<Result>): Promise<Result> {
  try {
    return await attempt(deed)
  } catch (error) {
    const refusal = asRefusal(error, deed.name)
    if (refusal?.code !== 'someone_was_faster' || refusal === error) throw refusal ?? error
  }
  try {
    return await attempt(deed)
  } catch (error) {
    throw asRefusal(error, deed.name) ?? error
  }
}

function attempt<Result>(deed: Deed<Result>): Promise<Result> {
  return db.$transaction(async (tx) => {
    const bodyHash = hashOf(deed.body)
    const claimed = await tx.$executeRaw`
      INSERT INTO "IdempotencyKey" ("key", "staffMemberId", "action", "bodyHash", "createdAt")
      VALUES (${deed.key}::uuid, ${deed.staffMemberId}::uuid, ${deed.name}, ${bodyHash}, ${deed.now})
      ON CONFLICT ("key") DO NOTHING`
    if (claimed === 0) return replay<Result>(tx, deed, bodyHash)
    const done = await deed.run(tx)
    const result = asJson(done)
    await (deed.happened?.(done) === false ? forget(tx, deed.key) : keep(tx, deed.key, result))
    return result as Result
  }, patience)
}

async function keep(tx: Tx, key: string, result: Prisma.InputJsonValue): Promise<void> {
  await tx.idempotencyKey.update({ where: { key }, data: { answer: { result } }, select: { key: true } })
}

async function forget(tx: Tx, key: string): Promise<void> {
  await tx.idempotencyKey.delete({ where: { key }, select: { key: true } })
}

async function replay<Result>(tx: Tx, deed: Deed<Result>, bodyHash: string): Promise<Result> {
  const first = await tx.idempotencyKey.findUniqueOrThrow({ where: { key: deed.key } })
  const same =
    first.action === deed.name && first.staffMemberId === deed.staffMemberId && first.bodyHash === bodyHash
  if (!same) throw new Refusal('key_reused')
  return (first.answer as { result: Result }).result
}

/** Keyed, or whoever has the table could try all telephone numbers until one fits. */
function hashOf(body: unknown): string {
  return createHmac('sha256', authSecret())
    .update(JSON.stringify(sorted(body)) ?? '')
    .digest('hex')
}

/**
 * The order in which a browser lists fields says nothing about what is asked. Passwords are left out, even of a keyed
 * hash: it is kept for a month.
 */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !/password/i.test(name))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

/** The first answer looks as its replay will. */
function asJson(result: unknown) {
  return JSON.parse(JSON.stringify(result ?? null))
}
