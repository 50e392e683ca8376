// Whether a request was made by a page of this very site.
import 'server-only'

/**
 * Browsers send Origin with every POST; Sec-Fetch-Site comes only over https and from this computer, so its absence
 * says nothing. A request with neither was not made by a page and is not answered.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = request.headers.get('origin')
  if (origin === null) return site === 'same-origin'
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host
}
