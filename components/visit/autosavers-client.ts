// The texts being typed on this device. They outlive their fields: leaving a stage loses no word.
import { addWordKeeper, anythingUnsaved } from '@/components/shell/unsaved-words'
import { mergeText } from '@/lib/treatment-notes/merge-flow'
import { Autosaver } from './autosaver'
import { type NotePlace, sendNoteTo } from './send-note-client'

type SavedText = { text: string; revision: number; savedAt: string | null }

type Kept = Pick<Autosaver, 'isUnsaved' | 'isOnItsWay' | 'flush' | 'sendAnew' | 'leave'>

const autosavers = new Map<string, Kept>()
let isWatching = false

/** The autosaver of a text; a newer version from the server is taken unless something is typed here. */
export function autosaverOf(place: NotePlace, initial: SavedText): Autosaver {
  return autosaverNamed(
    `${place.visitId} ${place.kind}`,
    () => new Autosaver(sendNoteTo(place), initial, { rebase: bringTogether }),
  )
}

/** The autosaver of that name, made when it is asked for first. A name always stands for the same kind of text. */
export function autosaverNamed<Text>(name: string, make: () => Autosaver<Text>): Autosaver<Text> {
  const known = autosavers.get(name)
  if (known) return known as Autosaver<Text>
  const autosaver = make()
  autosavers.set(name, autosaver)
  watchThePage()
  return autosaver
}

/** Sentence by sentence; null where both have changed the same one. */
export function bringTogether(base: string, mine: string, theirs: string): string | null {
  const merged = mergeText(base, mine, theirs)
  return 'agreed' in merged ? merged.agreed : null
}

function watchThePage(): void {
  if (isWatching) return
  isWatching = true
  addWordKeeper({
    isUnsaved: () => [...autosavers.values()].some((autosaver) => autosaver.isUnsaved),
    isOnItsWay: () => [...autosavers.values()].some((autosaver) => autosaver.isOnItsWay),
    save: flushAll,
    saveAnew: sendAllAnew,
  })
  window.addEventListener('online', sendAllAnew)
  window.addEventListener('focus', flushAll)
  window.addEventListener('pagehide', leaveAll)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leaveAll()
    else flushAll()
  })
  window.addEventListener('beforeunload', (event) => {
    if (anythingUnsaved()) event.preventDefault()
  })
}

function flushAll(): void {
  for (const autosaver of autosavers.values()) autosaver.flush()
}

function sendAllAnew(): void {
  for (const autosaver of autosavers.values()) autosaver.sendAnew()
}

function leaveAll(): void {
  for (const autosaver of autosavers.values()) autosaver.leave()
}
