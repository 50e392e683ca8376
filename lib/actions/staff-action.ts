// The one door for mutations that forms ask for: authorises, parses, runs once, answers.
import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { currentNewcomer, currentStaff } from '@/lib/auth/require-staff'
import type { Tx } from '@/lib/db/client'
import type { ActionState, StaffAction } from './action-state'
import { asRefusal } from './as-refusal'
import { withLoggedId } from './logged-error'
import { performDeed, performOnce } from './perform-deed'
import { formToObject, readInput, readKey, typedValues } from './read-input'
import { FieldRefusal, Refusal } from './refusal'
import { isSameOrigin } from './same-origin'
import type { StaffContext } from './staff-context'

type Door<Schema extends z.ZodType, Context, Result> = {
  /** `noun.verb`, unique: an idempotency key belongs to one name. */
  name: string
  schema: Schema
  handler: (ctx: Context, input: z.output<Schema>) => Promise<Result>
}

/**
 * Makes a server action for signed-in staff. Form data must carry a UUID `idempotencyKey`; useStaffAction makes it.
 * The handler runs in one transaction and its result must survive JSON. A bug is logged and thrown on.
 */
export const staffAction = actionOf(() => currentStaff())

/** The same for whoever is let in no further than to a password of her own. */
export const newcomerAction = actionOf(() => currentNewcomer())

function actionOf(whoAsks: typeof currentStaff) {
  return <Schema extends z.ZodType, Result>({
    name,
    schema,
    handler,
  }: Door<Schema, StaffContext, Result>): StaffAction<Result> =>
    async function act(_previous, formData) {
      return answer(name, schema, formData, async () => {
        const staff = await whoAsks()
        return staff && ((deed, input) => performDeed({ ...deed, staff, run: (ctx) => handler(ctx, input) }))
      })
    }
}

/** The same for what is done before anybody can be signed in. The handler guards itself. */
export function guestAction<Schema extends z.ZodType, Result>({
  name,
  schema,
  handler,
}: Door<Schema, Pick<StaffContext, 'tx' | 'now'>, Result>): StaffAction<Result> {
  return async function act(_previous, formData) {
    return answer(name, schema, formData, async () => (deed, input) => {
      const run = (tx: Tx) => handler({ tx, now: deed.now }, input)
      return performOnce({ ...deed, staffMemberId: null, run })
    })
  }
}

type Asked = { name: string; key: string; body: unknown; now: Date }

type Perform<Input, Result> = (deed: Asked, input: Input) => Promise<Result>

/** `comeIn` answers how the deed is performed, or null when nobody is signed in. */
async function answer<Schema extends z.ZodType, Result>(
  name: string,
  schema: Schema,
  formData: FormData,
  comeIn: () => Promise<Perform<z.output<Schema>, Result> | null>,
): Promise<ActionState<Result>> {
  const values = typedValues(formData)
  try {
    if (!isSameOrigin({ headers: await headers() })) throw new Refusal('other_origin')
    const perform = await comeIn()
    if (!perform) return { status: 'signed_out' }
    const key = readKey(formData.get('idempotencyKey'))
    if (!key) return { status: 'invalid', fieldErrors: { '': ['key_missing'] }, values }
    const body = formToObject(schema, formData)
    const read = readInput(schema, body)
    if (!read.ok) return { status: 'invalid', fieldErrors: read.fieldErrors, values }
    const now = new Date()
    const result = await perform({ name, key, body, now }, read.input)
    refresh()
    return { status: 'done', result, stamp: now.toISOString() }
  } catch (error) {
    const refusal = asRefusal(error, name)
    if (!refusal) throw withLoggedId(error, name, await headers())
    if (refusal instanceof FieldRefusal)
      return { status: 'invalid', fieldErrors: { [refusal.field]: [refusal.code] }, values }
    return { status: 'refused', code: refusal.code, particulars: refusal.particulars, values }
  }
}
