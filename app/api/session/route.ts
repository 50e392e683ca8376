// Is this browser still signed in? GET asks without counting as an act; POST says that a hand is on the screen.
import { isSameOrigin } from '@/lib/actions/same-origin'
import { renewCurrentSession, sessionOfRequest } from '@/lib/auth/require-staff'

export async function GET(): Promise<Response> {
  return answer(await sessionOfRequest())
}

export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return new Response(null, { status: 403 })
  return answer(await renewCurrentSession())
}

function answer(session: { idleInSeconds: number } | null): Response {
  const headers = { 'cache-control': 'no-store' }
  return session
    ? Response.json({ status: 'live', idleInSeconds: Math.ceil(session.idleInSeconds) }, { headers })
    : Response.json({ status: 'signed_out' }, { status: 401, headers })
}
