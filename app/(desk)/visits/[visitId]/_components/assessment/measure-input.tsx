// A value read off a device: typed on the number pad, or moved with the thumb.
'use client'

import { Minus, Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { errorProps } from '@/components/forms/error-props'
import { NumberField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { boundsOf, isWithin, pressed, readDecimal } from '@/lib/assessments/assessment-flow'
import type { ReadingType } from '@/lib/assessments/assessment-queries'
import { localName } from '@/lib/i18n/format'

/** So long after the last digit or press the value is taken, in milliseconds. */
const REST = 700

type MeasureInputProps = {
  reading: ReadingType
  value: number | null
  ghost: number | null
  onTake: (value: number | null) => void
}

export function MeasureInput({ reading, value, ghost, onTake }: MeasureInputProps) {
  const t = useTranslations('assessments.visit')
  const locale = useLocale()
  /** What is being typed; null once it is taken. */
  const [draft, setDraft] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const name = localName(reading, locale)
  const typed = draft === null ? value : readDecimal(draft)
  const isTakeable = typed !== null && isWithin(reading, typed)

  const take = useEffectEvent(() => settle(false))
  useEffect(() => {
    if (draft === null) return
    const rest = setTimeout(take, REST)
    return () => clearTimeout(rest)
  }, [draft])
  // Whoever leaves the stage before the rest is over has typed it all the same.
  useEffect(() => () => take(), [])

  /** Half a number is only told to be wrong once she has left the field; then until it is right. */
  function settle(isLeaving: boolean): void {
    if (draft === null) return
    const isBlank = draft.trim() === ''
    if (!isBlank && !isTakeable && isLeaving) setWrong(true)
    if (isBlank ? !isLeaving : !isTakeable) return
    const next = isBlank ? null : typed
    setDraft(null)
    setWrong(false)
    if (next !== value) onTake(next)
  }

  function press(presses: number): void {
    const from = isTakeable ? typed : (value ?? ghost)
    setDraft(String(from !== null && typed === null ? from : pressed(reading, from, presses)))
  }

  const [low, high] = boundsOf(reading)
  return (
    <div className="flex items-start gap-2">
      <IconButton
        variant="secondary"
        label={t('less', { reading: name })}
        icon={<Minus aria-hidden="true" className="size-5" />}
        onPress={() => press(-1)}
      />
      <NumberField
        className="w-36"
        label={t('valueOf', { reading: name })}
        isLabelHidden
        allowsDecimals
        value={draft ?? (value === null ? '' : String(value))}
        placeholder={ghost === null ? '' : String(ghost)}
        suffix={reading.unit}
        onChange={setDraft}
        onBlur={() => settle(true)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(true)
        }}
        {...errorProps(isWrong && draft !== null && !isTakeable ? t('notANumber', { low, high }) : undefined)}
      />
      <IconButton
        variant="secondary"
        label={t('more', { reading: name })}
        icon={<Plus aria-hidden="true" className="size-5" />}
        onPress={() => press(1)}
      />
    </div>
  )
}
