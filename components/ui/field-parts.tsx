// Label, description and error of a field, and the props that every field shares.
'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FieldError as RacFieldError, Label as RacLabel, Text as RacText } from 'react-aria-components'
import { classNames } from './class-names'
import { fieldStyles } from './field-styles'

export type FieldProps = {
  label: string
  /** Keeps the label for screen readers only. */
  isLabelHidden?: boolean
  description?: ReactNode
  /** What is wrong, in a sentence. Its presence marks the field invalid. */
  error?: string
  name?: string
  isRequired?: boolean
  isDisabled?: boolean
  className?: string
}

export function LabelText({ label, isRequired }: { label: string; isRequired?: boolean }) {
  const t = useTranslations('ui')
  return (
    <>
      {label}
      {isRequired && <span className="ms-1.5 font-normal text-ink-soft">{t('required')}</span>}
    </>
  )
}

export function ErrorText({ children }: { children: ReactNode }) {
  return (
    <>
      <CircleAlert aria-hidden="true" className="mt-0.75 size-4.5 shrink-0" />
      <span>{children}</span>
    </>
  )
}

/** The label of a React Aria field. */
export function FieldLabel({
  label,
  isRequired,
  isLabelHidden,
}: Pick<FieldProps, 'label' | 'isRequired' | 'isLabelHidden'>) {
  return (
    <RacLabel className={classNames(fieldStyles.label, isLabelHidden && 'sr-only')}>
      <LabelText label={label} isRequired={isRequired} />
    </RacLabel>
  )
}

/** Description and error of a React Aria field; both are wired to it by its context. */
export function FieldNotes({ description, error }: Pick<FieldProps, 'description' | 'error'>) {
  return (
    <>
      {description && (
        <RacText slot="description" className={fieldStyles.description}>
          {description}
        </RacText>
      )}
      <RacFieldError className={fieldStyles.error}>{error && <ErrorText>{error}</ErrorText>}</RacFieldError>
    </>
  )
}
