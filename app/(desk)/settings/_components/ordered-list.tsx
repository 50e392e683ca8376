// A list in the salon's own order: opened by a tap, reordered by dragging, by buttons or from the keyboard.
'use client'

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import { GridList, GridListItem, Button as RacButton, useDragAndDrop } from 'react-aria-components'
import { IconButton } from '@/components/ui/icon-button'

export type OrderedEntry = {
  id: string
  title: string
  subtitle?: ReactNode
  facts?: ReactNode
}

export type OrderedListProps = {
  label: string
  entries: readonly OrderedEntry[]
  onOpen: (id: string) => void
  /** Resolves to whether the order was kept; when it was not, the list shows what stands. */
  reorder: (ids: string[]) => Promise<boolean>
}

export function OrderedList({ label, entries, onOpen, reorder }: OrderedListProps) {
  const t = useTranslations('settings.order')
  const { ordered, put } = useOrder(entries, reorder)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': titleOf(ordered, String(key)) })),
    onReorder: ({ keys, target }) => {
      const moved = new Set([...keys].map(String))
      const staying = ordered.filter(({ id }) => !moved.has(id)).map(({ id }) => id)
      const place = staying.indexOf(String(target.key)) + (target.dropPosition === 'after' ? 1 : 0)
      put([...staying.slice(0, place), ...moved, ...staying.slice(place)])
    },
    renderDropIndicator: undefined,
  })
  const step = (index: number, by: 1 | -1) => {
    const ids = ordered.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    if (moved) ids.splice(index + by, 0, moved)
    put(ids)
  }
  return (
    <GridList
      aria-label={label}
      dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => onOpen(String(key))}
      className="border-t border-hair outline-none"
    >
      {ordered.map((entry, index) => (
        <GridListItem
          key={entry.id}
          id={entry.id}
          textValue={entry.title}
          className="flex min-h-16 cursor-pointer items-center gap-1 border-b border-hair py-1.5 outline-none hover:bg-sheet focus-visible:ring-brush dragging:opacity-50 sm:gap-2"
        >
          <RacButton
            slot="drag"
            aria-label={t('drag', { name: entry.title })}
            className="hidden size-12 shrink-0 cursor-grab items-center justify-center rounded-md text-ink-soft hover:bg-celadon-wash sm:flex"
          >
            <GripVertical aria-hidden="true" className="size-5" />
          </RacButton>
          <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-4 gap-y-0.5 py-1 ps-2 sm:ps-0">
            <div className="min-w-0 flex-1 basis-52">
              <p className="font-serif text-lg font-semibold">{entry.title}</p>
              {entry.subtitle && <p className="line-clamp-2 text-sm text-ink-soft">{entry.subtitle}</p>}
            </div>
            {entry.facts && <p className="numeric shrink-0 text-ink-soft">{entry.facts}</p>}
          </div>
          <div className="flex shrink-0">
            <IconButton
              label={t('up', { name: entry.title })}
              icon={<ArrowUp aria-hidden="true" className="size-5" />}
              isDisabled={index === 0}
              onPress={() => step(index, -1)}
            />
            <IconButton
              label={t('down', { name: entry.title })}
              icon={<ArrowDown aria-hidden="true" className="size-5" />}
              isDisabled={index === ordered.length - 1}
              onPress={() => step(index, 1)}
            />
          </div>
        </GridListItem>
      ))}
    </GridList>
  )
}

/**
 * The order as the hand has it, at once; sent one order after another, the last one counting. What the server
 * shows next takes its place.
 */
function useOrder(entries: readonly OrderedEntry[], reorder: OrderedListProps['reorder']) {
  const [wanted, setWanted] = useState<{ ids: string[]; basis: readonly OrderedEntry[] } | null>(null)
  const waiting = useRef<string[] | null>(null)
  const isSending = useRef(false)

  const put = async (ids: string[]) => {
    setWanted({ ids, basis: entries })
    waiting.current = ids
    if (isSending.current) return
    isSending.current = true
    while (waiting.current) {
      const next: string[] = waiting.current
      waiting.current = null
      if (await reorder(next)) continue
      waiting.current = null
      setWanted(null)
    }
    isSending.current = false
  }

  const isFresh = wanted?.basis === entries || isSending.current
  return { ordered: wanted && isFresh ? inOrder(entries, wanted.ids) : entries, put }
}

function inOrder(entries: readonly OrderedEntry[], ids: readonly string[]): readonly OrderedEntry[] {
  const place = new Map(ids.map((id, index) => [id, index]))
  return [...entries].sort((a, b) => (place.get(a.id) ?? ids.length) - (place.get(b.id) ?? ids.length))
}

function titleOf(entries: readonly OrderedEntry[], id: string): string {
  return entries.find((entry) => entry.id === id)?.title ?? ''
}
