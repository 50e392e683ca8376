// Tabs; the open one is underlined with the brush.
'use client'

import type { ReactNode } from 'react'
import { Tabs as RacTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import { BrushLine } from './brush-line'
import { classNames } from './class-names'

export type TabItem = {
  id: string
  label: string
  /** How many there are, said after the label. */
  count?: number
  content: ReactNode
  isDisabled?: boolean
}

export type TabsProps = {
  label: string
  items: readonly TabItem[]
  selectedId?: string
  defaultSelectedId?: string
  onSelect?: (id: string) => void
  className?: string
}

export function Tabs({ label, items, selectedId, defaultSelectedId, onSelect, className }: TabsProps) {
  return (
    <RacTabs
      selectedKey={selectedId}
      defaultSelectedKey={defaultSelectedId}
      onSelectionChange={onSelect && ((key) => onSelect(String(key)))}
      className={classNames('flex flex-col', className)}
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-hair px-1 pt-1">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            isDisabled={item.isDisabled}
            className="relative flex min-h-12 min-w-12 shrink-0 cursor-pointer items-center justify-center gap-2 rounded-t-md px-4 text-ink-soft transition-colors outline-none hover:text-celadon-deep selected:font-medium selected:text-ink focus-visible:outline-3 focus-visible:-outline-offset-3 focus-visible:outline-celadon-dark focus-visible:outline-solid disabled:cursor-not-allowed disabled:text-edge"
          >
            {({ isSelected }) => (
              <>
                {item.label}
                {item.count !== undefined && (
                  <span className="numeric text-sm text-ink-soft">{item.count}</span>
                )}
                {isSelected && (
                  <BrushLine className="absolute start-2.5 -bottom-px w-[calc(100%-1.25rem)] text-celadon!" />
                )}
              </>
            )}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="rounded-md pt-5">
          {item.content}
        </TabPanel>
      ))}
    </RacTabs>
  )
}
