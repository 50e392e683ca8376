// A date that is typed, such as a birthday. In a form: `YYYY-MM-DD`, or nothing.
'use client'

import { DateField as RacDateField } from 'react-aria-components'
import { classNames } from './class-names'
import { DateSegments } from './date-segments'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'
import { dateOf } from './iso-values'

export type DateFieldProps = FieldProps & {
  value?: string | null
  defaultValue?: string | null
  onChange?: (iso: string | null) => void
  min?: string
  max?: string
  /** The salon's day; where an empty field starts counting from. */
  today?: string
}

export function DateField({
  label,
  isLabelHidden,
  description,
  error,
  name,
  value,
  defaultValue,
  onChange,
  min,
  max,
  today,
  className,
  ...props
}: DateFieldProps) {
  const day = useFormValue<string | null>(value, defaultValue ?? null, onChange)
  return (
    <RacDateField
      {...props}
      form={noForm}
      value={dateOf(day.current)}
      onChange={(date) => day.change(date?.toString() ?? null)}
      minValue={dateOf(min)}
      maxValue={dateOf(max)}
      placeholderValue={dateOf(today)}
      shouldForceLeadingZeros
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <DateSegments isInvalid={Boolean(error)} />
      <FieldNotes description={description} error={error} />
      <FormValue
        input={day.input}
        name={name}
        value={dateOf(day.current)?.toString() ?? ''}
        isSent={!props.isDisabled}
      />
    </RacDateField>
  )
}
