// A time of day, twenty-four hours. In a form: `HH:mm`, or nothing.
'use client'

import type { Time } from '@internationalized/date'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { TimeField as RacTimeField } from 'react-aria-components'
import { classNames } from './class-names'
import { DateSegments } from './date-segments'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles } from './field-styles'
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
  const [ownTime, setOwnTime] = useState(() => timeOf(defaultValue))
  const time = value === undefined ? ownTime : timeOf(value)
  const hiddenInput = useHiddenInput(() => setOwnTime(timeOf(defaultValue)))

  function change(next: Time | null) {
    setOwnTime(next)
    onChange?.(hourAndMinute(next) || null)
  }

  return (
    <RacTimeField
      {...props}
      value={time}
      onChange={change}
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
      {/* React Aria's own hidden input writes seconds, which no form here speaks of. */}
      {name && (
        <input
          type="hidden"
          ref={hiddenInput}
          name={name}
          value={hourAndMinute(time)}
          disabled={props.isDisabled}
        />
      )}
    </RacTimeField>
  )
}

function useHiddenInput(onFormReset: () => void) {
  const ref = useRef<HTMLInputElement>(null)
  const reset = useEffectEvent(onFormReset)
  useEffect(() => {
    const form = ref.current?.form
    const listener = () => reset()
    form?.addEventListener('reset', listener)
    return () => form?.removeEventListener('reset', listener)
  }, [])
  return ref
}
