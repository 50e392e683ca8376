// Whom a list holds, chosen by touch.
'use client'

import { ListFilter as FilterIcon } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { DateField } from '@/components/ui/date-field'
import { NumberField } from '@/components/ui/field'
import { ManyChips } from '@/components/ui/many-chips'
import { Sheet } from '@/components/ui/sheet'
import { listHref } from '@/lib/client-lists/list-flow'
import type { ListChoices } from '@/lib/client-lists/list-queries'
import { type ClientList, filterSchema, type ListFilter } from '@/lib/client-lists/list-schemas'
import { SEXES, SOURCES } from '@/lib/clients/basics-schemas'
import { TIME_CLASSES, TRANSACTION_CLASSES } from '@/lib/clients/classification-flow'
import { localName } from '@/lib/i18n/format'
import { typedPrice } from '@/lib/salons/entry-schemas'
import { type MoneyHabit, readMoney } from '@/lib/salons/money-flow'
import { useCodeWords } from './list-words'

type Props = {
  list: ClientList
  keptId: string | null
  choices: ListChoices
  money: MoneyHabit
  today: string
  /** Whether a choice by spending is offered. */
  seesSpending: boolean
  /** What a client is to the books may be asked for. */
  tellsTransaction: boolean
}

export function FilterButton({ list, keptId, ...offered }: Props) {
  const t = useTranslations('client-lists.filter')
  const router = useRouter()
  const [draft, setDraft] = useState<Draft | null>(null)
  const errors = draft ? errorsOf(draft, offered.money) : {}

  function show() {
    if (!draft || Object.keys(errors).length > 0) return
    router.push(listHref({ ...list, filter: filterOf(draft, offered.money) }, keptId))
    setDraft(null)
  }

  return (
    <>
      <Button
        variant="quiet"
        className="px-3!"
        icon={<FilterIcon aria-hidden="true" className="size-5" />}
        onPress={() => setDraft(draftOf(list.filter, offered.money))}
      >
        {t('open')}
      </Button>
      <Sheet
        title={t('title')}
        width="wide"
        isOpen={draft !== null}
        onOpenChange={(isOpen) => !isOpen && setDraft(null)}
        footer={
          <>
            <Button variant="quiet" onPress={() => setDraft(draftOf({}, offered.money))}>
              {t('clear')}
            </Button>
            <Button variant="primary" isDisabled={Object.keys(errors).length > 0} onPress={show}>
              {t('show')}
            </Button>
          </>
        }
      >
        {draft && <FilterFields draft={draft} errors={errors} onChange={setDraft} {...offered} />}
      </Sheet>
    </>
  )
}

// ── What is being chosen ─────────────────────────────────────────────────────

/** Money stays as it was typed until it is read; `between` is open before a day is chosen. */
type Draft = { filter: ListFilter; spentFrom: string; spentTo: string; isBetween: boolean }

type Errors = Partial<Record<'spentFrom' | 'spentTo' | 'lastVisitTo', string>>

function draftOf(filter: ListFilter, { currency }: MoneyHabit): Draft {
  const typed = (minor: number | undefined) => (minor === undefined ? '' : typedPrice(minor, currency))
  return {
    filter,
    spentFrom: typed(filter.spentFrom),
    spentTo: typed(filter.spentTo),
    isBetween: Boolean(filter.lastVisitFrom || filter.lastVisitTo),
  }
}

/** Only what was chosen stands in it, so that the same choice has one address. */
function filterOf({ filter, spentFrom, spentTo }: Draft, money: MoneyHabit): ListFilter {
  const given = { ...filter, spentFrom: minorOf(spentFrom, money), spentTo: minorOf(spentTo, money) }
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined,
    ),
  )
}

function minorOf(typed: string, money: MoneyHabit): number | undefined {
  const minor = readMoney(typed, money)
  return typeof minor === 'number' ? minor : undefined
}

function errorsOf(draft: Draft, money: MoneyHabit): Errors {
  const errors: Errors = {}
  for (const name of ['spentFrom', 'spentTo'] as const) {
    const minor = draft[name].trim() === '' ? 0 : readMoney(draft[name], money)
    if (typeof minor !== 'number') errors[name] = minor === 'unsure' ? 'price_unsure' : 'price'
  }
  const read = filterSchema.safeParse(filterOf(draft, money))
  for (const { path, message } of read.error?.issues ?? []) {
    if (path[0] === 'spentTo' || path[0] === 'lastVisitTo') errors[path[0]] ??= message
  }
  return errors
}

// ── The fields ───────────────────────────────────────────────────────────────

type FieldsProps = Pick<Props, 'choices' | 'money' | 'today' | 'seesSpending' | 'tellsTransaction'> & {
  draft: Draft
  errors: Errors
  onChange: (draft: Draft) => void
}

