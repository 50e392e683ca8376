// Any of another list's entries, as chips; the form sends their ids in one field, joined by commas.
'use client'

import { Plus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
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
  /** Chips that had better be chosen too: those missing are taken with one tap. */
  proposed?: readonly string[]
  /** What is said of them: menu.<word>. */
  proposedWords?: 'proposed' | 'proposedMethods'
  onChosen?: (ids: readonly string[]) => void
}

export function EntryChips({
  name,
  groups,
  defaultValue,
  empty,
  proposed = [],
  proposedWords = 'proposed',
  onChosen,
}: EntryChipsProps) {
  const t = useTranslations('menu')
  const format = useFormatter()
  const chosen = useFormValue<string>(undefined, defaultValue, undefined)
  const ids = idsIn(chosen.current)
  const offered = groups.filter(({ items }) => items.length > 0)
  const choose = (now: readonly string[]) => {
    const joined = joinedIn(groups, now)
    chosen.change(joined)
    onChosen?.(idsIn(joined))
  }
  const missing = proposed.filter((id) => !ids.includes(id))
  return (
    <div className="grid gap-4">
      {missing.length > 0 && (
        <div className="flex flex-wrap items-center gap-3 rounded-lg bg-ochre-wash p-4">
          <p className="min-w-0 flex-1 basis-64">
            {t(proposedWords, { names: format.list(namesIn(groups, missing.join(','))) })}
          </p>
          <Button
            icon={<Plus aria-hidden="true" className="size-5" />}
            onPress={() => choose([...ids, ...missing])}
          >
            {t('takeProposed')}
          </Button>
        </div>
      )}
      {offered.length === 0 && empty && <p className="text-ink-soft">{empty}</p>}
      {offered.map(({ label, items }) => (
        <ManyChips
          key={label}
          label={label}
          items={items}
          value={ids.filter((id) => items.some((item) => item.id === id))}
          onChange={(inGroup) => {
            const others = ids.filter((id) => !items.some((item) => item.id === id))
            choose([...others, ...inGroup])
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
