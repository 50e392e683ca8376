// Finding a guest: type any part of her name, its reading or her number, and touch her line.
'use client'

import { Search, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { isComposing } from '@/components/ui/composing'
import { fieldStyles } from '@/components/ui/field-styles'
import { IconButton } from '@/components/ui/icon-button'
import { Notice } from '@/components/ui/notice'
import type { FoundClient } from '@/lib/clients/search-clients'
import { FoundClientLine } from './found-client-line'
import { useClientSearch } from './use-client-search'

export type ClientSearchProps = {
  onChoose: (client: FoundClient) => void
  label?: string
  /** What stands in the field at first. */
  initialQuery?: string
  autoFocus?: boolean
  /** What a touch on this line does, in one or two words; nothing when left out. */
  actionOf?: (client: FoundClient) => string | null
  /** A choice is being carried out: its line shows it, the others rest. */
  chosenId?: string | null
  /** Stands below the results, and gets what was typed, and whether the results answer it: before, they may still move it. */
  footer?: (query: string, isAnswered: boolean) => ReactNode
  /** Shown before anything is typed instead of those expected today. */
  resting?: ReactNode
}

export function ClientSearch({
  onChoose,
  label,
  initialQuery = '',
  autoFocus = false,
  actionOf,
  chosenId = null,
  footer,
  resting,
}: ClientSearchProps) {
  const t = useTranslations('clients.search')
  const [typed, setTyped] = useState(initialQuery)
  const [active, setActive] = useState(0)
  const { found, isMore, answered, trouble, ask } = useClientSearch(
    initialQuery === '' && resting !== undefined ? null : initialQuery,
  )
  const id = useId()
  const isBlank = typed.trim() === ''
  const isResting = isBlank && resting !== undefined
  const shown = isResting ? [] : found
  // An answer to older words holds other guests: it stays in sight for the moment and is not to be chosen.
  const isOld = answered !== typed
  const rests = chosenId !== null || isOld
  const current = shown[Math.min(active, shown.length - 1)]

  function type(next: string, composing: boolean) {
    setTyped(next)
    setActive(0)
    const asksNothing = next.trim() === '' && resting !== undefined
    if (!composing && !asksNothing) ask(next)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (shown.length > 0) {
        setActive((at) => (at + (event.key === 'ArrowDown' ? 1 : -1) + shown.length) % shown.length)
      }
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (current && !isBlank && !rests) onChoose(current)
    } else if (event.key === 'Escape' && !isBlank) {
      event.stopPropagation()
      type('', false)
    }
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className={fieldStyles.root}>
        <label htmlFor={`${id}-field`} className={fieldStyles.label}>
          {label ?? t('label')}
        </label>
        <div className="relative flex items-center">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute inset-s-4 size-5.5 text-ink-soft"
          />
          <input
            id={`${id}-field`}
            type="text"
            role="combobox"
            inputMode="search"
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={80}
            // biome-ignore lint/a11y/noAutofocus: the sheet was opened to type a name
            autoFocus={autoFocus}
            placeholder={t('placeholder')}
            aria-expanded={shown.length > 0}
            aria-controls={`${id}-found`}
            aria-autocomplete="list"
            aria-activedescendant={current && !isBlank && !isOld ? `${id}-${current.clientId}` : undefined}
            value={typed}
            onChange={(event) => type(event.target.value, (event.nativeEvent as InputEvent).isComposing)}
            onCompositionEnd={(event) => type(event.currentTarget.value, false)}
            onKeyDown={onKeyDown}
            className={classNames(fieldStyles.control, 'h-14 py-2 ps-13 pe-14 text-lg')}
          />
          {!isBlank && (
            <IconButton
              label={t('clear')}
              icon={<X aria-hidden="true" className="size-5" />}
              onPress={() => type('', false)}
              className="absolute! inset-e-1"
            />
          )}
        </div>
      </div>
      <p role="status" className="sr-only">
        {answered !== null && answered === typed && !isResting
          ? t(isMore ? 'countOfMore' : 'count', { count: found.length })
          : ''}
      </p>
      {trouble && <Notice tone="error">{t(`trouble.${trouble}`)}</Notice>}
      {isResting && resting}
      {!isResting && answered === '' && isBlank && found.length > 0 && (
        <h3 className="pt-1 font-sans text-sm font-normal tracking-normal text-ink-soft">
          {t('expectedToday')}
        </h3>
      )}
      <div
        id={`${id}-found`}
        role="listbox"
        aria-label={t('found')}
        className={classNames('grid gap-1', shown.length === 0 && 'hidden')}
      >
        {shown.map((client) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and its arrow keys choose
          <div
            key={client.clientId}
            id={`${id}-${client.clientId}`}
            role="option"
            tabIndex={-1}
            aria-selected={!isBlank && !isOld && client === current}
            aria-disabled={rests}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => !rests && onChoose(client)}
            className={classNames(
              'cursor-pointer rounded-lg transition-colors hover:bg-celadon-wash',
              !isBlank && !isOld && client === current && 'bg-celadon-wash',
              // Not at every keystroke: only an answer that does not come is seen to be missing.
              isOld && 'opacity-50 transition-opacity delay-500',
              chosenId !== null && chosenId !== client.clientId && 'opacity-50',
            )}
          >
            <FoundClientLine
              client={client}
              action={actionOf?.(client) ?? null}
              isPending={chosenId === client.clientId}
            />
          </div>
        ))}
      </div>
      {!isResting && answered !== null && shown.length === 0 && !trouble && (
        <p className="py-3 text-ink-soft">
          {answered.trim() === '' ? t('nobodyExpected') : t(isMore ? 'more' : 'nobodyFound')}
        </p>
      )}
      {isMore && shown.length > 0 && <p className="px-3 text-sm text-ink-soft">{t('more')}</p>}
      {footer?.(typed.trim(), answered === typed)}
    </div>
  )
}
