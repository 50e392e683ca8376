// Says whether the app can serve and what should be seen to; open to anybody, so it tells figures and nothing else.
import { health } from '@/lib/health/health'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const report = await health(new Date())
  return Response.json(report, {
    status: report.ok ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
