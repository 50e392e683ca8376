// An archive that is not full yet invites the one question that would help most next time; never forty fields.
import { MessageCircleQuestion } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ArchiveGlance } from '@/lib/clients/archive-queries'
import { consentsToAsk } from '@/lib/consents/consent-flow'

type IsOpen = (glance: ArchiveGlance) => boolean

const lacks =
  (kind: ArchiveGlance['preferences'][number]['kind']): IsOpen =>
  ({ preferences }) =>
    !preferences.some((preference) => preference.kind === kind)

/** The first that is open is asked. */
const QUESTIONS: readonly [words: string, isOpen: IsOpen][] = [
  ['clients.nextQuestion.alerts', ({ alertsAskedAt, alerts }) => !alertsAskedAt && alerts.length === 0],
  ['clients.nextQuestion.phone', ({ phone }) => !phone],
  ['archive.nextQuestion.consents', ({ consents }) => consentsToAsk(consents).length > 0],
  ['clients.nextQuestion.formOfAddress', ({ formOfAddress }) => !formOfAddress],
  ['clients.nextQuestion.tea', lacks('tea')],
  ['clients.nextQuestion.birthday', ({ birthMonth }) => !birthMonth],
  ['clients.nextQuestion.pressure', lacks('pressure')],
  ['clients.nextQuestion.referredBy', ({ referredBy, source }) => !referredBy && !source],
  ['clients.nextQuestion.conversation', lacks('conversation')],
  ['archive.nextQuestion.occupation', ({ occupation }) => !occupation],
]

export function NextQuestion({ glance }: { glance: ArchiveGlance }) {
  const t = useTranslations()
  const open = QUESTIONS.find(([, isOpen]) => isOpen(glance))
  if (!open) return null
  return (
    <p className="flex items-start gap-3 rounded-lg bg-celadon-wash px-5 py-3 text-celadon-dark">
      <MessageCircleQuestion aria-hidden="true" className="mt-0.5 size-5.5 shrink-0" />
      <span>
        <span className="me-2 text-sm">{t('clients.nextQuestion.label')}</span>
        {t(open[0])}
      </span>
    </p>
  )
}
