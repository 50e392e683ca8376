// The guided visit: where she is, what comes next, and what each stage leaves behind.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { WordDrafts } from '@/components/clients/word-drafts'
import { DoorCard, FoldedDoorCard } from '@/components/door-card/door-card'
import { HerLanguage } from '@/components/shell/her-language'
import { OpensAtTop } from '@/components/shell/opens-at-top'
import { classNames } from '@/components/ui/class-names'
import { requireStaff } from '@/lib/auth/require-staff'
import { getDoorCard } from '@/lib/clients/door-card-query'
import { herLanguage } from '@/lib/consents/consent-flow'
import { guestName } from '@/lib/i18n/format'
import { availableMoves, checkUndo, isOpen, STAGES, type Stage } from '@/lib/visits/visit-flow'
import { type GuidedVisit, getGuidedVisit } from '@/lib/visits/visit-queries'
import { ActionBar } from './_components/action-bar'
import { AfterLeaving } from './_components/after-leaving'
import { StoppedStrip } from './_components/ending/stopped-strip'
import { LateField } from './_components/late-field'
import { AlertsEased } from './_components/safety/alerts-eased'
import { OverridesOfVisit } from './_components/safety/overrides-of-visit'
import { visitSafety } from './_components/safety/visit-safety'
import { StagePanel } from './_components/stage-panel'
import { StagePath } from './_components/stage-path'
import { VisitEnded } from './_components/visit-ended'
import { VisitHeader } from './_components/visit-header'

type Props = {
  params: Promise<{ visitId: string }>
  searchParams: Promise<{ stage?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('visit')
  return { title: t('title') }
}

export default async function VisitPage({ params, searchParams }: Props) {
  const staff = await requireStaff()
  const visitId = z.uuid().safeParse((await params).visitId).data
  const visit = visitId ? await getGuidedVisit(staff, visitId) : null
  if (!visit) notFound()
  const now = new Date()
  const serverNow = now.toISOString()
  const [doorCard, safety] = await Promise.all([
    getDoorCard(staff.salon.id, visit.client.id, now, visit.id, staff),
    visit.stage === 'treatment' ? visitSafety(staff, visit.id, serverNow) : null,
  ])
  if (!doorCard) notFound()

  const stopped = safety?.gates.filter(({ stops }) => stops.length > 0) ?? []
  const haltedIds = stopped.filter(({ isStarted }) => isStarted).map(({ sessionId }) => sessionId)
  const isMinded = stopped.length > 0 || visit.seenToday.length > 0
  const moves = availableMoves(visit.snapshot, staff, now, staff.salon)
  const undoable = checkUndo(visit.snapshot, staff, now) === null ? visit.snapshot.lastMove : null
  const here = stageOf(visit.stage)
  const shown = stageOf((await searchParams).stage) ?? here ?? lastStageOf(visit)

  // On arrival the door card is the page: one glance, no tap.
  const isArrival = shown === here && (visit.stage === 'expected' || visit.stage === 'greeting')

  return (
    <HerLanguage language={herLanguage(visit.client.consents)}>
      <WordDrafts clientId={visit.client.id} kept={visit.words}>
        <OpensAtTop what={`${visit.stage} ${shown}`} />
        <div
          className={classNames(
            'mx-auto grid max-w-[82rem] gap-6 pb-28',
            !isArrival && 'landscape:lg:grid-cols-[minmax(0,1fr)_21rem]',
          )}
        >
          <div className="min-w-0">
            <StoppedStrip visit={visit} safety={safety} staff={staff} />
            <div className="grid grid-cols-1 gap-6">
              <VisitHeader
                visit={visit}
                doorCard={doorCard}
                serverNow={serverNow}
                haltedIds={haltedIds}
                isSlim={isArrival}
              />
              <StagePath visit={visit} shown={shown} serverNow={serverNow} />
              {isArrival ? (
                <DoorCard
                  card={doorCard}
                  layout="full"
                  isMinded={isMinded}
                  serverNow={serverNow}
                  late={<LateField card={doorCard} serverNow={serverNow} />}
                />
              ) : (
                <FoldedDoorCard card={doorCard} isMinded={isMinded} serverNow={serverNow} />
              )}
              {!isOpen(visit.stage) && <VisitEnded visit={visit} />}
              <AfterLeaving visit={visit} staff={staff} serverNow={serverNow} />
              <OverridesOfVisit visit={visit} staff={staff} now={now} />
              <AlertsEased visit={visit} serverNow={serverNow} />
              {shown && visit.stage !== 'expected' && (
                <StagePanel
                  visit={visit}
                  stage={shown}
                  staff={staff}
                  serverNow={serverNow}
                  haltedIds={haltedIds}
                  doorCard={doorCard}
                  isMinded={isMinded}
                />
              )}
            </div>
          </div>
          {!isArrival && (
            <aside className="hidden landscape:lg:block">
              <div className="sticky top-8">
                <DoorCard card={doorCard} layout="compact" isMinded={isMinded} serverNow={serverNow} />
              </div>
            </aside>
          )}
          <ActionBar
            visitId={visit.id}
            clientId={visit.client.id}
            guest={guestName(visit.client)}
            booked={bookedFor(visit, now)}
            stage={visit.stage}
            moves={moves}
            undo={undoable?.move ? { sequence: undoable.sequence, move: undoable.move } : null}
          />
        </div>
      </WordDrafts>
    </HerLanguage>
  )
}

function bookedFor({ snapshot: { appointedAt } }: GuidedVisit, now: Date) {
  return appointedAt && { startsAt: appointedAt.toISOString(), isPast: appointedAt < now }
}

/** Where a visit that is over last was: what was being written there stays in sight. */
function lastStageOf({ spans }: GuidedVisit): Stage | null {
  return stageOf(spans.findLast((span) => stageOf(span.stage))?.stage)
}

function stageOf(name: string | undefined): Stage | null {
  return STAGES.find((stage) => stage === name) ?? null
}
