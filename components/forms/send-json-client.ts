// Sends what is saved by itself to its route handler; silence, a proxy's page and a hanging network count as no answer.

/** Browsers refuse `keepalive` bodies beyond 64 KiB; longer ones are sent without it. */
const KEEPALIVE_CHARACTERS = 15_000

/** Longest wait for an answer, in milliseconds. */
const PATIENCE_MS = 10_000

/** What a route handler answered, or null when nothing came; the same is then sent again under its key. */
export async function sendJson<Answer>(
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
    return await response.json()
  } catch {
    return null
  }
}
