// Basics being typed while a colleague may be typing them too.
'use client'

import { useState } from 'react'
import { type BasicsDraft, type DraftField, overtakenFields } from './basics-draft'

/** One field that both have changed, with both versions as they stand in the form. */
export type Overtaken = { field: DraftField; theirs: string; mine: string }

/** `now` is what the archive says at this moment; what is not touched here follows it. */
export function useBasicsDraft<Draft extends Partial<BasicsDraft>>(now: Draft) {
  /** As it stood when the pen was taken up, to tell a colleague's change from one's own. */
  const [begun, setBegun] = useState(now)
  const [touched, setTouched] = useState<Partial<BasicsDraft>>({})
  const draft: Draft = { ...now, ...touched }
  const overtaken: Overtaken[] = overtakenFields(begun, now, draft).map((field) => ({
    field,
    theirs: now[field] ?? '',
    mine: draft[field] ?? '',
  }))

  const set = (field: DraftField) => (value: string | null) =>
    setTouched((current) => ({ ...current, [field]: value ?? '' }))

  function takeTheirs() {
    const theirs = new Set<string>(overtaken.map(({ field }) => field))
    setTouched(Object.fromEntries(Object.entries(touched).filter(([name]) => !theirs.has(name))))
    setBegun(now)
  }

  return { draft, set, overtaken, takeTheirs, keepMine: () => setBegun(now) }
}
