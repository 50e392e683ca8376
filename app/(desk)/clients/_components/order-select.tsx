// In which order a list stands.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Select } from '@/components/ui/select'
import { listHref } from '@/lib/client-lists/list-flow'
import type { ClientList, ListOrder } from '@/lib/client-lists/list-schemas'

const ORDERS = [
  'reading',
  '-reading',
  '-last_visit',
  'last_visit',
  '-spent',
  'spent',
  '-visits',
  'visits',
  '-created',
  'created',
] as const

type Props = { list: ClientList; keptId: string | null; seesSpending: boolean }

export function OrderSelect({ list, keptId, seesSpending }: Props) {
  const t = useTranslations('client-lists.order')
  const router = useRouter()
  const { by, descending } = list.order

  function choose(id: string | null) {
    if (id) router.push(listHref({ ...list, order: orderOf(id) }, keptId))
  }

  return (
    <Select
      label={t('label')}
      isLabelHidden
      items={ORDERS.filter((id) => seesSpending || !id.endsWith('spent')).map((id) => ({ id, label: t(id) }))}
      value={`${descending ? '-' : ''}${by}`}
      onChange={choose}
      className="ms-auto min-w-52"
    />
  )
}

function orderOf(id: string): ListOrder {
  return { by: id.replace(/^-/, '') as ListOrder['by'], descending: id.startsWith('-') }
}
