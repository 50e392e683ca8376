// The door for a picture that only those signed in may see: read anew each time, kept by nobody on the way.
import 'server-only'
import { currentStaff } from '@/lib/auth/require-staff'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { legible } from './read-input'
import { permit, Refusal } from './refusal'
import { answerWith, troubleOf } from './staff-route'

export type Picture = { type: string; body: ReadableStream<Uint8Array> }

type Asked = Record<string, string | undefined>
type Route = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>

/** What keeps it from being stored, guessed at or used elsewhere; that nothing in it runs is set by scripts/serve.ts. */
const GUARDED = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Makes a GET handler for one picture. Its handler gets the parameters of path and address, and answers null for what is
 * not there, which is also what another salon's is. `may` says who sees any at all.
 */
export function staffPictureRoute(door: {
  name: string
  may: (staff: SignedInStaff) => boolean
  handler: (asker: { staff: SignedInStaff; now: Date }, asked: Asked) => Promise<Picture | null>
}): Route {
  return async (request, context) => {
    try {
      const staff = await currentStaff()
      if (!staff) return answerWith({ status: 'signed_out' })
      permit(door.may(staff))
      const params = await context.params
      const given = { ...Object.fromEntries(new URL(request.url).searchParams), ...params }
      const asked = legible(given) as Asked
      const picture = await door.handler({ staff, now: new Date() }, asked)
      if (!picture) throw new Refusal('not_found')
      return new Response(picture.body, { headers: { ...GUARDED, 'content-type': picture.type } })
    } catch (error) {
      return answerWith(troubleOf(error, door.name, request.headers))
    }
  }
}
