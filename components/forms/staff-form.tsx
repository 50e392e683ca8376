// A form whose answer comes without a page of its own: keeps what was typed, points at what is wrong.
'use client'

import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import type { ActionState, StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { ActionMessage, useFieldError } from './action-message'
import { KeptForm } from './kept-form'

export type StaffFormParts<Result> = {
  pending: boolean
  /** The sentence for a field, or undefined. */
  errorOf: (name: string) => string | undefined
  state: ActionState<Result>
}

export type StaffFormProps<Result> = {
  action: StaffAction<Result>
  children: (parts: StaffFormParts<Result>) => ReactNode
  onDone?: (result: Result) => void
  /** Empties the fields once it is done, for a form that takes one entry after another. */
  resetOnDone?: boolean
  /** Asked about before it is left with something unsaved. */
  isKept?: boolean
  className?: string
}

/** Not a React form action: React would empty the fields after every answer, a refusal too. */
export function StaffForm<Result>({
  action,
  children,
  onDone,
  resetOnDone = false,
  isKept = false,
  className,
}: StaffFormProps<Result>) {
  const { state, submit, pending } = useStaffAction(action)
  const errorOf = useFieldError(state)
  const form = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (state.status === 'invalid') {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    }
  }, [state])

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    const answer = await submit(new FormData(element, submitter))
    if (answer?.status !== 'done') return
    if (resetOnDone) element.reset()
    onDone?.(answer.result)
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={send} className={className}>
      {children({ pending, errorOf, state })}
      {isKept && <KeptForm form={form} savedAt={state.status === 'done' ? state.stamp : null} />}
      <ActionMessage state={state} className="mt-4" />
    </form>
  )
}
