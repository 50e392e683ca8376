// An alert nobody has understood yet: one tap says what it means in the salon's list.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { EaseAlert } from '@/components/clients/ease-alert'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ManyChips } from '@/components/ui/many-chips'
import { Sheet } from '@/components/ui/sheet'
import type { WhoEases } from '@/lib/clients/alert-flow'
import type { Severity } from '@/lib/clients/client-schemas'
import { localName } from '@/lib/i18n/format'
import { proposalsFor } from '@/lib/safety/safety-flow'
import type { ListEntry } from '@/lib/safety/safety-queries'
import { sortAlertAction } from '../../../../clients/actions'

type Alert = { id: string; kind: string; text: string; severity: Severity }
type Props = { alert: Alert; entries: readonly ListEntry[]; who: WhoEases }

/** That a serious one means nothing of ours is no answer of one tap: it says why. */
export function SortAlert({ alert, entries, who }: Props) {
  const t = useTranslations('safety.sort')
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { submit, pending } = useToldAction(sortAlertAction)
  const say = (contraindicationIds: string[]) => submit({ alertId: alert.id, contraindicationIds })
  const proposed = proposalsFor(alert, entries)
  return (
    <fieldset className="grid gap-2.5">
      <legend className="sr-only">{t('title', { text: alert.text })}</legend>
      {entries.length === 0 && <p className="text-sm text-ink-soft">{t('empty')}</p>}
      <div className="flex flex-wrap gap-2.5">
        {proposed.map((entry) => (
          <Button key={entry.id} isDisabled={pending} onPress={() => void say([entry.id])}>
            {localName(entry, locale)}
          </Button>
        ))}
        {entries.length > proposed.length && (
          <Button variant="quiet" isDisabled={pending} onPress={() => setOpen(true)}>
            {t('more')}
          </Button>
        )}
        <Button
          variant="quiet"
          isDisabled={pending}
          onPress={() => (alert.severity === 'serious' ? setAsking(true) : void say([]))}
        >
          {t('none')}
        </Button>
      </div>
      <EaseAlert
        alert={alert}
        easing="narrow"
        also={{ contraindicationIds: [] }}
        action={sortAlertAction}
        who={who}
        isOpen={isAsking}
        onOpenChange={setAsking}
      />
      <Sheet title={t('moreTitle', { text: alert.text })} isOpen={isOpen} onOpenChange={setOpen}>
        {(close) => (
          <WholeList
            entries={entries}
            isPending={pending}
            onSay={async (ids) => (await say(ids)) && close()}
          />
        )}
      </Sheet>
    </fieldset>
  )
}

type WholeListProps = {
  entries: readonly ListEntry[]
  isPending: boolean
  onSay: (ids: string[]) => Promise<unknown>
}

const KINDS = ['allergy', 'contraindication', 'pregnancy', 'medication'] as const

/** It may mean several at once. */
function WholeList({ entries, isPending, onSay }: WholeListProps) {
  const t = useTranslations('safety.sort')
  const locale = useLocale()
  const [chosen, setChosen] = useState<Readonly<Record<string, string[]>>>({})
  const ids = Object.values(chosen).flat()
  return (
    <div className="grid gap-6">
      {KINDS.map((kind) => {
        const ofKind = entries.filter((entry) => entry.kind === kind)
        return (
          ofKind.length > 0 && (
            <ManyChips
              key={kind}
              label={t(`kinds.${kind}`)}
              items={ofKind.map((entry) => ({ id: entry.id, label: localName(entry, locale) }))}
              value={chosen[kind] ?? []}
              onChange={(now) => setChosen((before) => ({ ...before, [kind]: now }))}
            />
          )
        )
      })}
      <Button
        variant="primary"
        size="lg"
        isPending={isPending}
        isDisabled={ids.length === 0}
        onPress={() => void onSay(ids)}
      >
        {t('save')}
      </Button>
    </div>
  )
}
