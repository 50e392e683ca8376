// The treatment notes being typed on this device, one by one: two guests at once never share one.
import { Autosaver, type TextRules } from '@/components/visit/autosaver'
import { autosaverNamed } from '@/components/visit/autosavers-client'
import { mergeNotes } from '@/lib/treatment-notes/merge-flow'
import { BLANK_NOTE, isSameNote } from '@/lib/treatment-notes/note-schemas'
import { type HeldNote, sendTreatmentNoteOf } from './send-treatment-note-client'

export type KnownNote = { text: HeldNote; revision: number; savedAt: string | null }

const nothingKnown: KnownNote = { text: BLANK_NOTE, revision: 0, savedAt: null }

export const noteRules: TextRules<HeldNote> = {
  isSame: isSameNote,
  rebase: (base, mine, theirs) => {
    const { note, contested } = mergeNotes(base, mine, theirs)
    return contested.length > 0 ? null : { ...note, amendmentReason: mine.amendmentReason }
  },
  canSupersede: true,
}

/** The keeper of the note on a treatment. */
export function noteKeeperOf(sessionId: string, known: KnownNote = nothingKnown): Autosaver<HeldNote> {
  return autosaverNamed(
    `treatment note ${sessionId}`,
    () => new Autosaver(sendTreatmentNoteOf(sessionId), known, noteRules),
  )
}

/**
 * Saves what is being typed on a treatment at once, and comes back when the salon has answered or cannot be reached:
 * the treatment that is ended now signs what was written.
 */
export function settledNote(sessionId: string): Promise<void> {
  const keeper = noteKeeperOf(sessionId)
  return new Promise((resolve) => {
    const settle = () => {
      if (keeper.state.phase === 'typing' || keeper.state.phase === 'saving') return
      stop()
      resolve()
    }
    const stop = keeper.subscribe(settle)
    keeper.flush()
    settle()
  })
}
