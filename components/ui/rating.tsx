// How it felt, one to five, as faces with words.
'use client'

import { useTranslations } from 'next-intl'
import { Radio, RadioGroup } from 'react-aria-components'
import { classNames } from './class-names'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'

export type RatingValue = 1 | 2 | 3 | 4 | 5

export type RatingProps = FieldProps & {
  value?: RatingValue | null
  defaultValue?: RatingValue | null
  onChange?: (value: RatingValue | null) => void
  /** Five words from worst to best, where the usual ones do not fit. */
  words?: readonly [string, string, string, string, string]
}

const values = [1, 2, 3, 4, 5] as const

export function Rating({
  label,
  isLabelHidden,
  description,
  error,
  name,
  value,
  defaultValue,
  onChange,
  words,
  className,
  ...props
}: RatingProps) {
  const t = useTranslations('ui.rating')
  const given = useFormValue<RatingValue | null>(value, defaultValue ?? null, onChange)
  return (
    <RadioGroup
      {...props}
      orientation="horizontal"
      form={noForm}
      value={given.current === null ? null : String(given.current)}
      onChange={(chosen) => given.change(values.find((face) => String(face) === chosen) ?? null)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <div className="grid max-w-xl grid-cols-5 gap-1 rounded-lg border border-hair bg-sheet p-1.5">
        {values.map((face) => (
          <Radio
            key={face}
            value={String(face)}
            className="group flex min-h-20 min-w-12 cursor-pointer flex-col items-center gap-1.5 rounded-md px-1 py-2.5 text-center text-sm leading-snug text-ink-soft transition-colors hover:text-ink selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark focus-visible:ring-brush disabled:cursor-not-allowed"
          >
            <Face value={face} />
            {words ? words[face - 1] : t(`${face}`)}
          </Radio>
        ))}
      </div>
      <FieldNotes description={description} error={error} />
      <FormValue
        input={given.input}
        name={name}
        value={given.current === null ? '' : String(given.current)}
        isSent={!props.isDisabled}
      />
    </RadioGroup>
  )
}

const mouths: Record<RatingValue, string> = {
  1: 'M15.5 31.5c3-5 14-5 17 0',
  2: 'M16.5 30.5c3-2.6 12-2.6 15 0',
  3: 'M17 29.5h14',
  4: 'M16.5 28.5c3 3 12 3 15 0',
  5: 'M15 27.5c2.5 6.5 15.5 6.5 18 0Z',
}

function Face({ value }: { value: RatingValue }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 48 48"
      className={classNames(
        'size-10 fill-sheet stroke-edge transition-colors group-hover:stroke-celadon',
        'group-selected:stroke-celadon-dark group-invalid:stroke-rouge group-disabled:fill-fold group-disabled:stroke-edge',
      )}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M24 4.5c11-.3 19.5 8 19.5 19.200C43.5 35 35 43.5 24 43.5S4.5 35.200 4.5 24 13 4.800 24 4.5Z" />
      <path d="M18 18.5v2.5M30 18.5v2.5" strokeWidth="2.5" />
      <path d={mouths[value]} fill="none" />
    </svg>
  )
}
