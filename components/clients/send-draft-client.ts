// Sends the draft of a section to be kept, and reads the answer.
import { sendJson, troubleIn } from '@/components/forms/send-json-client'
import type { SaveAnswer, SendNote } from '@/components/visit/autosaver'
import type { DraftSection, DraftValues, WordSection } from '@/lib/clients/draft-schemas'

export type DraftPlace = { clientId: string; section: DraftSection | WordSection }

/** A draft as the autosaver holds it: one text, empty when there is none. */
export function draftText(values: DraftValues, baseRevision: number): string {
  return Object.keys(values).length === 0 ? '' : JSON.stringify({ values, baseRevision })
}

/** What the autosaver holds, field by field. */
export function valuesIn(text: string): DraftValues {
  return text === '' ? {} : (JSON.parse(text) as { values: DraftValues }).values
}

export function sendDraftOf(place: DraftPlace): SendNote {
  return async ({ text, key }) => {
    const draft = text === '' ? { values: null, baseRevision: 0 } : JSON.parse(text)
    const answer = await sendJson<DraftAnswer>('PUT', '/api/drafts', {
      ...place,
      ...draft,
      idempotencyKey: key,
    })
    return answer ? readAnswer(answer) : { status: 'offline' }
  }
}

type DraftAnswer = { status: string; code?: string; errorId?: string; result?: { savedAt: string } }

function readAnswer(answer: DraftAnswer): SaveAnswer {
  const { status, code, result } = answer
  const trouble = troubleIn(answer)
  if (trouble) return trouble
  if (status === 'done' && result)
    return { status: 'saved', revision: versionOf(result), savedAt: result.savedAt }
  if (status === 'signed_out') return { status: 'signed_out' }
  return status === 'refused' || status === 'invalid'
    ? { status: 'refused', code: code ?? 'unknown' }
    : { status: 'offline' }
}

/** Drafts are told apart by when they were kept. */
export function versionOf({ savedAt }: { savedAt: string }): number {
  return Date.parse(savedAt)
}
