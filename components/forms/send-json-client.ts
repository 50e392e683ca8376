// Sends what is saved by itself to its route handler; silence, a proxy's page and a hanging network count as no answer,
// a salon that answers and cannot does not.

/** Browsers refuse `keepalive` bodies beyond 64 KiB; longer ones are sent without it. */
const KEEPALIVE_CHARACTERS = 15_000

/** The salon itself says so without our words; what stands before it would say 502 to 504. */
const BROKEN = new Set([400, 413, 431, 500])

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 10_000

/** A route handler's own answer that something broke or was too much for the moment; null for all others. */
export function troubleIn(answer: {
  status: string
  code?: string
  errorId?: string
}): { status: 'busy' } | { status: 'failed'; errorId: string } | null {
  if (answer.status === 'refused' && answer.code === 'busy') return { status: 'busy' }
  return answer.status === 'failed' ? { status: 'failed', errorId: answer.errorId ?? '' } : null
}

/** What a route handler answered, or null when nothing came; the same is then sent again under its key. */
export async function sendJson<Answer extends { status: string }>(
  method: 'POST' | 'PUT',
  url: string,
  body: object,
): Promise<Answer | null> {
  try {
    const text = JSON.stringify(body)
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: text,
      keepalive: text.length <= KEEPALIVE_CHARACTERS,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return await response.json().catch(() => (BROKEN.has(response.status) ? { status: 'failed' } : null))
  } catch {
    return null
  }
}
