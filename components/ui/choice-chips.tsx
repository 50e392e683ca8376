// One of a few, as large chips under the thumb.
'use client'

import { Check } from 'lucide-react'
import { Radio, RadioGroup } from 'react-aria-components'
import { classNames } from './class-names'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'
import type { Option } from './select'

export type ChoiceChipsProps = FieldProps & {
  items: readonly Option[]
  value?: string | null
  defaultValue?: string | null
  onChange?: (id: string | null) => void
}

export function ChoiceChips({
  label,
  isLabelHidden,
  description,
  error,
  items,
  name,
  value,
  defaultValue,
  onChange,
  className,
  ...props
}: ChoiceChipsProps) {
  const chosen = useFormValue<string | null>(value, defaultValue ?? null, onChange)
  return (
    <RadioGroup
      {...props}
      form={noForm}
      value={chosen.current}
      onChange={chosen.change}
      orientation="horizontal"
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <div className="flex flex-wrap gap-2.5">
        {items.map((item) => (
          <Radio
            key={item.id}
            value={item.id}
            isDisabled={item.isDisabled}
            className={classNames(
              'flex min-h-12 min-w-12 cursor-pointer items-center justify-center gap-2 rounded-xl border bg-sheet px-4.5 py-2 transition-colors duration-150',
              'border-edge hover:border-celadon selected:border-celadon selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark',
              'pressed:bg-celadon-wash invalid:border-rouge focus-visible:ring-brush',
              'disabled:cursor-not-allowed disabled:border-hair disabled:bg-fold disabled:text-ink-soft',
            )}
          >
            {({ isSelected }) => (
              <>
                {isSelected ? <Check aria-hidden="true" className="size-5 shrink-0" /> : item.icon}
                <span className="min-w-0">
                  {item.label}
                  {item.description && (
                    <span className="block text-sm font-normal text-ink-soft">{item.description}</span>
                  )}
                </span>
              </>
            )}
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
      <FormValue input={chosen.input} name={name} value={chosen.current ?? ''} isSent={!props.isDisabled} />
    </RadioGroup>
  )
}
