// What is to be settled at the desk: treatments performed and products bought.
'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useEndWords } from '@/components/treatment-end/end-words'
import { formatMoney, localName } from '@/lib/i18n/format'
import type { GuidedVisit } from '@/lib/visits/visit-queries'

type Props = {
  sessions: GuidedVisit['sessions']
  recommendations: GuidedVisit['recommendations']
  currency: string
}

export function BillField({ sessions, recommendations, currency }: Props) {
  const t = useTranslations('visit')
  const locale = useLocale()
  const format = useFormatter()
  const wordsOf = useEndWords()
  const rows = [
    ...sessions
      .filter((session) => session.endedAt)
      .map((session) => ({
        id: session.id,
        name: localName(session.treatment, locale),
        ended: wordsOf(session),
        quantity: 1,
        minor: session.priceMinor ?? session.treatment.priceMinor,
      })),
    ...recommendations
      .filter((made) => made.answer === 'bought')
      .map((made) => ({
        id: made.id,
        name: localName(made.product, locale),
        ended: null,
        quantity: made.quantity,
        minor: made.priceMinor ?? made.product.priceMinor * made.quantity,
      })),
  ]
  if (rows.length === 0) return <p className="text-ink-soft">{t('nothingToSettle')}</p>
  const total = rows.reduce((sum, row) => sum + row.minor, 0)
  return (
    <table className="numeric w-full max-w-md">
      <caption className="sr-only">{t('bill', { count: format.number(rows.length) })}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-b border-hair">
            <th scope="row" className="py-2 text-start font-normal">
              {row.name}
              {row.ended && <span className="block text-sm text-ochre">{row.ended}</span>}
              {row.quantity > 1 && <span className="ms-2 text-ink-soft">× {row.quantity}</span>}
            </th>
            <td className="py-2 text-end">{formatMoney(row.minor, currency, locale)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-2 text-start">
            {t('total')}
          </th>
          <td className="py-2 text-end text-lg font-semibold">{formatMoney(total, currency, locale)}</td>
        </tr>
      </tbody>
    </table>
  )
}
