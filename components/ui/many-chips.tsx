// Any of a few, as large chips under the thumb.
'use client'

import { Check } from 'lucide-react'
import { useId } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { fieldStyles } from './field-styles'
import type { Option } from './select'

export type ManyChipsProps = {
  label: string
  items: readonly Pick<Option, 'id' | 'label'>[]
  value: readonly string[]
  onChange: (ids: string[]) => void
}

export function ManyChips({ label, items, value, onChange }: ManyChipsProps) {
  const id = useId()
  return (
    <div className={fieldStyles.root}>
      <span id={id} className={fieldStyles.label}>
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        selectionMode="multiple"
        selectedKeys={value}
        onSelectionChange={(keys) => onChange(items.map((item) => item.id).filter((item) => keys.has(item)))}
        className="flex flex-wrap gap-2.5"
      >
        {items.map((item) => (
          <ToggleButton
            key={item.id}
            id={item.id}
            className="flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-2 rounded-xl border border-edge bg-sheet px-4.5 py-2 transition-colors duration-150 hover:border-celadon pressed:bg-celadon-wash selected:border-celadon selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark"
          >
            {({ isSelected }) => (
              <>
                {isSelected && <Check aria-hidden="true" className="size-5 shrink-0" />}
                {item.label}
              </>
            )}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}
