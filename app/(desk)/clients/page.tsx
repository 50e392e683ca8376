// The client book: search first, the lists beside it, the chosen one below.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { legible } from '@/lib/actions/read-input'
import { mayCheckIn, mayImportClients, mayMergeClients, maySeeClients } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import {
  EVERYBODY,
  isSameList,
  listFor,
  listHref,
  listOfAddress,
  readyNameOf,
} from '@/lib/client-lists/list-flow'
import {
  getListChoices,
  type KeptList,
  type ListChoices,
  type ListedPage,
  listClients,
} from '@/lib/client-lists/list-queries'
import { type ClientList, cursorSchema, type ListCursor } from '@/lib/client-lists/list-schemas'
import { salonDate } from '@/lib/salon-time/salon-time'
import { ClientRows } from './_components/client-rows'
import { FindClient } from './_components/find-client'
import { Letters } from './_components/letters'
import { ListHead } from './_components/list-head'
import { ListNav } from './_components/list-nav'
import { NewClientButton } from './_components/new-client-button'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('clients')
  return { title: t('title') }
}

export default async function ClientsPage({ searchParams }: Props) {
  const staff = await requireStaff(maySeeClients)
  const now = new Date()
  const asked = legible(await searchParams)
  const choices = await getListChoices(staff)
  const kept = choices.kept.find(({ id }) => id === asked.kept) ?? null
  const list = listFor(staff, kept && asked.list === undefined ? kept.list : listOfAddress(asked.list))
  const cursor = cursorSchema.parse(asked)
  const page = await listClients(staff, now, list, cursor)
  const t = await getTranslations('clients')
  const lists = await getTranslations('client-lists')
  const ready = kept ? null : readyNameOf(list)
  const title = kept?.name ?? (ready ? lists(`ready.${ready}`) : lists('custom'))
  const upkeep = [
    { href: '/clients/duplicates', label: lists('upkeep.duplicates'), isHers: mayMergeClients(staff) },
    { href: '/clients/import', label: lists('upkeep.import'), isHers: mayImportClients(staff) },
  ].filter(({ isHers }) => isHers)
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader title={t('title')} actions={mayCheckIn(staff) && <NewClientButton />} />
      <FindClient>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-9 gap-y-5 pt-3 lg:grid-cols-[12rem_minmax(0,1fr)]">
          <ListNav staff={staff} kept={choices.kept} current={kept?.id ?? ready} upkeep={upkeep} />
          <ShownList {...{ staff, now, title, list, kept, choices, cursor, page }} />
        </div>
      </FindClient>
    </div>
  )
}

type ShownListProps = {
  staff: SignedInStaff
  now: Date
  title: string
  list: ClientList
  kept: KeptList | null
  choices: ListChoices
  cursor: ListCursor
  page: ListedPage
}

function ShownList({ staff, now, title, list, kept, choices, cursor, page }: ShownListProps) {
  const t = useTranslations('client-lists')
  const { timeZone, currency } = staff.salon
  const href = listHref(kept && isSameList(kept.list, list) ? null : list, kept?.id ?? null)
  const isByReading = list.order.by === 'reading' && !list.order.descending
  if (page.total === 0 && isSameList({ ...list, columns: EVERYBODY.columns }, EVERYBODY)) {
    return <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
  }
  return (
    <section aria-label={title}>
      <ListHead
        {...{ staff, title, list, kept, choices }}
        total={page.total}
        today={salonDate(now, timeZone)}
      />
      {isByReading && page.total > page.clients.length && (
        <Letters href={href} current={cursor.from ?? null} />
      )}
      {page.total === 0 ? (
        <EmptyState
          title={t('nobody.title')}
          headingLevel={3}
          action={<ButtonLink href="/clients">{t('nobody.everybody')}</ButtonLink>}
        >
          {t('nobody.body')}
        </EmptyState>
      ) : page.clients.length === 0 ? (
        <p className="py-8 text-ink-soft">{t('nobodyFrom', { letter: (cursor.from ?? '').toUpperCase() })}</p>
      ) : (
        <ClientRows
          label={title}
          clients={page.clients}
          columns={list.columns}
          currency={currency}
          now={now}
        />
      )}
      <Pages href={href} next={page.next} isFirst={!cursor.after && !cursor.from} />
    </section>
  )
}

function Pages({ href, next, isFirst }: { href: string; next: string | null; isFirst: boolean }) {
  const t = useTranslations('client-lists')
  if (isFirst && !next) return null
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap gap-3 pt-6">
      {!isFirst && <ButtonLink href={href}>{t('first')}</ButtonLink>}
      {next && (
        <ButtonLink href={`${href}${href.includes('?') ? '&' : '?'}after=${next}`}>{t('next')}</ButtonLink>
      )}
    </nav>
  )
}
