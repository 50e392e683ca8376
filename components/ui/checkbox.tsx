// One yes-or-no, as a whole line that can be tapped.
'use client'

import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import { classNames } from './class-names'
import { FieldNotes, type FieldProps } from './field-parts'
import { FormValue, noForm, useFormValue } from './form-value'

export type CheckboxProps = Omit<FieldProps, 'label' | 'isLabelHidden'> & {
  label: ReactNode
  value?: string
  isSelected?: boolean
  defaultSelected?: boolean
  isIndeterminate?: boolean
  onChange?: (isSelected: boolean) => void
}

export function Checkbox({
  label,
  description,
  error,
  name,
  value = 'on',
  isSelected,
  defaultSelected = false,
  onChange,
  className,
  ...props
}: CheckboxProps) {
  const ticked = useFormValue(isSelected, defaultSelected, onChange)
  return (
    <CheckboxField
      {...props}
      form={noForm}
      value={value}
      isSelected={ticked.current}
      onChange={ticked.change}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames('flex flex-col', className)}
    >
      <CheckboxButton className="group flex min-h-12 cursor-pointer items-center gap-3 rounded-md py-2 pe-3 text-base focus-visible:ring-brush disabled:cursor-not-allowed disabled:text-ink-soft">
        {({ isSelected, isIndeterminate, isDisabled, isInvalid }) => (
          <>
            <span
              aria-hidden="true"
              className={classNames(
                'flex size-6.5 shrink-0 items-center justify-center rounded-sm border-2 transition-colors duration-150',
                isDisabled
                  ? 'border-hair bg-fold text-ink-soft'
                  : isSelected || isIndeterminate
                    ? 'border-celadon bg-celadon text-sheet'
                    : isInvalid
                      ? 'border-rouge bg-sheet'
                      : 'border-edge bg-sheet group-hover:border-celadon',
              )}
            >
              {isIndeterminate ? (
                <Minus className="size-5" strokeWidth={3} />
              ) : (
                isSelected && <Check className="size-5" strokeWidth={3} />
              )}
            </span>
            <span className="min-w-0">{label}</span>
          </>
        )}
      </CheckboxButton>
      <div className="-mt-1.5 flex flex-col gap-1 ps-9.5 pb-2 empty:hidden">
        <FieldNotes description={description} error={error} />
      </div>
      <FormValue
        input={ticked.input}
        name={name}
        value={value}
        isSent={ticked.current && !props.isDisabled}
      />
    </CheckboxField>
  )
}
