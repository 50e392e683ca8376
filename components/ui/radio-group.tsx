// One of a few, each on its own line with room for a word of explanation.
'use client'

import { RadioGroup as RacRadioGroup, Text as RacText, RadioButton, RadioField } from 'react-aria-components'
import { classNames } from './class-names'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'
import type { Option } from './select'

export type RadioGroupProps = FieldProps & {
  items: readonly Option[]
  value?: string | null
  defaultValue?: string | null
  onChange?: (id: string | null) => void
}

export function RadioGroup({
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
}: RadioGroupProps) {
  const chosen = useFormValue<string | null>(value, defaultValue ?? null, onChange)
  return (
    <RacRadioGroup
      {...props}
      form={noForm}
      value={chosen.current}
      onChange={chosen.change}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <div className="flex flex-col">
        {items.map((item) => (
          <RadioField key={item.id} value={item.id} isDisabled={item.isDisabled}>
            <RadioButton className="group flex min-h-12 cursor-pointer items-center gap-3 rounded-md py-1.5 pe-3 focus-visible:ring-brush disabled:cursor-not-allowed disabled:text-ink-soft">
              <span
                aria-hidden="true"
                className={classNames(
                  'size-6.5 shrink-0 rounded-full border-2 border-edge bg-sheet transition-[border-width,border-color] duration-150',
                  'group-hover:border-celadon group-invalid:border-rouge group-selected:border-[0.5rem] group-selected:border-celadon',
                  'group-disabled:border-hair group-disabled:bg-fold',
                )}
              />
              <span className="min-w-0">
                {item.label}
                {item.description && (
                  <RacText slot="description" className="block text-sm text-ink-soft">
                    {item.description}
                  </RacText>
                )}
              </span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
      <FormValue input={chosen.input} name={name} value={chosen.current ?? ''} isSent={!props.isDisabled} />
    </RacRadioGroup>
  )
}
