// From one day to the next; where today is stays marked in words.
'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { DatePicker } from '@/components/ui/date-picker'
import { formatDay } from '@/lib/i18n/format'
import { addDays } from '@/lib/salon-time/salon-time'

export function DaySwitch({ date, today }: { date: string; today: string }) {
  const t = useTranslations('appointments')
  const locale = useLocale()
  const router = useRouter()
  const isToday = date === today
  return (
    <nav aria-label={t('chooseDay')} className="flex flex-wrap items-center gap-3 pb-6">
      <ButtonLink
        href={hrefOf(addDays(date, -1))}
        aria-label={t('previousDay')}
        variant="quiet"
        className="size-12 px-0!"
      >
        <ChevronLeft aria-hidden="true" className="size-6" />
      </ButtonLink>
      <h2 aria-live="polite" className="min-w-44 text-center text-xl">
        {/* A date has no zone: noon in UTC is that date in UTC. */}
        {formatDay(new Date(`${date}T12:00:00Z`), 'UTC', locale)}
      </h2>
      <ButtonLink
        href={hrefOf(addDays(date, 1))}
        aria-label={t('nextDay')}
        variant="quiet"
        className="size-12 px-0!"
      >
        <ChevronRight aria-hidden="true" className="size-6" />
      </ButtonLink>
      {isToday ? (
        <Badge tone="celadon">{t('today')}</Badge>
      ) : (
        <ButtonLink href="/appointments" variant="quiet">
          {t('toToday')}
        </ButtonLink>
      )}
      <DatePicker
        key={date}
        label={t('chooseDay')}
        isLabelHidden
        defaultValue={date}
        today={today}
        onChange={(chosen) => {
          if (chosen && chosen !== date && chosen >= '2000-01-01') router.push(hrefOf(chosen))
        }}
        className="ms-auto w-52"
      />
    </nav>
  )
}

function hrefOf(date: string): string {
  return `/appointments?day=${date}`
}
