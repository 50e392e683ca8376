// A text field that saves itself and says honestly whether it has.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { HarmInWords } from '@/components/reactions/harm-in-words'
import { Button } from '@/components/ui/button'
import { TextAreaField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { NOTE_LENGTH, type NoteKind } from '@/lib/visits/visit-schemas'
import type { Autosaver, AutosaveState, TheirVersion } from './autosaver'
import { autosaverOf } from './autosavers-client'
import { SavedMark } from './saved-mark'

export type SavedNote = { text: string; revision: number; savedAt: Date | string; savedBy: { name: string } }

export type AutosaveNoteProps = {
  visitId: string
  kind: NoteKind
  label: string
  description?: string
  initial: SavedNote | null | undefined
  rows?: number
  /** Taps that fill an empty field with what is known already. */
  suggestions?: readonly string[]
  isReadOnly?: boolean
}

export function AutosaveNote({
  visitId,
  kind,
  label,
  description,
  initial,
  rows = 3,
  suggestions = [],
  isReadOnly = false,
}: AutosaveNoteProps) {
  const known = {
    text: initial?.text ?? '',
    revision: initial?.revision ?? 0,
    savedAt: initial ? new Date(initial.savedAt).toISOString() : null,
  }
  const autosaver = useAutosaver({ visitId, kind }, known)
  const { text, state } = useAutosaveState(autosaver, known)
  const markId = useId()

  if (isReadOnly) {
    return known.text ? <ReadOnlyNote label={label} text={known.text} /> : null
  }
  return (
    <div className="grid gap-1.5">
      <TextAreaField
        label={label}
        {...(description ? { description } : {})}
        value={text}
        rows={rows}
        maxLength={NOTE_LENGTH}
        aria-describedby={markId}
        onChange={(typed) => autosaver?.type(typed)}
        onBlur={() => autosaver?.flush()}
      />
      <HarmInWords kind={kind} text={text} />
      {text === '' && suggestions.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {suggestions.map((suggestion) => (
            <Button
              key={suggestion}
              variant="quiet"
              onPress={() => {
                autosaver?.type(suggestion)
                autosaver?.flush()
              }}
            >
              {suggestion}
            </Button>
          ))}
        </div>
      )}
      <SavedMark id={markId} state={state} isEmpty={text === ''} />
      {state.phase === 'conflict' && (
        <Conflict mine={text} theirs={state.theirs} onResolve={(t) => autosaver?.resolve(t)} />
      )}
    </div>
  )
}

type Known = { text: string; revision: number; savedAt: string | null }

/** Autosavers exist in the browser alone; on the server there is nobody typing. */
function useAutosaver(place: { visitId: string; kind: NoteKind }, known: Known): Autosaver | null {
  const [autosaver] = useState(() => (typeof window === 'undefined' ? null : autosaverOf(place, known)))
  const { text, revision, savedAt } = known
  useEffect(() => autosaver?.adopt({ text, revision, savedAt }), [autosaver, text, revision, savedAt])
  return autosaver
}

function useAutosaveState(autosaver: Autosaver | null, known: Known): { text: string; state: AutosaveState } {
  const text = useSyncExternalStore(
    autosaver?.subscribe ?? neverChanges,
    () => autosaver?.text ?? known.text,
    () => known.text,
  )
  const state = useSyncExternalStore(
    autosaver?.subscribe ?? neverChanges,
    () => autosaver?.state ?? atRest,
    () => atRest,
  )
  return { text, state }
}

const atRest: AutosaveState = { phase: 'saved', savedAt: null }
const neverChanges = () => () => {}

function Conflict({
  mine,
  theirs,
  onResolve,
}: {
  mine: string
  theirs: TheirVersion
  onResolve: (text: string) => void
}) {
  const t = useTranslations('visit.note')
  return (
    <Notice tone="warning" title={t('conflictTitle', { name: theirs.savedBy })}>
      <p className="whitespace-pre-wrap border-l-2 border-ochre-line pl-3">{theirs.text}</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="secondary" onPress={() => onResolve(`${theirs.text}\n${mine}`)}>
          {t('keepBoth')}
        </Button>
        <Button variant="quiet" onPress={() => onResolve(mine)}>
          {t('keepMine')}
        </Button>
        <Button variant="quiet" onPress={() => onResolve(theirs.text)}>
          {t('keepTheirs')}
        </Button>
      </div>
    </Notice>
  )
}

function ReadOnlyNote({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <p className="text-sm text-ink-soft">{label}</p>
      <p className="whitespace-pre-wrap">{text}</p>
    </div>
  )
}
