// The stream of server-sent events that one signed-in page holds open.
import 'server-only'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { readSession } from '@/lib/auth/staff-sessions'
import { buildId } from './build-id'
import { isQuietSince, listen } from './listen'
import { type LiveEvent, sessionSeconds } from './live-event'

/**
 * Relays the events of this person's salon, ids only. A `beat` goes out whenever the database has answered, and names
 * the build that is served; `silent` when it does not. Asks every now and then, and at every word that sessions have
 * ended, whether she is still signed in; says `ended` and closes when she is not. `since`: the mark of the page's
 * reading; when something may have happened after it, that is the first word.
 */
export async function liveStream(
  staff: SignedInStaff,
  signal: AbortSignal,
  since: string | null = null,
): Promise<ReadableStream<Uint8Array>> {
  const stream = new TransformStream<Uint8Array, Uint8Array>()
  const writer = stream.writable.getWriter()
  const encoder = new TextEncoder()
  let over = false
  let told = Promise.resolve()

  const build = buildId()
  const beat = build ? { build } : {}
  const say = (event: string, data: object) => {
    if (!over) writer.write(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)).catch(close)
  }
  const stopListening = await listen(hear, (pulse) => say(pulse, pulse === 'beat' ? beat : {}))
  const lookAtSession = setInterval(checkIn, sessionSeconds * 1000)
  signal.addEventListener('abort', close)
  writer.closed.catch(close)
  if (signal.aborted) close()
  say('beat', beat)
  if (since !== null && !isQuietSince(since, staff.salon.id)) say('change', { kind: 'resync' })
  return stream.readable

  /** One after another: what comes after the end of her session must not overtake the check. */
  function hear(event: LiveEvent) {
    told = told.then(() => relay(event))
  }

  async function relay(event: LiveEvent): Promise<void> {
    if (event.kind === 'resync') return say('change', { kind: 'resync' })
    if (event.salonId !== staff.salon.id) return
    if (event.kind !== 'sessions') return say('change', { kind: event.kind, visitId: event.visitId })
    if (event.staffMemberId === staff.id) await checkIn()
  }

  async function checkIn() {
    try {
      const { verdict } = await readSession(staff.sessionId, new Date())
      if (verdict === 'live') return
      say('ended', { verdict })
      close()
    } catch {
      // The database does not answer, of which the page hears anyway.
    }
  }

  function close() {
    if (over) return
    over = true
    clearInterval(lookAtSession)
    stopListening()
    signal.removeEventListener('abort', close)
    writer.close().catch(() => undefined)
  }
}
