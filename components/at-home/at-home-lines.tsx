// What she has at home, each with when it runs out; one tap notes what has become of it.
'use client'

import { Check, Pencil, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { DatePicker } from '@/components/ui/date-picker'
import { IconButton } from '@/components/ui/icon-button'
import type { StaffAction } from '@/lib/actions/action-state'
import { AT_HOME_ENDS, supplyState } from '@/lib/at-home/at-home-flow'
import type { AtHome } from '@/lib/at-home/at-home-rows'
import { formatBriefly, localName } from '@/lib/i18n/format'
import { useMeetsWords } from './meets-words'

export type AtHomeActions = { correct: StaffAction<void>; end: StaffAction<void> }

type Props = {
  items: readonly AtHome[]
  /** YYYY-MM-DD in the salon's zone. */
  today: string
  /** Null: it is only shown. */
  actions: AtHomeActions | null
}

export function AtHomeLines({ items, today, actions }: Props) {
  return (
    <ul className="divide-y divide-hair">
      {items.map((item) => (
        <Line key={item.id} item={item} today={today} actions={actions} />
      ))}
    </ul>
  )
}

function Line({ item, today, actions }: { item: AtHome; today: string; actions: AtHomeActions | null }) {
  const t = useTranslations('at-home')
  const locale = useLocale()
  const [isChanging, setChanging] = useState(false)
  const product = localName(item.product, locale)
  const since = formatBriefly(new Date(item.sinceOn), new Date(today), 'UTC', locale)
  return (
    <li className="grid gap-3 py-2">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-serif text-lg">{product}</span>
            {item.quantity > 1 && (
              <span className="numeric text-sm text-ink-soft">{t('quantity', { count: item.quantity })}</span>
            )}
            <RunsOut runsOutOn={item.runsOutOn} today={today} />
          </p>
          <p className="numeric text-sm text-ink-soft">
            {t(item.wasBought ? 'since' : 'told', { day: since })}
          </p>
          {item.meets.length > 0 && <Meets item={item} product={product} action={actions?.end ?? null} />}
        </div>
        {actions && (
          <IconButton
            label={t('change', { product })}
            aria-expanded={isChanging}
            icon={
              isChanging ? (
                <X aria-hidden="true" className="size-5" />
              ) : (
                <Pencil aria-hidden="true" className="size-5" />
              )
            }
            onPress={() => setChanging(!isChanging)}
          />
        )}
      </div>
      {actions && isChanging && (
        <Change item={item} today={today} actions={actions} onClose={() => setChanging(false)} />
      )}
    </li>
  )
}

/** She had better not use it: what to tell her, and one tap once she has heard it. */
function Meets({
  item,
  product,
  action,
}: {
  item: AtHome
  product: string
  action: AtHomeActions['end'] | null
}) {
  const t = useTranslations('at-home.meets')
  const whyOf = useMeetsWords()
  return (
    <div className="my-2 grid gap-3 rounded-lg border border-rouge bg-rouge-wash p-4">
      <p>
        <strong className="font-semibold text-rouge">{t('tell', { product })}</strong>
        <span className="block text-sm text-ink-soft">{whyOf(item)}</span>
      </p>
      {action && <Told atHomeId={item.id} action={action} />}
    </div>
  )
}

function Told({ atHomeId, action }: { atHomeId: string; action: AtHomeActions['end'] }) {
  const t = useTranslations('at-home.meets')
  const { submit, pending } = useToldAction(action)
  return (
    <Button
      className="justify-self-start"
      icon={<Check aria-hidden="true" className="size-5" />}
      isPending={pending}
      onPress={() => void submit({ atHomeId, end: 'unsuitable' })}
    >
      {t('told')}
    </Button>
  )
}

function RunsOut({ runsOutOn, today }: { runsOutOn: string | null; today: string }) {
  const t = useTranslations('at-home')
  const locale = useLocale()
  if (runsOutOn === null) return <span className="text-sm text-ink-soft">{t('unknown')}</span>
  const day = formatBriefly(new Date(runsOutOn), new Date(today), 'UTC', locale)
  const state = supplyState(runsOutOn, today)
  if (state === 'plenty')
    return <span className="numeric text-sm text-ink-soft">{t('runsOut', { day })}</span>
  return (
    <Badge tone="ochre" className="numeric">
      {t(state === 'over' ? 'ranOut' : 'runsOut', { day })}
    </Badge>
  )
}

function Change({
  item,
  today,
  actions,
  onClose,
}: {
  item: AtHome
  today: string
  actions: AtHomeActions
  onClose: () => void
}) {
  const t = useTranslations('at-home')
  const common = useTranslations('common')
  const end = useToldAction(actions.end)
  const correct = useToldAction(actions.correct)
  const [day, setDay] = useState(item.runsOutOn)
  const atHomeId = item.id
  return (
    <div className="grid gap-4 rounded-lg bg-fold/60 p-4">
      <ChoiceChips
        label={t('end')}
        value={null}
        isDisabled={end.pending}
        items={AT_HOME_ENDS.map((id) => ({ id, label: t(`ends.${id}`) }))}
        onChange={async (chosen) => {
          if (chosen && (await end.submit({ atHomeId, end: chosen }))) onClose()
        }}
      />
      <div className="flex flex-wrap items-end gap-3">
        <DatePicker label={t('correct')} value={day} min={today} today={today} onChange={setDay} />
        <Button
          isPending={correct.pending}
          onPress={async () => {
            if (await correct.submit({ atHomeId, seen: item.runsOutOn, runsOutOn: day })) onClose()
          }}
        >
          {common('save')}
        </Button>
      </div>
    </div>
  )
}
