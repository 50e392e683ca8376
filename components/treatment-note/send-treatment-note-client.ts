// Sends a treatment note to its autosave handler and reads the answer.
import { sendJson, troubleIn } from '@/components/forms/send-json-client'
import type { SaveAnswer, SendNote } from '@/components/visit/autosaver'
import type { WholeNote } from '@/lib/treatment-notes/note-schemas'
import type { TreatmentNoteSaved } from '@/lib/treatment-notes/save-treatment-note'
import type { StandingNote } from '@/lib/treatment-notes/treatment-note-queries'

/** A note as it is held while it is typed; once it is signed, with the reason for changing it. */
export type HeldNote = WholeNote & { amendmentReason?: string | undefined }

export function sendTreatmentNoteOf(sessionId: string): SendNote<HeldNote> {
  return async ({ text, key, ...sent }) => {
    const body = { sessionId, ...text, ...sent, idempotencyKey: key }
    const answer = await sendJson<NoteAnswer>('PUT', '/api/treatment-notes', body)
    return answer ? readAnswer(sessionId, answer) : { status: 'offline' }
  }
}

type NoteAnswer = {
  status: string
  code?: string
  errorId?: string
  fieldErrors?: Record<string, string[]>
  result?: TreatmentNoteSaved
}

async function readAnswer(sessionId: string, answer: NoteAnswer): Promise<SaveAnswer<HeldNote>> {
  const { status, code, fieldErrors, result } = answer
  if (status === 'done' && result?.outcome === 'saved') {
    if (result.isMerged) return readMerged(sessionId)
    return { status: 'saved', revision: result.revision, savedAt: result.savedAt }
  }
  if (status === 'done' && result?.outcome === 'conflict') {
    const { content, privateText, revision, savedBy, savedAt } = result
    return { status: 'conflict', text: { content, privateText }, revision, savedBy, savedAt }
  }
  const trouble = troubleIn(answer)
  if (trouble) return trouble
  if (status === 'signed_out') return { status: 'signed_out' }
  if (status === 'refused') return { status: 'refused', code: code ?? 'unknown' }
  if (status === 'invalid')
    return { status: 'refused', code: 'invalid', ...(fieldErrors ? { fieldErrors } : {}) }
  return { status: 'offline' }
}

/** Stored answers hold no words: what stands now, a colleague's too, is read apart. */
async function readMerged(sessionId: string): Promise<SaveAnswer<HeldNote>> {
  const answer = await sendJson<{ status: string; result?: StandingNote | null }>(
    'POST',
    '/api/treatment-notes',
    { sessionId },
  )
  const note = answer?.result
  if (!note?.savedAt) return { status: 'offline' }
  const { content, privateText, revision, savedAt, savedBy } = note
  return {
    status: 'saved',
    revision,
    savedAt,
    merged: { text: { content, privateText }, savedBy: savedBy ?? '' },
  }
}
