// Says whether the app, its database and its migrations are in order; open to anybody, so it tells nothing else.
import { health } from '@/lib/health/health'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const report = await health()
  return Response.json(report, {
    status: report.ok ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
