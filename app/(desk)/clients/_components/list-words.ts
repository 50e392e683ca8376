// A list in words: the names of its columns, and what its filter asks for.
import { useLocale, useTranslations } from 'next-intl'
import type { ListChoices } from '@/lib/client-lists/list-queries'
import type { ListFilter } from '@/lib/client-lists/list-schemas'
import { formatDate, formatMoney, localName } from '@/lib/i18n/format'

export type Criterion = { key: keyof ListFilter; words: string }

/** What a filter asks for, one criterion after another. */
export function useCriteria(choices: ListChoices, currency: string): (filter: ListFilter) => Criterion[] {
  const t = useTranslations('client-lists')
  const code = useCodeWords()
  const locale = useLocale()
  const money = (minor: number) => formatMoney(minor, currency, locale)
  const day = (date: string) => formatDate(new Date(`${date}T00:00:00Z`), 'UTC', locale)
  const oneOf = (words: string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(words)
  const named = (ids: string[], entries: readonly { id: string; name: string; nameEn?: string | null }[]) =>
    oneOf(
      ids.map((id) => {
        const entry = entries.find((each) => each.id === id)
        return entry ? localName(entry, locale) : t('criteria.gone')
      }),
    )

  return (filter) => {
    const found: Criterion[] = []
    const add = (key: keyof ListFilter, words: string) => found.push({ key, words })
    if (filter.time) add('time', oneOf(filter.time.map((each) => code('time', each))))
    if (filter.transaction)
      add('transaction', oneOf(filter.transaction.map((each) => code('transaction', each))))
    if (filter.newThisMonth) add('newThisMonth', t('filter.newThisMonth'))
    if (filter.awayDays) add('awayDays', t('criteria.awayDays', { days: filter.awayDays }))
    if (filter.lastVisitFrom)
      add('lastVisitFrom', t('criteria.lastVisitFrom', { day: day(filter.lastVisitFrom) }))
    if (filter.lastVisitTo) add('lastVisitTo', t('criteria.lastVisitTo', { day: day(filter.lastVisitTo) }))
    if (filter.birthdayDays !== undefined)
      add('birthdayDays', t('criteria.birthdayDays', { days: filter.birthdayDays }))
    if (filter.noNextBooking) add('noNextBooking', t('filter.noNextBooking'))
    if (filter.therapists)
      add('therapists', t('criteria.therapists', { names: named(filter.therapists, choices.therapists) }))
    if (filter.spentFrom !== undefined)
      add('spentFrom', t('criteria.spentFrom', { money: money(filter.spentFrom) }))
    if (filter.spentTo !== undefined) add('spentTo', t('criteria.spentTo', { money: money(filter.spentTo) }))
    if (filter.natures) add('natures', named(filter.natures, choices.natures))
    if (filter.tags) add('tags', named(filter.tags, choices.tags))
    if (filter.sources) add('sources', oneOf(filter.sources.map((each) => code('source', each))))
    if (filter.sex) add('sex', code('sex', filter.sex))
    if (filter.hasAlert) add('hasAlert', t('filter.hasAlert'))
    return found
  }
}

export type CodeKind = 'time' | 'transaction' | 'source' | 'sex' | 'alert'

/** The word of a code that stands in an archive. */
export function useCodeWords(): (kind: CodeKind, code: string) => string {
  const t = useTranslations()
  return (kind, code) => {
    const key = `${CODE_WORDS[kind]}.${code}`
    return t.has(key) ? t(key) : code
  }
}

/** Where the words of the codes stand among the messages. */
export const CODE_WORDS: Readonly<Record<CodeKind, string>> = {
  time: 'archive.classes.time',
  transaction: 'archive.classes.transaction',
  source: 'archive-basics.sources',
  sex: 'clients.basics.sexes',
  alert: 'client-lists.value.alert',
}
