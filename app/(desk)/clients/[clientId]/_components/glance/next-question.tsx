// An archive that is not full yet invites the one question that would help most next time; never forty fields.
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ClientArchive } from '@/lib/clients/client-queries'

const QUESTIONS = [
  ['alerts', ({ alertsAskedAt, alerts }: ClientArchive) => !alertsAskedAt && alerts.length === 0],
  ['phone', ({ phone }: ClientArchive) => !phone],
  ['formOfAddress', ({ formOfAddress }: ClientArchive) => !formOfAddress],
  ['tea', (client: ClientArchive) => lacks(client, 'tea')],
  ['birthday', ({ birthMonth }: ClientArchive) => !birthMonth],
  ['pressure', (client: ClientArchive) => lacks(client, 'pressure')],
  ['referredBy', ({ referredBy }: ClientArchive) => !referredBy],
  ['conversation', (client: ClientArchive) => lacks(client, 'conversation')],
] as const

export function NextQuestion({ client }: { client: ClientArchive }) {
  const t = useTranslations('clients.nextQuestion')
  const open = QUESTIONS.find(([, isOpen]) => isOpen(client))
  if (!open) return null
  return (
    <p className="mb-6 flex items-start gap-3 rounded-lg bg-celadon-wash px-5 py-3.5 text-celadon-dark">
      <MessageCircleQuestion aria-hidden="true" className="mt-0.5 size-5.5 shrink-0" />
      <span>
        <span className="me-2 text-sm">{t('label')}</span>
        {t(open[0])}
      </span>
    </p>
  )
}

function lacks({ preferences }: ClientArchive, kind: ClientArchive['preferences'][number]['kind']): boolean {
  return !preferences.some((preference) => preference.kind === kind)
}
