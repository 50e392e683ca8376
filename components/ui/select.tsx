// A choice from a list that opens; in a form its `name` carries the chosen id.
'use client'

import { Check, ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import {
  ListBox,
  ListBoxItem,
  Popover,
  Button as RacButton,
  Select as RacSelect,
  Text as RacText,
  SelectValue,
} from 'react-aria-components'
import { classNames } from './class-names'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles, optionStyle, popoverStyle } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'

export type Option = {
  id: string
  label: string
  description?: string
  icon?: ReactNode
  isDisabled?: boolean
}

export type SelectProps = FieldProps & {
  items: readonly Option[]
  value?: string | null
  defaultValue?: string | null
  onChange?: (id: string | null) => void
  placeholder?: string
}

export function Select({
  label,
  isLabelHidden,
  description,
  error,
  items,
  name,
  value,
  defaultValue,
  onChange,
  placeholder,
  className,
  ...props
}: SelectProps) {
  const t = useTranslations('ui')
  const chosen = useFormValue<string | null>(value, defaultValue ?? null, onChange)
  return (
    <RacSelect
      {...props}
      form={noForm}
      value={chosen.current}
      onChange={(key) => chosen.change(key === null ? null : String(key))}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      placeholder={placeholder ?? t('choose')}
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <RacButton
        className={classNames(
          fieldStyles.control,
          'flex min-h-12 cursor-pointer items-center gap-3 px-3.5 py-2 text-start',
          error && fieldStyles.invalid,
        )}
      >
        <SelectValue className="min-w-0 flex-1 placeholder-shown:text-ink-soft **:[[slot=description]]:hidden" />
        <ChevronDown aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
      </RacButton>
      <FieldNotes description={description} error={error} />
      <Popover className={classNames(popoverStyle, 'min-w-(--trigger-width) overflow-auto p-1.5')}>
        <ListBox items={items} className="outline-none">
          {(item) => <ListOption item={item} />}
        </ListBox>
      </Popover>
      <FormValue input={chosen.input} name={name} value={chosen.current ?? ''} isSent={!props.isDisabled} />
    </RacSelect>
  )
}

/** One option of an opened list; the chosen one is ticked, not only tinted. */
export function ListOption({ item }: { item: Option }) {
  return (
    <ListBoxItem id={item.id} textValue={item.label} isDisabled={item.isDisabled} className={optionStyle}>
      {({ isSelected }) => (
        <>
          {item.icon}
          <span className="min-w-0 flex-1">
            <RacText slot="label" className="block">
              {item.label}
            </RacText>
            {item.description && (
              <RacText slot="description" className="block text-sm font-normal text-ink-soft">
                {item.description}
              </RacText>
            )}
          </span>
          {isSelected && <Check aria-hidden="true" className="size-5 shrink-0" />}
        </>
      )}
    </ListBoxItem>
  )
}
