// The texts being typed on this device. They outlive their fields: leaving a stage loses no word.
import { addWordKeeper, anythingUnsaved } from '@/components/shell/unsaved-words'
import { Autosaver } from './autosaver'
import { type NotePlace, sendNoteTo } from './send-note-client'

type SavedText = { text: string; revision: number; savedAt: string | null }

const autosavers = new Map<string, Autosaver>()
let isWatching = false

/** The autosaver of a text; a newer version from the server is taken unless something is typed here. */
export function autosaverOf(place: NotePlace, initial: SavedText): Autosaver {
  return autosaverNamed(
    `${place.visitId} ${place.kind} ${place.sessionId ?? ''}`,
    () => new Autosaver(sendNoteTo(place), initial),
  )
}

/** The autosaver of that name, made when it is asked for first. */
export function autosaverNamed(name: string, make: () => Autosaver): Autosaver {
  const known = autosavers.get(name)
  if (known) return known
  const autosaver = make()
  autosavers.set(name, autosaver)
  watchThePage()
  return autosaver
}

function watchThePage(): void {
  if (isWatching) return
  isWatching = true
  addWordKeeper({
    isUnsaved: () => [...autosavers.values()].some((autosaver) => autosaver.isUnsaved),
    isOnItsWay: () => [...autosavers.values()].some((autosaver) => autosaver.isOnItsWay),
    save: flushAll,
  })
  window.addEventListener('online', flushAll)
  window.addEventListener('focus', flushAll)
  window.addEventListener('pagehide', flushAll)
  document.addEventListener('visibilitychange', flushAll)
  window.addEventListener('beforeunload', (event) => {
    if (anythingUnsaved()) event.preventDefault()
  })
}

function flushAll(): void {
  for (const autosaver of autosavers.values()) autosaver.flush()
}
