// What stands beside the names, and in which order.
'use client'

import { ArrowDown, ArrowUp, Columns3, Plus, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Sheet } from '@/components/ui/sheet'
import { listHref } from '@/lib/client-lists/list-flow'
import { type ClientList, COLUMNS, type Column } from '@/lib/client-lists/list-schemas'

type Props = {
  list: ClientList
  keptId: string | null
  seesSpending: boolean
  /** What a client is to the books may be shown. */
  tellsTransaction: boolean
}

export function ColumnsButton({ list, keptId, seesSpending, tellsTransaction }: Props) {
  const t = useTranslations('client-lists.columns')
  const router = useRouter()
  const [chosen, setChosen] = useState<Column[] | null>(null)

  function use() {
    if (chosen) router.push(listHref({ ...list, columns: chosen }, keptId))
    setChosen(null)
  }

  return (
    <>
      <Button
        variant="quiet"
        className="px-3!"
        icon={<Columns3 aria-hidden="true" className="size-5" />}
        onPress={() => setChosen(list.columns)}
      >
        {t('open')}
      </Button>
      <Sheet
        title={t('title')}
        isOpen={chosen !== null}
        onOpenChange={(isOpen) => !isOpen && setChosen(null)}
        footer={
          <Button variant="primary" onPress={use}>
            {t('use')}
          </Button>
        }
      >
        <ColumnsField
          columns={chosen ?? list.columns}
          onChange={setChosen}
          seesSpending={seesSpending}
          tellsTransaction={tellsTransaction}
        />
      </Sheet>
    </>
  )
}

type FieldProps = Pick<Props, 'seesSpending' | 'tellsTransaction'> & {
  columns: Column[]
  onChange: (columns: Column[]) => void
}

function ColumnsField({ columns, onChange, seesSpending, tellsTransaction }: FieldProps) {
  const t = useTranslations('client-lists.columns')
  const words = useTranslations('client-lists.column')
  const offered = COLUMNS.filter(
    (column) => (column !== 'transaction' || tellsTransaction) && (column !== 'spent' || seesSpending),
  )
  const left = offered.filter((column) => !columns.includes(column))
  return (
    <div className="grid gap-6">
      {columns.length === 0 ? (
        <p className="text-ink-soft">{t('none')}</p>
      ) : (
        <ol aria-label={t('shown')} className="divide-y divide-hair border-y border-hair">
          {columns.map((column, index) => (
            <li key={column} className="flex min-h-14 items-center">
              <span className="min-w-0 flex-1 font-serif text-lg">{words(column)}</span>
              <IconButton
                label={t('up', { column: words(column) })}
                icon={<ArrowUp aria-hidden="true" className="size-5" />}
                isDisabled={index === 0}
                onPress={() => onChange(swapped(columns, index - 1))}
              />
              <IconButton
                label={t('down', { column: words(column) })}
                icon={<ArrowDown aria-hidden="true" className="size-5" />}
                isDisabled={index === columns.length - 1}
                onPress={() => onChange(swapped(columns, index))}
              />
              <IconButton
                label={t('remove', { column: words(column) })}
                icon={<X aria-hidden="true" className="size-5" />}
                onPress={() => onChange(columns.filter((each) => each !== column))}
              />
            </li>
          ))}
        </ol>
      )}
      {left.length > 0 && (
        <section aria-label={t('more')}>
          <h3 className="pb-2 font-sans text-sm font-medium tracking-normal">{t('more')}</h3>
          <div className="flex flex-wrap gap-2.5">
            {left.map((column) => (
              <Button
                key={column}
                icon={<Plus aria-hidden="true" className="size-5" />}
                className="rounded-xl! px-4!"
                onPress={() => onChange([...columns, column])}
              >
                {words(column)}
              </Button>
            ))}
          </div>
        </section>
      )}
    </div>
  )
}

/** The column at `index` and the one after it change places. */
function swapped(columns: readonly Column[], index: number): Column[] {
  const [one, other] = [columns[index], columns[index + 1]]
  if (!one || !other) return [...columns]
  return [...columns.slice(0, index), other, one, ...columns.slice(index + 2)]
}
