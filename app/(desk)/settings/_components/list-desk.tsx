// One of the salon's lists on the manager's desk: in order, opened in a sheet, retired and restored, never deleted.
'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Sheet } from '@/components/ui/sheet'
import type { StaffAction } from '@/lib/actions/action-state'
import { localName } from '@/lib/i18n/format'
import { OrderedList } from './ordered-list'
import { RetiredList } from './retired-list'

export type ListEntry = { id: string; name: string; nameEn: string | null; retiredAt: Date | null }

export type ListActions = {
  add: StaffAction<unknown>
  revise: StaffAction<unknown>
  retire: StaffAction<unknown>
  restore: StaffAction<unknown>
  reorder: StaffAction<unknown>
}

export type ListDeskProps<Entry extends ListEntry> = {
  /** Names the list's words: settings.lists.<words>. */
  words:
    | 'treatments'
    | 'products'
    | 'courtesies'
    | 'seats'
    | 'rooms'
    | 'natures'
    | 'tags'
    | 'cases'
    | 'phrases'
    | 'templates'
    | 'readings'
    | 'skills'
    | 'roomFeatures'
    | 'contraindications'
  entries: readonly Entry[]
  actions: Pick<ListActions, 'retire' | 'restore' | 'reorder'>
  /** The input by which retiring and restoring name an entry. */
  nameEntry: (id: string) => object
  /** What goes along with every order. */
  ofList?: object
  factsOf?: (entry: Entry) => string
  /** Where an entry has a page of its own, instead of opening in a sheet. */
  pageOf?: (id: string) => string
  form: (entry: Entry | null, close: () => void, aside: ReactNode) => ReactNode
  headingLevel?: 1 | 2
}

export function ListDesk<Entry extends ListEntry>({
  words,
  entries,
  actions,
  nameEntry,
  ofList = {},
  factsOf,
  pageOf,
  form,
  headingLevel = 1,
}: ListDeskProps<Entry>) {
  const t = useTranslations(`settings.lists.${words}`)
  const locale = useLocale()
  const router = useRouter()
  const [openId, setOpenId] = useState<string | 'new' | null>(null)
  const retire = useToldAction(actions.retire)
  const restore = useToldAction(actions.restore)
  const reorder = useToldAction(actions.reorder)
  const kept = entries.filter((entry) => !entry.retiredAt)
  const open = entries.find((entry) => entry.id === openId) ?? null
  const close = () => setOpenId(null)
  const add = (
    <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setOpenId('new')}>
      {t('add')}
    </Button>
  )
  return (
    <section>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        {headingLevel === 2 ? (
          <h2 className="text-xl">{t('title')}</h2>
        ) : (
          <p className="text-ink-soft">{t('count', { count: kept.length })}</p>
        )}
        {add}
      </div>
      {kept.length === 0 ? (
        <EmptyState title={t('emptyTitle')} headingLevel={headingLevel === 2 ? 3 : 2}>
          {t('empty')}
        </EmptyState>
      ) : (
        <OrderedList
          label={t('title')}
          entries={kept.map((entry) => ({
            id: entry.id,
            title: localName(entry, locale),
            subtitle: locale === 'en' ? entry.nameEn && entry.name : entry.nameEn,
            facts: factsOf?.(entry),
          }))}
          onOpen={(id) => (pageOf ? router.push(pageOf(id)) : setOpenId(id))}
          reorder={(ids) => reorder.submit({ ...ofList, ids })}
        />
      )}
      <RetiredList
        entries={entries
          .filter((entry) => entry.retiredAt)
          .map((entry) => ({ id: entry.id, title: localName(entry, locale) }))}
        isPending={restore.pending}
        onRestore={(id) => restore.submit(nameEntry(id))}
      />
      <Sheet
        title={open ? localName(open, locale) : t('add')}
        eyebrow={t('one')}
        isOpen={openId === 'new' || open !== null}
        onOpenChange={(isOpen) => !isOpen && close()}
        isSticky
      >
        {form(
          open,
          close,
          open && (
            <Button
              variant="quiet"
              isPending={retire.pending}
              onPress={async () => {
                if (await retire.submit(nameEntry(open.id))) close()
              }}
            >
              {t('retire')}
            </Button>
          ),
        )}
      </Sheet>
    </section>
  )
}
