// What a mutation answers, as forms see it. Types only; safe for the client.
import type { RefusalParticulars } from './refusal'

/** What was typed, so that a form can show it again. */
export type TypedValues = Record<string, string | string[]>

/** Per field name, keys under the message namespace `errors`. */
export type FieldErrors = Record<string, string[]>

export type ActionState<Result = unknown> =
  | { status: 'idle' }
  /** It happened (or had already happened with this very key). `stamp` differs from answer to answer. */
  | { status: 'done'; result: Result; stamp: string }
  /** The input does not hold; nothing happened. `fieldErrors['']` speaks of the whole form. */
  | { status: 'invalid'; fieldErrors: FieldErrors; values: TypedValues }
  /** A business no: a sentence stands at `refusals.<code>`; nothing happened. */
  | { status: 'refused'; code: string; particulars: RefusalParticulars; values: TypedValues }
  | { status: 'signed_out' }
  /** No answer came; the same body sent again carries the same key, so nothing can happen twice. */
  | { status: 'offline' }
  /** A bug, logged under this id; nothing happened. */
  | { status: 'failed'; errorId: string }

/** What came before is of no interest to the server; the parameter is there for `useActionState`. */
export type StaffAction<Result = unknown> = (
  previous: unknown,
  formData: FormData,
) => Promise<ActionState<Result>>

export const idle: { status: 'idle' } = { status: 'idle' }
