// A note speaks of harm, and nobody has said yet what did it.
'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { harmIn } from '@/lib/reactions/harm-flow'
import type { WholeNote } from '@/lib/treatment-notes/note-schemas'
import type { NotedSession } from '@/lib/treatment-notes/treatment-note-queries'
import { ReportReaction, type ReportReactionAction } from './report-reaction'

type Props = { session: NotedSession; note: WholeNote; report: ReportReactionAction }

export function HarmHint({ session, note, report }: Props) {
  const t = useTranslations('reactions.report')
  if (session.hasReaction) return null
  const harm = harmIn(note)
  const treatments = [{ ...session.treatment, sessionId: session.id }]
  if (!harm) {
    return session.isEnded ? <ReportReaction treatments={treatments} action={report} variant="quiet" /> : null
  }
  const isChosen = harm === note.content.reaction
  return (
    <Notice tone="warning" title={isChosen ? t('harmChosen') : t('harm', { word: harm })}>
      <div className="grid gap-3">
        <p>{t('harmAbout')}</p>
        <ReportReaction treatments={treatments} action={report} label={t('openNow')} variant="danger" />
      </div>
    </Notice>
  )
}
