// A note speaks of harm, and nobody has said yet what did it.
'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { isChosenHarm, unansweredHarms } from '@/lib/reactions/harm-flow'
import type { WholeNote } from '@/lib/treatment-notes/note-schemas'
import { BLANK_NOTE } from '@/lib/treatment-notes/note-schemas'
import type { NotedSession } from '@/lib/treatment-notes/treatment-note-queries'
import { DenyHarm } from './deny-harm'
import { ReportReaction, type ReportReactionAction } from './report-reaction'

export type AnswersOfHarm = { report: ReportReactionAction; deny: StaffAction<unknown> }

type Props = { session: NotedSession; note: WholeNote; answers: AnswersOfHarm }

export function HarmHint({ session, note, answers: { report, deny } }: Props) {
  const t = useTranslations('reactions.report')
  const harm = unansweredHarms(session.note ?? BLANK_NOTE, session.harms, note)[0]
  const treatments = [{ ...session.treatment, sessionId: session.id }]
  if (!harm) {
    if (!session.isEnded || session.hasReaction) return null
    return <ReportReaction treatments={treatments} action={report} variant="quiet" />
  }
  return (
    <Notice tone="warning" title={isChosenHarm(harm, note) ? t('harmChosen') : t('harm', { word: harm })}>
      <div className="grid gap-3">
        <p>{t('harmAbout')}</p>
        <div className="flex flex-wrap gap-2.5">
          <ReportReaction treatments={treatments} action={report} label={t('openNow')} variant="danger" />
          {session.harms.includes(harm) && <DenyHarm sessionId={session.id} action={deny} />}
        </div>
      </div>
    </Notice>
  )
}
