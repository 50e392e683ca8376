// Which treatments she comes for: what she had last time stands first, the rest of the menu behind one tap.
'use client'

import { Check, ChevronDown, ChevronUp } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { TreatmentWarningLine, useTreatmentWarnings } from '@/components/safety/treatment-warnings'
import { Button } from '@/components/ui/button'
import type { BookableTreatment } from '@/lib/appointments/openings-queries'
import { formatMinutes, localName } from '@/lib/i18n/format'
import type { TreatmentWarning } from '@/lib/safety/warning-queries'

type TreatmentChoiceProps = {
  clientId: string
  treatments: readonly BookableTreatment[]
  chosen: readonly string[]
  isAsLastTime: boolean
  onChange: (treatmentIds: string[]) => void
}

export function TreatmentChoice({
  clientId,
  treatments,
  chosen,
  isAsLastTime,
  onChange,
}: TreatmentChoiceProps) {
  const t = useTranslations('booking')
  const labelId = useId()
  const warnings = useTreatmentWarnings(clientId)
  const [isOpen, setOpen] = useState(chosen.length === 0)
  const shown = isOpen ? treatments : treatments.filter((each) => chosen.includes(each.id))
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id))
  return (
    <fieldset aria-labelledby={labelId} className="grid gap-2">
      <div className="flex min-h-6 flex-wrap items-baseline gap-x-3">
        <span id={labelId} className="text-sm font-medium">
          {t('treatments')}
        </span>
        {isAsLastTime && <span className="text-sm text-ink-soft">{t('asLastTime')}</span>}
      </div>
      <div className="flex flex-wrap gap-2.5">
        {shown.map((treatment) => (
          <TreatmentChip
            key={treatment.id}
            treatment={treatment}
            warning={warnings?.get(treatment.id)}
            isChosen={chosen.includes(treatment.id)}
            onChange={(isChosen) => toggle(treatment.id, isChosen)}
          />
        ))}
        {chosen.length > 0 && (
          <Button
            variant="quiet"
            icon={
              isOpen ? (
                <ChevronUp aria-hidden="true" className="size-5" />
              ) : (
                <ChevronDown aria-hidden="true" className="size-5" />
              )
            }
            aria-expanded={isOpen}
            onPress={() => setOpen(!isOpen)}
          >
            {isOpen ? t('fewerTreatments') : t('moreTreatments')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

type TreatmentChipProps = {
  treatment: BookableTreatment
  warning: TreatmentWarning | undefined
  isChosen: boolean
  onChange: (isChosen: boolean) => void
}

function TreatmentChip({ treatment, warning, isChosen, onChange }: TreatmentChipProps) {
  const locale = useLocale()
  return (
    <ToggleButton
      isSelected={isChosen}
      onChange={onChange}
      className="flex min-h-12 cursor-pointer items-center gap-2 rounded-xl border border-edge bg-sheet px-4.5 py-2 text-start transition-colors duration-150 hover:border-celadon pressed:bg-celadon-wash selected:border-celadon selected:bg-celadon-wash selected:font-medium selected:text-celadon-dark"
    >
      {isChosen && <Check aria-hidden="true" className="size-5 shrink-0" />}
      <span>
        <span className="block">{localName(treatment, locale)}</span>
        <TreatmentWarningLine warning={warning} />
      </span>
      <span className="numeric text-sm font-normal whitespace-nowrap text-ink-soft">
        {formatMinutes(treatment.durationMinutes, locale)}
      </span>
    </ToggleButton>
  )
}
