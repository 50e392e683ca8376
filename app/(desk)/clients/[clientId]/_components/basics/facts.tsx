// What is known, line by line; what is not known is left out, but for what the salon should know of everybody.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

export type Fact = { label: string; value: ReactNode; isWanted?: boolean }

export function Facts({ facts, none }: { facts: readonly Fact[]; none?: string }) {
  const t = useTranslations('clients.basics')
  const shown = facts.filter(({ value, isWanted }) => value || isWanted)
  if (shown.length === 0) return <p className="text-ink-soft">{none}</p>
  return (
    <dl className="divide-y divide-hair">
      {shown.map(({ label, value }) => (
        <div key={label} className="flex min-h-12 items-baseline gap-4 py-2.5">
          <dt className="w-28 shrink-0 text-sm text-ink-soft">{label}</dt>
          <dd className="min-w-0 flex-1 whitespace-pre-wrap">
            {value || <span className="text-ink-soft">{t('unknown')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Person = { id: string; name: string; formOfAddress: string | null }

export function PersonLink({ person: { id, name, formOfAddress } }: { person: Person }) {
  return (
    <Link
      href={`/clients/${id}`}
      className="-my-3 me-4 inline-flex min-h-12 items-center text-celadon-deep underline-offset-4 hover:underline"
    >
      {name}
      {formOfAddress && formOfAddress !== name && (
        <span className="ms-1.5 text-sm text-ink-soft">{formOfAddress}</span>
      )}
    </Link>
  )
}
