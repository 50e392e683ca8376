// The safety gate beside the start of one treatment: a quiet line when all is in order, otherwise what meets what, and
// every way out of it.
'use client'

import { PenLine, ShieldCheck, Trash2 } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { StopList } from '@/components/safety/stop-list'
import { Button } from '@/components/ui/button'
import { localName } from '@/lib/i18n/format'
import { isUnknown } from '@/lib/safety/safety-flow'
import type { Gate } from '@/lib/safety/safety-queries'
import { TakeOut } from '../ending/take-out'
import { AskedStops, isOfQuestion } from './asked-stops'
import { type GateDesk, gateId, namesOfDeciders } from './gate-flow'
import { OverrideDialog } from './override-dialog'
import { WayOut } from './way-out'

type Props = { gate: Gate; desk: GateDesk }

export function GatePanel({ gate, desk }: Props) {
  const t = useTranslations('safety.gate')
  const locale = useLocale()
  const treatment = localName(gate.treatment, locale)
  return (
    <section id={gateId(gate)} aria-label={t('label')} className="grid scroll-mt-28 gap-3">
      {gate.stops.length === 0 ? (
        <LetPass gate={gate} />
      ) : (
        <div className="grid gap-5 rounded-lg border border-rouge bg-rouge-wash p-5">
          <div>
            <h3 className="text-lg text-rouge">{t('of', { treatment })}</h3>
            <p className="text-sm text-ink-soft">{t('stoppedAbout', { count: gate.stops.length })}</p>
          </div>
          <AskedStops stops={gate.stops} desk={desk} />
          <StopList
            stops={gate.stops.filter((stop) => !isOfQuestion(stop))}
            wayOut={(stop) => <WayOut stop={stop} desk={desk} gate={gate} />}
          />
          <Decision gate={gate} desk={desk} treatment={treatment} />
        </div>
      )}
    </section>
  )
}

/** All in order; or what somebody has let pass, so that it is minded. */
export function LetPass({ gate }: { gate: Gate }) {
  const t = useTranslations('safety.gate')
  if (gate.letPass.length === 0) {
    return (
      <p className="flex items-center gap-2 text-celadon-deep">
        <ShieldCheck aria-hidden="true" className="size-5 shrink-0" />
        {t('clear')}
      </p>
    )
  }
  return (
    <div className="grid gap-3 rounded-lg bg-ochre-wash p-4">
      <p className="font-medium text-ochre">{t('letPass', { count: gate.letPass.length })}</p>
      <StopList stops={gate.letPass} />
    </div>
  )
}

type DecisionProps = Props & { treatment: string }

/** What is left when nothing above opens the gate: another treatment, or somebody who answers for this one. */
function Decision({ gate, desk, treatment }: DecisionProps) {
  const t = useTranslations('safety.gate')
  const format = useFormatter()
  const [isSigning, setSigning] = useState(false)
  const { may, safety, ownName, ownId } = desk
  const isAskable = gate.stops.some(isUnknown)
  const names = namesOfDeciders(gate, safety.deciders, ownId)
  // Nobody opens the gate for herself while somebody else of the house could.
  const isForHerself = gate.therapistId === ownId && safety.deciders.some(({ id }) => id !== ownId)
  const isHers = may.override && (may.overrideUnknown || !isAskable) && !isForHerself
  return (
    <div className="grid gap-3 border-t border-rouge/30 pt-4">
      <div className="flex flex-wrap gap-2.5">
        <LeaveOut sessionId={gate.sessionId} treatment={treatment} />
        {isHers && (
          <Button
            variant="danger"
            icon={<PenLine aria-hidden="true" className="size-5" />}
            onPress={() => setSigning(true)}
          >
            {t('decide')}
          </Button>
        )}
      </div>
      {may.override && !isHers && isAskable && (
        <p className="text-sm text-ink-soft">{t('unknownByManager')}</p>
      )}
      {may.override && isForHerself && <p className="text-sm text-ink-soft">{t('notForYourself')}</p>}
      {!isHers && (!may.override || isForHerself) && names.length > 0 && (
        <p className="text-sm text-ink-soft">
          {t('deciders', { names: format.list(names, { type: 'disjunction' }) })}
        </p>
      )}
      {isHers && (
        <OverrideDialog
          gate={gate}
          treatment={treatment}
          ownName={ownName}
          isOpen={isSigning}
          onOpenChange={setSigning}
        />
      )}
    </div>
  )
}

function LeaveOut({ sessionId, treatment }: { sessionId: string; treatment: string }) {
  const t = useTranslations('safety.gate')
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button icon={<Trash2 aria-hidden="true" className="size-5" />} onPress={() => setAsking(true)}>
        {t('otherTreatment')}
      </Button>
      <TakeOut
        sessionId={sessionId}
        treatment={treatment}
        hint={t('otherTreatmentHint')}
        isOpen={isAsking}
        onOpenChange={setAsking}
      />
    </>
  )
}
