// A choice found by typing: from a list at hand, or from one the caller fetches as the words change.
'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  Group,
  Input,
  ListBox,
  Popover,
  Button as RacButton,
  ComboBox as RacComboBox,
} from 'react-aria-components'
import { classNames } from './class-names'
import { holdComposingEnter } from './composing'
import { FieldLabel, FieldNotes, type FieldProps } from './field-parts'
import { fieldStyles, popoverStyle } from './field-styles'
import { FormValue, noForm, useFormValue } from './form-value'
import { ListOption, type Option } from './select'

export type ComboBoxProps = FieldProps & {
  items: readonly Option[]
  value?: string | null
  defaultValue?: string | null
  onChange?: (id: string | null) => void
  /** When given, `items` are the caller's answer to these words and are not filtered again. */
  onSearch?: (words: string) => void
  /** The answer to the last words is still under way. */
  isLoading?: boolean
  /** Lets words stand that are no option; the form then gets the words, not an id. */
  allowsOwnWords?: boolean
  defaultWords?: string
  placeholder?: string
  autoFocus?: boolean
  /** What to say when nothing matches. */
  emptyText?: string
}

export function ComboBox({
  label,
  isLabelHidden,
  description,
  error,
  items,
  name,
  value,
  defaultValue,
  onChange,
  onSearch,
  isLoading = false,
  allowsOwnWords = false,
  defaultWords,
  placeholder,
  emptyText,
  className,
  ...props
}: ComboBoxProps) {
  const t = useTranslations('ui')
  const chosen = useFormValue<string | null>(value, defaultValue ?? null, onChange)
  const words = useFormValue(undefined, defaultWords ?? '', onSearch)
  return (
    <RacComboBox
      {...props}
      {...(onSearch ? { items } : { defaultItems: items })}
      {...(allowsOwnWords
        ? { inputValue: words.current, onInputChange: words.change }
        : { onInputChange: onSearch })}
      form={noForm}
      value={chosen.current}
      onChange={(key) => chosen.change(key === null ? null : String(key))}
      allowsCustomValue={allowsOwnWords}
      // Words of one's own are no miss: nothing is laid over the page to say so.
      allowsEmptyCollection={!allowsOwnWords}
      menuTrigger="input"
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={classNames(fieldStyles.root, className)}
    >
      <FieldLabel label={label} isRequired={props.isRequired} isLabelHidden={isLabelHidden} />
      <Group className="relative flex items-center">
        <Input
          onKeyDownCapture={holdComposingEnter}
          placeholder={placeholder ?? t('typeToFind')}
          className={classNames(fieldStyles.control, 'h-12 py-2 ps-3.5 pe-13', error && fieldStyles.invalid)}
        />
        <RacButton className="absolute inset-e-0 flex size-12 cursor-pointer items-center justify-center rounded-md text-ink-soft disabled:cursor-not-allowed">
          <ChevronDown aria-hidden="true" className="size-5" />
        </RacButton>
      </Group>
      <FieldNotes description={description} error={error} />
      <Popover className={classNames(popoverStyle, 'w-(--trigger-width) min-w-64 overflow-auto p-1.5')}>
        <ListBox<Option>
          className={classNames('outline-none transition-opacity', isLoading && 'opacity-60')}
          renderEmptyState={() => (
            <p className="px-3.5 py-3 text-sm text-ink-soft">
              {isLoading ? t('searching') : (emptyText ?? t('noMatches'))}
            </p>
          )}
        >
          {(item) => <ListOption item={item} />}
        </ListBox>
      </Popover>
      <FormValue
        input={allowsOwnWords ? words.input : chosen.input}
        name={name}
        value={allowsOwnWords ? words.current : (chosen.current ?? '')}
        isSent={!props.isDisabled}
      />
    </RacComboBox>
  )
}
