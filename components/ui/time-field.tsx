// A time of day, twenty-four hours. In a form: `HH:mm`, or nothing.
'use client'

import { TimeField as RacTimeField } from 'react-aria-components'
import { classNames } from './class-names'
import { DateSegments } from './date-segments'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'
import { hourAndMinute, timeOf } from './iso-values'

export type TimeFieldProps = FieldProps & {
  value?: string | null
  defaultValue?: string | null
  onChange?: (iso: string | null) => void
  min?: string
  max?: string
}

export function TimeField({
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
  className,
  ...props
}: TimeFieldProps) {
  const time = useFormValue<string | null>(value, defaultValue ?? null, onChange)
  return (
    <RacTimeField
      {...props}
      form={noForm}
      value={timeOf(time.current)}
      onChange={(next) => time.change(next && hourAndMinute(next))}
      minValue={timeOf(min)}
      maxValue={timeOf(max)}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <DateSegments isInvalid={Boolean(error)} className="w-fit! min-w-32" />
      <FieldNotes description={description} error={error} />
      <FormValue
        input={time.input}
        name={name}
        value={hourAndMinute(timeOf(time.current))}
        isSent={!props.isDisabled}
      />
    </RacTimeField>
  )
}
