// The other door: JSON route handlers for what must not wait in the queue of server actions (autosave, search).
import 'server-only'
import type { z } from 'zod'
import { currentStaff } from '@/lib/auth/require-staff'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { formatAttachment } from '@/lib/i18n/format-file-name'
import type { FieldErrors } from './action-state'
import { asRefusal } from './as-refusal'
import { withLoggedId } from './logged-error'
import { performDeed } from './perform-deed'
import { readInput, readKey } from './read-input'
import { FieldRefusal, type RefusalParticulars } from './refusal'
import { isSameOrigin } from './same-origin'
import type { StaffContext } from './staff-context'

/** What a route answers, with the HTTP status that says the same. */
export type RouteAnswer<Result> =
  | { status: 'done'; result: Result; stamp: string } // 200
  | { status: 'signed_out' } // 401
  | { status: 'refused'; code: string; particulars: RefusalParticulars } // 403, 404, 409 or, when busy, 503
  | { status: 'invalid'; fieldErrors: FieldErrors } // 422
  | { status: 'failed'; errorId: string } // 500

type RouteContext = { params: Promise<Record<string, string | string[] | undefined>> }
type Route = (request: Request, context: RouteContext) => Promise<Response>

/** Larger bodies are refused unread. */
const maxBodyBytes = 256 * 1024

/**
 * Makes a mutating POST (or PUT) handler. The JSON body carries `idempotencyKey` beside the input; parameters of the
 * path are laid over the input. Only pages of this very origin are answered.
 */
export function staffRoute<Schema extends z.ZodType, Result>(door: {
  name: string
  schema: Schema
  handler: (ctx: StaffContext, input: z.output<Schema>) => Promise<Result>
  /** False for an answer saying that nothing happened: it is not kept, and so may hold personal words. */
  happened?: (result: Result) => boolean
}): Route {
  const { name, happened } = door
  return openRoute(name, door.schema, async ({ staff, body, key, input, now }) => {
    if (!key) return { status: 'invalid', fieldErrors: { '': ['key_missing'] } }
    const run = (ctx: StaffContext) => door.handler(ctx, input)
    const result = await performDeed({ staff, now, name, key, body, run, happened })
    return { status: 'done', result, stamp: now.toISOString() }
  })
}

/** Makes a POST handler that only reads: what is asked for is personal and may not stand in a URL. No key. */
export function staffReadingRoute<Schema extends z.ZodType, Result>(door: {
  name: string
  schema: Schema
  handler: (asker: { staff: SignedInStaff; now: Date }, input: z.output<Schema>) => Promise<Result>
}): Route {
  return openRoute(door.name, door.schema, async ({ staff, input, now }) => ({
    status: 'done',
    result: await door.handler({ staff, now }, input),
    stamp: now.toISOString(),
  }))
}

/** A file on its way to the browser. Its name stands in the browser's list of downloads: no personal data in it. */
export type SentFile = { name: string; type: string; body: ReadableStream<Uint8Array> }

/** Makes a POST handler that answers with a file; what keeps it from being made is answered as JSON. No key. */
export function staffFileRoute<Schema extends z.ZodType>(door: {
  name: string
  schema: Schema
  handler: (asker: { staff: SignedInStaff; now: Date }, input: z.output<Schema>) => Promise<SentFile>
}): Route {
  return openRoute(door.name, door.schema, async ({ staff, input, now }) => {
    const { name, type, body } = await door.handler({ staff, now }, input)
    const headers = { 'content-type': type, 'content-disposition': formatAttachment(name) }
    return new Response(body, { headers: { ...headers, 'cache-control': 'no-store' } })
  })
}

type Asked<Input> = {
  staff: SignedInStaff
  body: Record<string, unknown>
  key: string | null
  input: Input
  now: Date
}

function openRoute<Schema extends z.ZodType, Result>(
  name: string,
  schema: Schema,
  respond: (asked: Asked<z.output<Schema>>) => Promise<RouteAnswer<Result> | Response>,
): Route {
  return async (request, context) => {
    try {
      if (!isSameOrigin(request))
        return answerWith({ status: 'refused', code: 'other_origin', particulars: {} })
      const staff = await currentStaff()
      if (!staff) return answerWith({ status: 'signed_out' })
      const sent = await readBody(request)
      if (!sent) return answerWith({ status: 'invalid', fieldErrors: { '': ['invalid'] } })
      const { idempotencyKey, ...fields } = sent
      const body = { ...fields, ...(await context.params) }
      const read = readInput(schema, body)
      if (!read.ok) return answerWith({ status: 'invalid', fieldErrors: read.fieldErrors })
      const key = readKey(idempotencyKey)
      const answer = await respond({ staff, body, key, input: read.input, now: new Date() })
      return answer instanceof Response ? answer : answerWith(answer)
    } catch (error) {
      return answerWith(troubleOf(error, name, request.headers))
    }
  }
}

async function readBody(request: Request): Promise<Record<string, unknown> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBodyBytes) return null
  // Who types on drops the older question, and its body never arrives: that is no bug.
  const text = await request.text().catch(() => null)
  if (text === null || text.length > maxBodyBytes) return null
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** What a thrown error is answered with: a business no, or a bug under the number that the log has too. */
export function troubleOf(error: unknown, where: string, headers: Headers): RouteAnswer<never> {
  const refusal = asRefusal(error, where)
  if (refusal instanceof FieldRefusal)
    return { status: 'invalid', fieldErrors: { [refusal.field]: [refusal.code] } }
  if (refusal) return { status: 'refused', code: refusal.code, particulars: refusal.particulars }
  return { status: 'failed', errorId: withLoggedId(error, where, headers).digest }
}

/** The answer as JSON, with the HTTP status that says the same. */
export function answerWith(answer: RouteAnswer<unknown> | Response): Response {
  if (answer instanceof Response) return answer
  return Response.json(answer, { status: httpStatus(answer), headers: { 'cache-control': 'no-store' } })
}

function httpStatus(answer: RouteAnswer<unknown>): number {
  if (answer.status === 'done') return 200
  if (answer.status === 'signed_out') return 401
  if (answer.status === 'invalid') return 422
  if (answer.status === 'failed') return 500
  if (answer.code === 'not_found') return 404
  if (answer.code === 'busy') return 503
  return answer.code === 'not_permitted' || answer.code === 'other_origin' ? 403 : 409
}
