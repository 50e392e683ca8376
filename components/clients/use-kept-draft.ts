// Keeps what is typed into a section with the salon, so that a reload or a cut network costs no word.
'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import { Autosaver, type AutosaveState } from '@/components/visit/autosaver'
import { autosaverNamed } from '@/components/visit/autosavers-client'
import type { DraftValues } from '@/lib/clients/draft-schemas'
import { type DraftPlace, draftText, sendDraftOf, valuesIn, versionOf } from './send-draft-client'

export type KnownDraft = { values: DraftValues; baseRevision: number; savedAt: string }

/** `known` is what the salon has kept; null when there is none. */
export function useKeptDraft(place: DraftPlace, known: KnownDraft | null) {
  const [autosaver] = useState(() => (typeof window === 'undefined' ? null : keeperOf(place)))
  useEffect(() => {
    if (known) autosaver?.adopt({ ...savedOf(known), savedAt: known.savedAt })
  }, [autosaver, known])
  const state = useSyncExternalStore(
    autosaver?.subscribe ?? neverChanges,
    () => autosaver?.state ?? atRest,
    () => atRest,
  )
  const text = useSyncExternalStore(
    autosaver?.subscribe ?? neverChanges,
    () => autosaver?.text ?? '',
    () => '',
  )
  return {
    state,
    /** As it is typed, on this tablet or before. */
    values: valuesIn(text),
    keep: (values: DraftValues, baseRevision: number) => autosaver?.type(draftText(values, baseRevision)),
    flush: () => autosaver?.flush(),
    /** It was saved, and is gone with that, or it was given up. */
    drop: () => autosaver?.discard(),
  }
}

function keeperOf(place: DraftPlace): Autosaver {
  const nothing = { text: '', revision: 0, savedAt: null }
  return autosaverNamed(
    `draft ${place.clientId} ${place.section}`,
    () => new Autosaver(sendDraftOf(place), nothing),
  )
}

function savedOf(known: KnownDraft) {
  return { text: draftText(known.values, known.baseRevision), revision: versionOf(known) }
}

const atRest: AutosaveState = { phase: 'saved', savedAt: null }
const neverChanges = () => () => {}
