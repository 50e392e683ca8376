// The door for a file on its way in: read as it comes, never held as a whole.
import 'server-only'
import type { z } from 'zod'
import { renewSession } from '@/lib/auth/renew-session'
import { currentStaff } from '@/lib/auth/require-staff'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { readInput, readKey } from './read-input'
import { isSameOrigin } from './same-origin'
import { answerWith, troubleOf } from './staff-route'

/** The header that carries the key of the deed; the body is the file and nothing else. */
const KEY_HEADER = 'idempotency-key'
/** What the file is called where it comes from: it may be anybody's name, and addresses are written down. */
const NAME_HEADER = 'file-name'

/**
 * Makes a POST handler for one raw file. `key` is a UUID made by whoever asks; the handler sees to it that the same
 * key is the same deed, and to transactions of its own: a large file takes longer than one may last.
 */
export function staffUploadRoute<Schema extends z.ZodType, Result>(door: {
  name: string
  /** What stands in the address beside the file: ids and codes alone; and its name, as `fileName`. */
  schema: Schema
  handler: (
    asker: { staff: SignedInStaff; now: Date },
    key: string,
    body: ReadableStream<Uint8Array>,
    asked: z.output<Schema>,
  ) => Promise<Result>
}): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      if (!isSameOrigin(request))
        return answerWith({ status: 'refused', code: 'other_origin', particulars: {} })
      const staff = await currentStaff()
      if (!staff) return answerWith({ status: 'signed_out' })
      const key = readKey(request.headers.get(KEY_HEADER))
      if (!key) return answerWith({ status: 'invalid', fieldErrors: { '': ['key_missing'] } })
      const read = readInput(door.schema, askedOf(request))
      if (!read.ok) return answerWith({ status: 'invalid', fieldErrors: read.fieldErrors })
      const now = new Date()
      const body = request.body ?? new Blob().stream()
      const result = await door.handler({ staff, now }, key, body, read.input)
      await renewSession(db, staff, now)
      return answerWith({ status: 'done', result, stamp: now.toISOString() })
    } catch (error) {
      return answerWith(troubleOf(error, door.name, request.headers))
    }
  }
}

function askedOf(request: Request): Record<string, string> {
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  try {
    const fileName = decodeURIComponent(request.headers.get(NAME_HEADER) ?? '')
    return fileName === '' ? asked : { ...asked, fileName }
  } catch {
    return asked
  }
}
