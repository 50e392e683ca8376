// A note speaks of harm, and nobody has said yet what did it.
'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { type HarmPlace, harmInWords, placeOfHarm, unansweredHarms } from '@/lib/reactions/harm-flow'
import { BLANK_NOTE, type WholeNote } from '@/lib/treatment-notes/note-schemas'
import type { NotedSession } from '@/lib/treatment-notes/treatment-note-queries'
import { DenyHarm } from './deny-harm'
import { ReportReaction, type ReportReactionAction } from './report-reaction'
import { ToldHarms } from './told-harms'

export type AnswersOfHarm = { report: ReportReactionAction; deny: StaffAction<unknown> }

type Props = {
  session: NotedSession
  note: WholeNote
  answers: AnswersOfHarm
  /** Only what was typed or chosen there; everything, where nobody is typing. */
  at?: HarmPlace
}

export function HarmHint({ session, note, answers: { report, deny }, at }: Props) {
  const t = useTranslations('reactions.report')
  const harm = unansweredOf(session, note)
  const place = harm && placeOfHarm(harm, note)
  if (!harm || (at && at !== place)) return null
  const chosen = place === 'reaction' ? t('harmChosen') : place === 'findings' ? t('harmFound') : null
  return (
    <Notice tone="warning" title={chosen ?? t('harm', { word: harmInWords(harm) })}>
      <div className="grid gap-3">
        {session.harms.length > 1 && <ToldHarms harms={session.harms} />}
        <p>{t('harmAbout')}</p>
        <div className="flex flex-wrap gap-2.5">
          <ReportReaction {...aboutOf(session)} action={report} label={t('openNow')} variant="danger" />
          {session.harms.includes(harm) && (
            <DenyHarm sessionId={session.id} harms={session.harms} action={deny} />
          )}
        </div>
      </div>
    </Notice>
  )
}

/** Of a treatment that is over her skin may speak later, whatever the note says. */
export function ReactedLater({ session, note, answers: { report } }: Omit<Props, 'at'>) {
  if (session.hasReaction || !session.isEnded || unansweredOf(session, note)) return null
  return <ReportReaction {...aboutOf(session)} action={report} variant="quiet" />
}

function unansweredOf({ note: saved, harms }: NotedSession, note: WholeNote): string | undefined {
  return unansweredHarms(saved ?? BLANK_NOTE, harms, note, { isSlip: false })[0]
}

function aboutOf({ id, treatment }: NotedSession) {
  return { section: `reaction:${id}`, treatments: [{ ...treatment, sessionId: id }] } as const
}
