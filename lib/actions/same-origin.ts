// Whether a request was made by a page of this very site. Asked by scripts/serve.ts too, which runs outside of Next.

/**
 * Browsers send Origin with every POST; Sec-Fetch-Site comes only over https and from this computer, so its absence
 * says nothing. A request with neither was not made by a page and is not answered.
 */
export function isSameOrigin({ headers }: { headers: { get(name: string): string | null } }): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (origin === null) return site === 'same-origin'
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return URL.canParse(origin) && new URL(origin).host === host
}
