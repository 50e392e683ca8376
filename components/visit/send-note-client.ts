// Sends a visit's text to the autosave handler and reads its answer.
import { sendJson, troubleIn } from '@/components/forms/send-json-client'
import type { NoteKind } from '@/lib/visits/visit-schemas'
import type { SaveAnswer, SendNote } from './autosaver'

export type NotePlace = { visitId: string; kind: NoteKind }

export function sendNoteTo(place: NotePlace): SendNote {
  return async ({ text, baseRevision, key }) => {
    const note = { ...place, text, baseRevision, idempotencyKey: key }
    const answer = await sendJson<NoteAnswer>('POST', '/api/notes', note)
    return answer ? readAnswer(answer) : { status: 'offline' }
  }
}

type NoteAnswer = {
  status: string
  code?: string
  errorId?: string
  result?: {
    outcome: string
    revision: number
    savedAt: string
    text: string
    savedBy: string
    isOwn: boolean
  }
}

function readAnswer(answer: NoteAnswer): SaveAnswer {
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
      isOwn: result.isOwn,
    }
  }
  const trouble = troubleIn(answer)
  if (trouble) return trouble
  if (answer.status === 'signed_out') return { status: 'signed_out' }
  if (answer.status === 'refused') return { status: 'refused', code: answer.code ?? 'not_found' }
  if (answer.status === 'invalid') return { status: 'refused', code: 'note_too_long' }
  return { status: 'offline' }
}
