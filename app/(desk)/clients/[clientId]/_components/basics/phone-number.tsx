// A number to be dialled by a touch, or as much of it as one may see.
'use client'

import { useTranslations } from 'next-intl'
import type { ShownPhone } from '@/lib/clients/basics-queries'

export function PhoneNumber({ number }: { number: ShownPhone }) {
  const t = useTranslations('clients.basics')
  if ('ending' in number)
    return <span className="numeric">{t('phoneEnding', { digits: number.ending })}</span>
  return (
    <a
      href={`tel:${number.e164}`}
      className="numeric -my-3 inline-flex min-h-12 items-center text-celadon-deep underline-offset-4 hover:underline"
    >
      {number.written}
    </a>
  )
}
