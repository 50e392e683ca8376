// The head of a list: its name, how many belong to it, what it asks for, and what can be done with it.
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { mayExportLists, mayKeepLists, maySeeSpending, maySeeTransactionClass } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { EVERYBODY, isSameList, listHref, mayChangeList, readyNameOf } from '@/lib/client-lists/list-flow'
import type { KeptList, ListChoices } from '@/lib/client-lists/list-queries'
import type { ClientList, ListFilter } from '@/lib/client-lists/list-schemas'
import { ColumnsButton } from './columns-button'
import { ExportButton } from './export-button'
import { FilterButton } from './filter-button'
import { KeepButton, KeptListButton, SaveChangesButton } from './keep-list'
import { useCriteria } from './list-words'
import { OrderSelect } from './order-select'

type Props = {
  staff: SignedInStaff
  title: string
  total: number
  list: ClientList
  /** The kept list that is shown, perhaps changed since. */
  kept: KeptList | null
  choices: ListChoices
  today: string
}

export function ListHead({ staff, title, total, list, kept, choices, today }: Props) {
  const t = useTranslations('client-lists')
  const keptId = kept?.id ?? null
  const seesSpending = maySeeSpending(staff)
  const isChanged = kept !== null && !isSameList(kept.list, list)
  // Its name says already what it asks for.
  const isReady = kept === null && readyNameOf(list) !== null
  const mayChange = kept !== null && mayChangeList(staff, kept)
  return (
    <header className="pb-4">
      <div className="flex flex-wrap items-center gap-x-4">
        <h2 className="text-xl">{title}</h2>
        <p role="status" className="numeric text-lg text-ink-soft">
          {t('count', { total })}
        </p>
        {kept && (
          <p className="text-sm text-ink-soft">
            {isChanged ? t('kept.changed') : kept.ownerId !== staff.id && t('kept.by', { owner: kept.owner })}
          </p>
        )}
        {kept && mayChange && isChanged && <SaveChangesButton kept={kept} list={list} />}
        {kept && mayChange && !isChanged && <KeptListButton kept={kept} />}
      </div>
      {!isReady && <Criteria list={list} keptId={keptId} choices={choices} currency={staff.salon.currency} />}
      <div className="-ms-3 flex flex-wrap items-center gap-x-1 gap-y-2 pt-2">
        <FilterButton
          list={list}
          keptId={keptId}
          choices={choices}
          money={{
            currency: staff.salon.currency,
            country: staff.salon.phoneCountry,
            locale: staff.salon.locale,
          }}
          today={today}
          seesSpending={seesSpending}
          tellsTransaction={maySeeTransactionClass(staff)}
        />
        <ColumnsButton
          list={list}
          keptId={keptId}
          seesSpending={seesSpending}
          tellsTransaction={maySeeTransactionClass(staff)}
        />
        {mayKeepLists(staff) && (kept === null || isChanged) && !isSameList(list, EVERYBODY) && (
          <KeepButton list={list} />
        )}
        {mayExportLists(staff) && <ExportButton title={title} total={total} list={list} />}
        <OrderSelect list={list} keptId={keptId} seesSpending={seesSpending} />
      </div>
    </header>
  )
}

type CriteriaProps = { list: ClientList; keptId: string | null; choices: ListChoices; currency: string }

/** Each criterion takes itself away. */
function Criteria({ list, keptId, choices, currency }: CriteriaProps) {
  const t = useTranslations('client-lists.criteria')
  const criteria = useCriteria(choices, currency)(list.filter)
  if (criteria.length === 0) return null
  return (
    <ul aria-label={t('label')} className="flex flex-wrap gap-2 pt-3">
      {criteria.map(({ key, words }) => (
        <li key={key}>
          <Link
            href={listHref({ ...list, filter: without(list.filter, key) }, keptId)}
            aria-label={t('remove', { words })}
            className="flex min-h-12 items-center gap-2 rounded-xl bg-celadon-wash ps-4 pe-3 text-celadon-dark transition-colors hover:bg-fold"
          >
            {words}
            <X aria-hidden="true" className="size-4.5 shrink-0" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function without(filter: ListFilter, key: keyof ListFilter): ListFilter {
  const { [key]: _, ...rest } = filter
  return rest
}
