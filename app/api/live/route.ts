// Live updates: tells a page that something changed, so that it reads again.
import { currentStaff } from '@/lib/auth/require-staff'
import { liveStream } from '@/lib/live/live-stream'

export async function GET(request: Request): Promise<Response> {
  const staff = await currentStaff()
  if (!staff) return new Response(null, { status: 401, headers: { 'cache-control': 'no-store' } })
  const since = new URL(request.url).searchParams.get('since')
  return new Response(await liveStream(staff, request.signal, since), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
