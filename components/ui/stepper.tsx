// A small whole number set by tapping: fewer, more, or typed.
'use client'

import { Minus, Plus } from 'lucide-react'
import { Button, Group, Input, Label, NumberField } from 'react-aria-components'
import { fieldStyles } from './field-styles'

export type StepperProps = {
  label: string
  value: number
  min: number
  max: number
  unit?: string
  onChange: (value: number) => void
  /** What the two buttons do, in words. */
  fewer: string
  more: string
}

const side =
  'flex size-12 shrink-0 cursor-pointer items-center justify-center text-celadon-deep transition-colors pressed:bg-celadon-wash disabled:cursor-not-allowed disabled:text-edge'

export function Stepper({ label, value, min, max, unit, onChange, fewer, more }: StepperProps) {
  return (
    <NumberField
      value={value}
      minValue={min}
      maxValue={max}
      decrementAriaLabel={fewer}
      incrementAriaLabel={more}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      onChange={(next) => onChange(Number.isNaN(next) ? value : next)}
      className={fieldStyles.root}
    >
      <Label className={fieldStyles.label}>{label}</Label>
      <Group className="inline-flex h-12 w-fit items-stretch overflow-hidden rounded-md border border-edge bg-sheet focus-within:ring-brush">
        <Button slot="decrement" className={side}>
          <Minus aria-hidden="true" className="size-5" />
        </Button>
        <Input className="numeric w-12 border-x border-hair bg-transparent text-center text-lg outline-none" />
        {unit && (
          <span
            aria-hidden="true"
            className="flex items-center border-e border-hair px-2.5 text-sm text-ink-soft"
          >
            {unit}
          </span>
        )}
        <Button slot="increment" className={side}>
          <Plus aria-hidden="true" className="size-5" />
        </Button>
      </Group>
    </NumberField>
  )
}