function FilterFields(props: FieldsProps) {
  const { draft, choices, onChange } = props
  const t = useTranslations('client-lists.filter')
  const code = useCodeWords()
  const locale = useLocale()
  const { filter } = draft
  const put = (part: Partial<ListFilter>) => onChange({ ...draft, filter: { ...filter, ...part } })
  const named = (entries: readonly { id: string; name: string; nameEn?: string | null }[]) =>
    entries.map((entry) => ({ id: entry.id, label: localName(entry, locale) }))
  return (
    <div className="grid gap-7">
      <ManyChips
        label={t('time')}
        items={TIME_CLASSES.map((id) => ({ id, label: code('time', id) }))}
        value={filter.time ?? []}
        onChange={(ids) => put({ time: ids as NonNullable<ListFilter['time']> })}
      />
      {props.tellsTransaction && (
        <ManyChips
          label={t('transaction')}
          items={TRANSACTION_CLASSES.map((id) => ({ id, label: code('transaction', id) }))}
          value={filter.transaction ?? []}
          onChange={(ids) => put({ transaction: ids as NonNullable<ListFilter['transaction']> })}
        />
      )}
      <LastVisitField {...props} />
      <BirthdayField filter={filter} put={put} />
      <fieldset>
        <legend className="text-sm font-medium">{t('more')}</legend>
        {(['noNextBooking', 'newThisMonth', 'hasAlert'] as const).map((name) => (
          <Checkbox
            key={name}
            label={t(name)}
            isSelected={filter[name] === true}
            onChange={(isSelected) => put({ [name]: isSelected ? true : undefined })}
          />
        ))}
      </fieldset>
      {choices.therapists.length > 0 && (
        <ManyChips
          label={t('therapists')}
          items={named(choices.therapists)}
          value={filter.therapists ?? []}
          onChange={(therapists) => put({ therapists })}
        />
      )}
      {props.seesSpending && <SpendingField {...props} />}
      {choices.natures.length > 0 && (
        <ManyChips
          label={t('natures')}
          items={named(choices.natures)}
          value={filter.natures ?? []}
          onChange={(natures) => put({ natures })}
        />
      )}
      {choices.tags.length > 0 && (
        <ManyChips
          label={t('tags')}
          items={named(choices.tags)}
          value={filter.tags ?? []}
          onChange={(tags) => put({ tags })}
        />
      )}
      <ManyChips
        label={t('sources')}
        items={SOURCES.map((id) => ({ id, label: code('source', id) }))}
        value={filter.sources ?? []}
        onChange={(ids) => put({ sources: ids as NonNullable<ListFilter['sources']> })}
      />
      <ChoiceChips
        label={t('sex')}
        items={[{ id: ANY, label: t('any') }, ...SEXES.map((id) => ({ id, label: code('sex', id) }))]}
        value={filter.sex ?? ANY}
        onChange={(id) => put({ sex: SEXES.find((sex) => sex === id) })}
      />
    </div>
  )
}

const ANY = 'any'
const BETWEEN = 'between'
const AWAY_DAYS = [30, 60, 90, 180]
const BIRTHDAY_DAYS = [0, 7, 14, 30]

function LastVisitField({ draft, errors, today, onChange }: FieldsProps) {
  const t = useTranslations('client-lists.filter')
  const words = useTranslations('errors')
  const { filter, isBetween } = draft
  const { awayDays, lastVisitFrom, lastVisitTo } = filter
  const put = (part: Partial<ListFilter>, between: boolean) =>
    onChange({ ...draft, isBetween: between, filter: { ...filter, ...part } })

  function choose(id: string | null) {
    if (id === BETWEEN) return put({ awayDays: undefined }, true)
    const days = id === ANY ? undefined : Number(id)
    put({ awayDays: days, lastVisitFrom: undefined, lastVisitTo: undefined }, false)
  }

  return (
    <div className="grid gap-4">
      <ChoiceChips
        label={t('visit')}
        items={[
          { id: ANY, label: t('any') },
          ...withOwn(AWAY_DAYS, awayDays).map((days) => ({
            id: String(days),
            label: t('awayDays', { days }),
          })),
          { id: BETWEEN, label: t('between') },
        ]}
        value={isBetween ? BETWEEN : String(awayDays ?? ANY)}
        onChange={choose}
      />
      {isBetween && (
        <div className="grid gap-4 sm:grid-cols-2">
          <DateField
            label={t('from')}
            value={lastVisitFrom ?? null}
            max={today}
            today={today}
            onChange={(day) => put({ lastVisitFrom: day ?? undefined }, true)}
          />
          <DateField
            label={t('to')}
            value={lastVisitTo ?? null}
            max={today}
            today={today}
            onChange={(day) => put({ lastVisitTo: day ?? undefined }, true)}
            {...(errors.lastVisitTo ? { error: words(errors.lastVisitTo) } : {})}
          />
        </div>
      )}
    </div>
  )
}

function BirthdayField({ filter, put }: { filter: ListFilter; put: (part: Partial<ListFilter>) => void }) {
  const t = useTranslations('client-lists.filter')
  return (
    <ChoiceChips
      label={t('birthday')}
      items={[
        { id: ANY, label: t('any') },
        ...withOwn(BIRTHDAY_DAYS, filter.birthdayDays).map((days) => ({
          id: String(days),
          label: t('birthdayDays', { days }),
        })),
      ]}
      value={String(filter.birthdayDays ?? ANY)}
      onChange={(id) => put({ birthdayDays: id === ANY || id === null ? undefined : Number(id) })}
    />
  )
}

function SpendingField({ draft, errors, onChange }: FieldsProps) {
  const t = useTranslations('client-lists.filter')
  const words = useTranslations('errors')
  return (
    <fieldset>
      <legend className="pb-1.5 text-sm font-medium">{t('spent')}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {(['spentFrom', 'spentTo'] as const).map((name) => {
          const error = errors[name]
          return (
            <NumberField
              key={name}
              label={t(name)}
              value={draft[name]}
              onChange={(typed) => onChange({ ...draft, [name]: typed })}
              allowsDecimals
              {...(error ? { error: words(error) } : {})}
            />
          )
        })}
      </div>
    </fieldset>
  )
}

/** The usual spans, and the one that a list came with. */
function withOwn(usual: readonly number[], own: number | undefined): number[] {
  return own === undefined || usual.includes(own) ? [...usual] : [...usual, own].sort((a, b) => a - b)
}
