// What is typed while she speaks, as it stands now, and the moment it has been saved.
import { autosaverOf } from '@/components/visit/autosavers-client'

/**
 * Saves what is being typed at once and gives it back when the salon has answered, or cannot be reached: a call
 * that closes its visit must not leave a word behind that is refused afterwards.
 */
export function settledCallNote(visitId: string): Promise<string> {
  const autosaver = autosaverOf({ visitId, kind: 'call_note' }, { text: '', revision: 0, savedAt: null })
  return new Promise((resolve) => {
    const settle = () => {
      if (autosaver.state.phase === 'typing' || autosaver.state.phase === 'saving') return
      stop()
      resolve(autosaver.text)
    }
    const stop = autosaver.subscribe(settle)
    autosaver.flush()
    settle()
  })
}
