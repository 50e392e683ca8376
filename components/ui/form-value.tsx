// What a composed field hands to its form, and how it follows when the form is reset.
'use client'

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'

/**
 * No form has this id. React Aria's own inputs are tied to it, so that a reset of the real form — React does one
 * after each action — cannot empty them behind the back of the state that draws them.
 */
export const noForm = 'no-form'

/** The value of a field, the caller's or its own; a reset brings back the newest default. */
export function useFormValue<Value>(
  value: Value | undefined,
  defaultValue: Value,
  onChange: ((value: Value) => void) | undefined,
) {
  const [ownValue, setOwnValue] = useState(defaultValue)
  const input = useRef<HTMLInputElement>(null)
  const reset = useEffectEvent(() => setOwnValue(defaultValue))

  useEffect(() => {
    const form = input.current?.form
    const listener = () => reset()
    form?.addEventListener('reset', listener)
    return () => form?.removeEventListener('reset', listener)
  }, [])

  function change(next: Value) {
    setOwnValue(next)
    onChange?.(next)
  }

  return { current: value === undefined ? ownValue : value, change, input }
}

type FormValueProps = {
  input: RefObject<HTMLInputElement | null>
  name?: string
  value: string
  /** A disabled or an unticked field sends nothing. */
  isSent?: boolean
}

export function FormValue({ input, name, value, isSent = true }: FormValueProps) {
  return <input type="hidden" ref={input} name={name} value={value} disabled={!isSent || !name} />
}
