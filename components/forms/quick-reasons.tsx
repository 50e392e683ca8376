// The reasons that are given most, one tap each; whoever has typed one of her own keeps it.
'use client'

import { Button } from '@/components/ui/button'
import { withReason } from '@/lib/actions/reason-schemas'

type Props = {
  /** What is read out before them. */
  label: string
  reasons: readonly string[]
  value: string
  onChange: (reason: string) => void
}

export function QuickReasons({ label, reasons, value, onChange }: Props) {
  return (
    <fieldset className="flex flex-wrap gap-2.5">
      <legend className="sr-only">{label}</legend>
      {reasons.map((reason) => (
        <Button key={reason} onPress={() => onChange(withReason(value, reason, reasons))}>
          {reason}
        </Button>
      ))}
    </fieldset>
  )
}
