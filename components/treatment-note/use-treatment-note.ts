// A treatment note in the hands of its keeper: what stands in it, whether it is saved, and every way to change it.
'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { AutosaveState } from '@/components/visit/autosaver'
import type { NoteContent } from '@/lib/treatment-notes/note-schemas'
import { type KnownNote, noteKeeperOf } from './note-keepers-client'
import type { HeldNote } from './send-treatment-note-client'

const atRest: AutosaveState<HeldNote> = { phase: 'saved', savedAt: null }
const neverChanges = () => () => {}

/** Keepers exist in the browser alone; on the server there is nobody typing. */
export function useTreatmentNote(sessionId: string, known: KnownNote) {
  const [keeper] = useState(() => (typeof window === 'undefined' ? null : noteKeeperOf(sessionId, known)))
  useEffect(() => keeper?.adopt(known), [keeper, known])
  const note = useSyncExternalStore(
    keeper?.subscribe ?? neverChanges,
    () => keeper?.text ?? known.text,
    () => known.text,
  )
  const state = useSyncExternalStore(
    keeper?.subscribe ?? neverChanges,
    () => keeper?.state ?? atRest,
    () => atRest,
  )
  const put = (change: Partial<HeldNote>) => keeper?.type({ ...keeper.text, ...change })
  return {
    note,
    state,
    /** What the salon had when these words began to differ. */
    base: keeper?.base ?? known.text,
    change: (change: Partial<NoteContent>) =>
      keeper && put({ content: { ...keeper.text.content, ...change } }),
    changePrivate: (privateText: string) => put({ privateText }),
    /** From now on every change says why; what was refused for want of a reason is sent again. */
    giveReason: (amendmentReason: string) => {
      put({ amendmentReason })
      keeper?.flush()
    },
    flush: () => keeper?.flush(),
    hold: () => keeper?.hold(),
    resolve: (settled: HeldNote) => keeper?.resolve(settled),
  }
}

export type TreatmentNoteHandle = ReturnType<typeof useTreatmentNote>
