// Where numbers are at home that name no place: the town's area code, or the region next door.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { answerImportAction } from '../actions'

/** Regions whose numbers have eight digits, or look like ours, for who lives next door. */
const NEXT_DOOR: Record<string, readonly string[]> = { CN: ['+852', '+853', '+886'] }

type Props = {
  importId: string
  country: string
  /** Of one row alone, and what was said of it. */
  row?: number
  chosen?: string | null
}

export function ChooseDial({ importId, country, row, chosen = null }: Props) {
  const t = useTranslations('imports.questions.numbers')
  const isArea = chosen !== null && !chosen.startsWith('+')
  const [area, setArea] = useState(isArea ? chosen : '')
  const { submit, pending } = useToldAction(answerImportAction)
  const say = (dial: string) => submit({ question: 'numbers', importId, dial, row })
  return (
    <div className="flex flex-wrap items-end gap-2.5">
      <TextField label={t('area')} value={area} onChange={setArea} className="w-28" inputMode="numeric" />
      <Button
        isDisabled={pending || !/^0\d{1,4}$/.test(area.trim())}
        aria-pressed={isArea}
        variant={chosen === null || isArea ? 'secondary' : 'quiet'}
        onPress={() => say(area.trim())}
      >
        {t('local')}
      </Button>
      {(NEXT_DOOR[country] ?? []).map((dial) => (
        <Button
          key={dial}
          isDisabled={pending}
          aria-pressed={dial === chosen}
          variant={chosen === null || dial === chosen ? 'secondary' : 'quiet'}
          onPress={() => say(dial)}
        >
          {t('dial', { dial })}
        </Button>
      ))}
    </div>
  )
}
