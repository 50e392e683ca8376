'use client'
// Sends a form to its action: one key per thing asked, the same thing once at a time, no answer lost for a dead network.
import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { useCallback, useRef, useState, useTransition } from 'react'
import { type ActionState, idle, type StaffAction } from './action-state'
import { askAgain } from './ask-again-client'
import { newKey } from './new-key-client'

export type UseStaffAction<Result> = {
  state: ActionState<Result>
  /**
   * Sends form data, or an object as JSON. The same input sent again before an answer came carries the same key.
   * Does nothing and returns null while the very same input is on its way; anything else waits for its turn.
   */
  submit: (asked: FormData | object) => Promise<ActionState<Result> | null>
  pending: boolean
}

/** `onTryingAgain` hears when the server cannot be reached or is busy and the same is asked of it again. */
export function useStaffAction<Result>(
  action: StaffAction<Result>,
  onTryingAgain?: () => void,
): UseStaffAction<Result> {
  const [state, setState] = useState<ActionState<Result>>(idle)
  const [pending, startTransition] = useTransition()
  const onItsWay = useRef(new Set<string>())
  const unanswered = useRef(new Map<string, string>())

  const submit = useCallback(
    (asked: FormData | object) => {
      const formData = asked instanceof FormData ? copyOf(asked) : payload(asked)
      const body = JSON.stringify([...formData])
      if (onItsWay.current.has(body)) return Promise.resolve(null)
      onItsWay.current.add(body)
      const key = unanswered.current.get(body) ?? newKey()
      unanswered.current.set(body, key)
      formData.set('idempotencyKey', key)
      return new Promise<ActionState<Result>>((resolve) => {
        startTransition(async () => {
          try {
            const answer = await askAgain(() => send(action, formData), {
              isOnline: () => navigator.onLine,
              pause: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
              clock: () => performance.now(),
              onTryingAgain,
            })
            if (isVerdict(answer)) unanswered.current.delete(body)
            startTransition(() => setState(answer))
            resolve(answer)
          } catch (redirection) {
            resolve(idle)
            throw redirection
          } finally {
            onItsWay.current.delete(body)
          }
        })
      })
    },
    [action, onTryingAgain],
  )

  return { state, submit, pending }
}

/** Whatever is no verdict may have happened all the same: the same input goes again under its key. */
function isVerdict(answer: ActionState): boolean {
  if (answer.status === 'refused') return answer.code !== 'busy'
  return answer.status !== 'offline' && answer.status !== 'failed'
}

async function send<Result>(action: StaffAction<Result>, formData: FormData): Promise<ActionState<Result>> {
  try {
    return await action(idle, formData)
  } catch (error) {
    unstable_rethrow(error)
    if (unstable_isUnrecognizedActionError(error))
      return { status: 'refused', code: 'new_version', particulars: {}, values: {} }
    // Only what reached the server and broke there comes back with a digest.
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
    return digest ? { status: 'failed', errorId: digest } : { status: 'offline' }
  }
}

function copyOf(formData: FormData): FormData {
  const copy = new FormData()
  for (const [name, value] of formData) copy.append(name, value)
  copy.delete('idempotencyKey')
  return copy
}

function payload(asked: object): FormData {
  const formData = new FormData()
  formData.set('payload', JSON.stringify(asked))
  return formData
}
