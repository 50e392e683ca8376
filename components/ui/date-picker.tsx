// A date typed or picked from a month. In a form: `YYYY-MM-DD`, or nothing.
'use client'

import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Group,
  Heading,
  Popover,
  Button as RacButton,
  DatePicker as RacDatePicker,
} from 'react-aria-components'
import { classNames } from './class-names'
import type { DateFieldProps } from './date-field'
import { DateSegments } from './date-segments'
import { FieldLabel, FieldNotes } from './field-parts'
import { fieldStyles, popoverStyle } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'
import { IconButton } from './icon-button'
import { dateOf } from './iso-values'

export type DatePickerProps = DateFieldProps & {
  /** Days that cannot be chosen, such as those the house is closed. */
  isDayClosed?: (iso: string) => boolean
}

export function DatePicker({
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
  isDayClosed,
  className,
  ...props
}: DatePickerProps) {
  const t = useTranslations('ui')
  const day = useFormValue<string | null>(value, defaultValue ?? null, onChange)
  return (
    <RacDatePicker
      {...props}
      form={noForm}
      value={dateOf(day.current)}
      onChange={(date) => day.change(date?.toString() ?? null)}
      minValue={dateOf(min)}
      maxValue={dateOf(max)}
      placeholderValue={dateOf(today)}
      isDateUnavailable={isDayClosed && ((date) => isDayClosed(date.toString()))}
      firstDayOfWeek="mon"
      shouldForceLeadingZeros
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <Group className="relative flex items-center">
        <DateSegments isInvalid={Boolean(error)} className="pe-13" />
        <RacButton
          aria-label={t('openCalendar')}
          className="absolute inset-e-0 flex size-12 cursor-pointer items-center justify-center rounded-md text-celadon-deep disabled:cursor-not-allowed disabled:text-ink-soft"
        >
          <CalendarDays aria-hidden="true" className="size-5" />
        </RacButton>
      </Group>
      <FieldNotes description={description} error={error} />
      <Popover className={classNames(popoverStyle, 'overflow-auto')}>
        <Dialog aria-label={label} className="p-3 outline-none">
          <MonthPage today={today} />
        </Dialog>
      </Popover>
      <FormValue
        input={day.input}
        name={name}
        value={dateOf(day.current)?.toString() ?? ''}
        isSent={!props.isDisabled}
      />
    </RacDatePicker>
  )
}

function MonthPage({ today }: { today?: string }) {
  const t = useTranslations('ui')
  return (
    <Calendar>
      <header className="flex items-center justify-between pb-1">
        <IconButton slot="previous" label={t('previousMonth')} icon={<ChevronLeft aria-hidden="true" />} />
        <Heading className="text-lg" />
        <IconButton slot="next" label={t('nextMonth')} icon={<ChevronRight aria-hidden="true" />} />
      </header>
      <CalendarGrid weekdayStyle="short" className="border-separate border-spacing-0">
        <CalendarGridHeader>
          {(day) => (
            <CalendarHeaderCell className="h-9 text-sm font-normal text-ink-soft">{day}</CalendarHeaderCell>
          )}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className={classNames(
                'numeric flex size-12 cursor-pointer items-center justify-center rounded-full outline-none transition-colors',
                'hover:bg-celadon-wash selected:bg-celadon selected:text-sheet focus-visible:ring-brush',
                'disabled:cursor-not-allowed disabled:text-ink-soft disabled:line-through unavailable:cursor-not-allowed unavailable:text-ink-soft unavailable:line-through outside-month:hidden',
                date.toString() === today && 'font-semibold underline decoration-2 underline-offset-4',
              )}
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
