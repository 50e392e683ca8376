// She may be somebody of whom something serious is known in another archive: said until she was asked.
import { ShieldAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { LikelyOther } from '@/lib/safety/likely-others'

export function LikelyOthers({ others }: { others: readonly LikelyOther[] }) {
  const t = useTranslations('safety.others')
  const format = useFormatter()
  return others.map(({ why, alerts }) => (
    <p key={why + alerts.join()} role="note" className="flex gap-2.5 rounded-lg bg-rouge-wash px-4 py-3">
      <ShieldAlert aria-hidden="true" className="mt-0.5 size-5.5 shrink-0 text-rouge" />
      <span>{t(why, { alerts: format.list(alerts) })}</span>
    </p>
  ))
}
