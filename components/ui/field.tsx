// Fields that are typed into: one line, many lines, a number.
'use client'

import { type ComponentProps, type ReactNode, type Ref, useId } from 'react'
import { classNames } from './class-names'
import { holdComposingEnter } from './composing'
import { ErrorText, type FieldProps, LabelText } from './field-parts'
import { fieldStyles } from './field-styles'

type TypedProps = FieldProps & {
  id?: string
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  /** What else describes the field, besides its description and its error. */
  'aria-describedby'?: string
}

type InputAttributes = Pick<
  ComponentProps<'input'>,
  | 'type'
  | 'inputMode'
  | 'autoComplete'
  | 'autoCapitalize'
  | 'autoFocus'
  | 'enterKeyHint'
  | 'maxLength'
  | 'minLength'
  | 'pattern'
  | 'placeholder'
  | 'readOnly'
  | 'spellCheck'
  | 'onBlur'
  | 'onFocus'
  | 'onKeyDown'
>

export type TextFieldProps = TypedProps &
  InputAttributes & {
    /** An icon inside the field, before the text. */
    icon?: ReactNode
    /** A unit or a mark inside the field, after the text. */
    suffix?: ReactNode
    isNumeric?: boolean
    ref?: Ref<HTMLInputElement>
  }

export function TextField({
  icon,
  suffix,
  isNumeric,
  value,
  defaultValue,
  onChange,
  ref,
  ...props
}: TextFieldProps) {
  const { frame, control, rest } = useFieldWiring(props)
  return (
    <FieldFrame {...frame}>
      <div className="relative flex items-center">
        {icon && (
          <span aria-hidden="true" className="pointer-events-none absolute inset-s-3.5 text-ink-soft">
            {icon}
          </span>
        )}
        <input
          type="text"
          {...rest}
          {...control}
          ref={ref}
          value={value}
          defaultValue={defaultValue}
          onChange={onChange && ((event) => onChange(event.target.value))}
          onKeyDownCapture={holdComposingEnter}
          className={classNames(
            fieldStyles.control,
            'h-12 py-2',
            icon ? 'ps-11' : 'ps-3.5',
            suffix ? 'pe-14' : 'pe-3.5',
            isNumeric && 'numeric text-end',
            frame.error && fieldStyles.invalid,
          )}
        />
        {suffix && (
          <span className="pointer-events-none absolute inset-e-3.5 text-sm text-ink-soft">{suffix}</span>
        )}
      </div>
    </FieldFrame>
  )
}

/** Never of a longest length: a figure that is cut off is another figure. */
export type NumberFieldProps = Omit<TextFieldProps, 'type' | 'isNumeric' | 'inputMode' | 'maxLength'> & {
  allowsDecimals?: boolean
}

/** A number as people type it. It stays text until the server reads it, so that nothing typed is thrown away. */
export function NumberField({ allowsDecimals = false, ...props }: NumberFieldProps) {
  return (
    <TextField
      autoComplete="off"
      {...props}
      isNumeric
      inputMode={allowsDecimals ? 'decimal' : 'numeric'}
      spellCheck={false}
    />
  )
}

export type TextAreaFieldProps = TypedProps &
  Pick<
    ComponentProps<'textarea'>,
    'autoFocus' | 'maxLength' | 'placeholder' | 'readOnly' | 'onBlur' | 'onFocus' | 'onKeyDown'
  > & {
    rows?: number
    ref?: Ref<HTMLTextAreaElement>
  }

/** Grows with what is written. */
export function TextAreaField({
  rows = 3,
  value,
  defaultValue,
  onChange,
  ref,
  ...props
}: TextAreaFieldProps) {
  const { frame, control, rest } = useFieldWiring(props)
  return (
    <FieldFrame {...frame}>
      <textarea
        {...rest}
        {...control}
        ref={ref}
        rows={rows}
        value={value}
        defaultValue={defaultValue}
        onChange={onChange && ((event) => onChange(event.target.value))}
        onKeyDownCapture={holdComposingEnter}
        className={classNames(
          fieldStyles.control,
          'field-sizing-content resize-y px-3.5 py-2.5',
          frame.error && fieldStyles.invalid,
        )}
        style={{ minHeight: `${rows * 1.7 + 1.25}rem` }}
      />
    </FieldFrame>
  )
}

/** Splits a field's props into its frame, the control's wiring, and what the control gets as it is. */
function useFieldWiring<Props extends FieldProps & Pick<TypedProps, 'id' | 'aria-describedby'>>(
  props: Props,
) {
  const ownId = useId()
  const { label, isLabelHidden, description, error, name, isRequired, isDisabled, className, id, ...others } =
    props
  const { 'aria-describedby': alsoId, ...rest } = others
  const controlId = id ?? ownId
  const descriptionId = description ? `${controlId}-description` : undefined
  const errorId = error ? `${controlId}-error` : undefined
  return {
    rest,
    frame: {
      label,
      isLabelHidden,
      description,
      error,
      isRequired,
      className,
      controlId,
      descriptionId,
      errorId,
    },
    control: {
      id: controlId,
      name,
      disabled: isDisabled,
      'aria-required': isRequired || undefined,
      'aria-invalid': error ? true : undefined,
      'aria-describedby': classNames(errorId, descriptionId, alsoId) || undefined,
    },
  }
}

type FieldFrameProps = Pick<
  FieldProps,
  'label' | 'isLabelHidden' | 'description' | 'error' | 'isRequired' | 'className'
> & {
  controlId: string
  descriptionId?: string
  errorId?: string
  children: ReactNode
}

function FieldFrame(props: FieldFrameProps) {
  return (
    <div className={classNames(fieldStyles.root, props.className)}>
      <label
        htmlFor={props.controlId}
        className={classNames(fieldStyles.label, props.isLabelHidden && 'sr-only')}
      >
        <LabelText label={props.label} isRequired={props.isRequired} />
      </label>
      {props.children}
      {props.description && (
        <p id={props.descriptionId} className={fieldStyles.description}>
          {props.description}
        </p>
      )}
      {props.error && (
        <p id={props.errorId} className={fieldStyles.error}>
          <ErrorText>{props.error}</ErrorText>
        </p>
      )}
    </div>
  )
}
