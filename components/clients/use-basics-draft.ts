// A section being typed while a colleague may be typing it too.
'use client'

import { useState } from 'react'
import type { DraftValues } from '@/lib/clients/draft-schemas'
import { type FormWords, keptValuesOf, overtakenFields, takenUp } from './basics-draft'

/** One field that both have changed, with both versions as they stand in the form. */
export type Overtaken = { field: string; theirs: string; mine: string }

const nothing: DraftValues = {}

/** `now` is what the archive says at this moment; what is not touched here follows it. `kept` is taken up again. */
export function useBasicsDraft<Words extends FormWords>(now: Words, kept: DraftValues = nothing) {
  const [first] = useState(() => takenUp(now, kept))
  /** As it stood when the pen was taken up, to tell a colleague's change from one's own. */
  const [begun, setBegun] = useState(first.begun)
  const [touched, setTouched] = useState<FormWords>(() => wordsIn(first.touched))
  const draft: Words = { ...now, ...touched }
  const overtaken: Overtaken[] = overtakenFields(begun, now, draft)
    .filter((field) => field in touched)
    .map((field) => ({ field, theirs: now[field] ?? '', mine: draft[field] ?? '' }))

  function write(field: string, value: string) {
    const { [field]: _before, ...others } = touched
    // What she saw when she began with this field is what a colleague may have changed.
    const seen = (field in touched ? begun[field] : now[field]) ?? ''
    setTouched(value === seen ? others : { ...others, [field]: value })
    setBegun({ ...begun, [field]: seen })
  }

  function takeTheirs() {
    const theirs = new Set(overtaken.map(({ field }) => field))
    setTouched(Object.fromEntries(Object.entries(touched).filter(([name]) => !theirs.has(name))))
    setBegun(now)
  }

  const values = keptValuesOf(begun, touched)
  return { draft, write, overtaken, takeTheirs, keepMine: () => setBegun(now), values }
}

function wordsIn(touched: Partial<FormWords>): FormWords {
  return Object.fromEntries(Object.entries(touched).map(([field, words]) => [field, words ?? '']))
}
