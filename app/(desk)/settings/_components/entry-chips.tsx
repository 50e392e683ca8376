// Any of another list's entries, as chips; the form sends their ids in one field, joined by commas.
'use client'

import { FormValue, useFormValue } from '@/components/ui/form-value'
import { ManyChips } from '@/components/ui/many-chips'

export type ChipGroup = { label: string; items: readonly { id: string; label: string }[] }

type EntryChipsProps = {
  name: string
  groups: readonly ChipGroup[]
  /** Joined by commas, in the order of the chips; see {@link joinedIn}. */
  defaultValue: string
  /** Said instead when there is nothing to choose from. */
  empty?: string
}

export function EntryChips({ name, groups, defaultValue, empty }: EntryChipsProps) {
  const chosen = useFormValue<string>(undefined, defaultValue, undefined)
  const ids = idsIn(chosen.current)
  const offered = groups.filter(({ items }) => items.length > 0)
  return (
    <div className="grid gap-4">
      {offered.length === 0 && empty && <p className="text-ink-soft">{empty}</p>}
      {offered.map(({ label, items }) => (
        <ManyChips
          key={label}
          label={label}
          items={items}
          value={ids.filter((id) => items.some((item) => item.id === id))}
          onChange={(inGroup) => {
            const others = ids.filter((id) => !items.some((item) => item.id === id))
            chosen.change(joinedIn(groups, [...others, ...inGroup]))
          }}
        />
      ))}
      <FormValue input={chosen.input} name={name} value={chosen.current} />
    </div>
  )
}

/** The ids as the field holds them: in the order of the chips, so that the same choice reads the same. */
export function joinedIn(groups: readonly ChipGroup[], ids: readonly string[]): string {
  return groups
    .flatMap(({ items }) => items)
    .filter(({ id }) => ids.includes(id))
    .map(({ id }) => id)
    .join(',')
}

/** What the chosen chips say, one after another; at most `most` of them by name. */
export function namesIn(groups: readonly ChipGroup[], joined: string): string[] {
  const ids = idsIn(joined)
  return groups
    .flatMap(({ items }) => items)
    .filter(({ id }) => ids.includes(id))
    .map(({ label }) => label)
}

function idsIn(joined: string): string[] {
  return joined.split(',').filter((id) => id !== '')
}
