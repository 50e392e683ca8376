// Readings of the page wait for the network. Next answers one that fails by handing the address to the browser, and
// the browser's error page would take the screen away together with what is being typed.

const FIRST_RETRY_MS = 500
const LAST_RETRY_MS = 4_000

let arePatient = false

/** From now on a reading of the page that meets no network is made again until it meets one. */
export function makeReadingsPatient(): void {
  if (arePatient) return
  arePatient = true
  const ask = window.fetch.bind(window)
  window.fetch = (input, init) => (isReading(init) ? readPatiently(ask, input, init) : ask(input, init))
}

/** What the router asks for when it refreshes or navigates; prefetches may fail, and deeds answer for themselves. */
function isReading(init: RequestInit | undefined): boolean {
  if (!init?.headers || (init.method ?? 'GET') !== 'GET') return false
  const headers = new Headers(init.headers)
  return (
    headers.get('rsc') === '1' &&
    !headers.has('next-router-prefetch') &&
    !headers.has('next-router-segment-prefetch')
  )
}

async function readPatiently(
  ask: typeof fetch,
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response> {
  for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(waitMs * 2, LAST_RETRY_MS)) {
    try {
      return await ask(input, init)
    } catch (error) {
      if (init?.signal?.aborted) throw error
      await networkOr(waitMs)
    }
  }
}

function networkOr(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      window.removeEventListener('online', go)
      resolve()
    }
    const timer = setTimeout(go, waitMs)
    window.addEventListener('online', go)
  })
}
