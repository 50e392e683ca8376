// Whose deeds, of which days.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-field'
import { type Option, Select } from '@/components/ui/select'

type Chosen = { colleagueId: string; from: string; to: string }

type Props = { colleagues: readonly Option[]; chosen: Chosen; today: string }

export function ChooseDeeds({ colleagues, chosen, today }: Props) {
  const t = useTranslations('audit.page')
  const router = useRouter()
  const [{ colleagueId, from, to }, setWanted] = useState(chosen)
  const want = (change: Partial<Chosen>) => setWanted((before) => ({ ...before, ...change }))
  const show = (event: FormEvent) => {
    event.preventDefault()
    const [first = from, last = to] = [from, to].sort()
    router.push(`?colleague=${colleagueId}&from=${first}&to=${last}`)
  }
  return (
    <form onSubmit={show} className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_auto_auto_auto]">
      <Select
        label={t('choose')}
        items={colleagues}
        value={colleagueId}
        onChange={(id) => id && want({ colleagueId: id })}
      />
      <DateField
        label={t('from')}
        value={from}
        max={today}
        today={today}
        onChange={(day) => day && want({ from: day })}
      />
      <DateField
        label={t('to')}
        value={to}
        max={today}
        today={today}
        onChange={(day) => day && want({ to: day })}
      />
      <Button type="submit" variant="primary">
        {t('show')}
      </Button>
    </form>
  )
}
