// Whose deeds, of which kind and of which days.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DateField } from '@/components/ui/date-field'
import { type Option, Select } from '@/components/ui/select'
import { DEED_KINDS, EVERYBODY } from '@/lib/audit/audit-schemas'
import { type DeedsAddress, deedsHref } from './deeds-href'

const ANY = 'any'

type Chosen = DeedsAddress

type Props = { colleagues: readonly Option[]; chosen: Chosen; today: string }

export function ChooseDeeds({ colleagues, chosen, today }: Props) {
  const t = useTranslations('audit.page')
  const router = useRouter()
  const [{ colleagueId, kind, from, to }, setWanted] = useState(chosen)
  const want = (change: Partial<Chosen>) => setWanted((before) => ({ ...before, ...change }))
  const show = (event: FormEvent) => {
    event.preventDefault()
    const [first = from, last = to] = [from, to].sort()
    router.push(deedsHref({ colleagueId, kind, from: first, to: last }))
  }
  return (
    <form
      onSubmit={show}
      className="flex flex-wrap items-end gap-4 [&>*:nth-child(-n+2)]:min-w-44 [&>*:nth-child(-n+2)]:flex-1"
    >
      <Select
        label={t('choose')}
        items={[{ id: EVERYBODY, label: t('everybody') }, ...colleagues]}
        value={colleagueId}
        onChange={(id) => id && want({ colleagueId: id })}
      />
      <Select
        label={t('kind')}
        items={[
          { id: ANY, label: t('kinds.any') },
          ...DEED_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) })),
        ]}
        value={kind ?? ANY}
        onChange={(id) => want({ kind: DEED_KINDS.find((each) => each === id) })}
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
