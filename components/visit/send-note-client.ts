// Sends a visit's text to the autosave handler and reads its answer.
import type { NoteKind } from '@/lib/visits/visit-schemas'
import type { SaveAnswer, SendNote } from './autosaver'

export type NotePlace = { visitId: string; kind: NoteKind; sessionId?: string | undefined }

/** Browsers refuse `keepalive` bodies beyond 64 KiB; longer texts are sent without it. */
const KEEPALIVE_CHARACTERS = 15_000

/** Longest wait for an answer, in milliseconds; a network that hangs counts as none. */
const PATIENCE_MS = 10_000

export function sendNoteTo(place: NotePlace): SendNote {
  return async ({ text, baseRevision, key }) => {
    try {
      const response = await fetch('/api/notes', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...place, text, baseRevision, idempotencyKey: key }),
        keepalive: text.length <= KEEPALIVE_CHARACTERS,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      return readAnswer(await response.json())
    } catch {
      // No network, no answer in time, or a proxy's page instead of ours: the same text is sent again.
      return { status: 'offline' }
    }
  }
}

function readAnswer(answer: {
  status: string
  code?: string
  result?: { outcome: string; revision: number; savedAt: string; text: string; savedBy: string }
}): SaveAnswer {
  const { result } = answer
  if (answer.status === 'done' && result?.outcome === 'saved') {
    return { status: 'saved', revision: result.revision, savedAt: result.savedAt }
  }
  if (answer.status === 'done' && result) {
    return {
      status: 'conflict',
      text: result.text,
      revision: result.revision,
      savedBy: result.savedBy,
      savedAt: result.savedAt,
    }
  }
  if (answer.status === 'signed_out') return { status: 'signed_out' }
  if (answer.status === 'refused') return { status: 'refused', code: answer.code ?? 'not_found' }
  if (answer.status === 'invalid') return { status: 'refused', code: 'note_too_long' }
  return { status: 'offline' }
}
