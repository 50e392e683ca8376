// What answers one stop where it stands: a meaning, a patch test, a look at her skin, a word on what did her harm.
'use client'

import { useTranslations } from 'next-intl'
import { DenyHarm } from '@/components/reactions/deny-harm'
import { ReportReaction } from '@/components/reactions/report-reaction'
import { ToldHarms } from '@/components/reactions/told-harms'
import type { Gate } from '@/lib/safety/safety-queries'
import type { StopLine } from '@/lib/safety/stop-sql'
import { denyHarmAction, reportReactionAction } from '../../../../clients/reaction-actions'
import type { GateDesk } from './gate-flow'
import { LookedAtSkin } from './looked-at-skin'
import { PatchTestOfNeed } from './patch-needs'
import { SortAlert } from './sort-alert'

type Props = { stop: StopLine; gate: Gate; desk: GateDesk }

export function WayOut({ stop, desk, gate }: Props) {
  const t = useTranslations('reactions.report')
  const { may, safety } = desk
  switch (stop.kind) {
    case 'unsorted':
    case 'self_sorted':
      return (
        may.note && stop.alert && <SortAlert alert={stop.alert} entries={safety.entries} who={desk.who} />
      )
    case 'patch_missing':
    case 'patch_unread':
    case 'patch_failed':
    case 'patch_expired': {
      const need = safety.patchNeeds.find(
        ({ treatment, product }) => (product ?? treatment)?.id === (stop.product ?? stop.treatment)?.id,
      )
      return may.patchTest && need && <PatchTestOfNeed need={need} desk={desk} />
    }
    case 'wiped':
    case 'seen_before':
      return (
        may.assess &&
        gate.therapistId !== desk.ownId &&
        stop.mark && (
          <LookedAtSkin visitId={desk.visitId} mark={stop.mark} isStillThere={stands(stop.mark, gate)} />
        )
      )
    case 'harm_noted':
      return (
        stop.notedIn && (
          <div className="flex flex-wrap items-center gap-2.5">
            <ToldHarms harms={stop.notedIn.harms} />
            <ReportReaction
              section={`reaction:${stop.notedIn.sessionId}`}
              treatments={[{ ...stop.notedIn.treatment, sessionId: stop.notedIn.sessionId }]}
              action={reportReactionAction}
              label={t('openNow')}
              variant="danger"
            />
            {may.assess && gate.therapistId !== desk.ownId && (
              <DenyHarm
                sessionId={stop.notedIn.sessionId}
                harms={stop.notedIn.harms}
                action={denyHarmAction}
              />
            )}
          </div>
        )
      )
    default:
      return null
  }
}

/** Something is marked there now, less than was seen. */
function stands({ area, kind }: { area: string; kind: string }, { stops, letPass }: Gate): boolean {
  return [...stops, ...letPass].some(
    (stop) => stop.kind === 'marked' && stop.mark?.area === area && stop.mark.kind === kind,
  )
}
