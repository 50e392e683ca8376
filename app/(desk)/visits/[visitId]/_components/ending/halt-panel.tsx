// Something has come up while a treatment runs: stop, and what to do now; then it ends, or somebody lets it go on.
'use client'

import { Hand, PenLine } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { StopList } from '@/components/safety/stop-list'
import { Button } from '@/components/ui/button'
import { isUnknown } from '@/lib/safety/safety-flow'
import type { Gate } from '@/lib/safety/safety-queries'
import { AskedStops } from '../safety/asked-stops'
import { type GateDesk, gateId } from '../safety/gate-flow'
import { OverrideDialog } from '../safety/override-dialog'
import { WayOut } from '../safety/way-out'
import { HaltSteps } from './halt-steps'

type Props = {
  gate: Gate
  desk: GateDesk
  treatment: string
  /** The button that ends it. */
  children: ReactNode
}

export function HaltPanel({ gate, desk, treatment, children }: Props) {
  const t = useTranslations('ending.halt')
  // She is asked anew where it began by what was known of two.
  const unasked = gate.stops.filter(({ kind }) => kind === 'not_asked')
  const others = gate.stops.filter(({ kind }) => kind !== 'not_asked')
  return (
    <section
      id={gateId(gate)}
      aria-label={t('label')}
      className="grid scroll-mt-28 gap-5 overflow-hidden rounded-lg border-2 border-rouge bg-rouge-wash"
    >
      <h3 className="flex items-center gap-3 bg-rouge px-5 py-4 text-2xl text-sheet">
        <Hand aria-hidden="true" className="size-8 shrink-0" />
        {t('title', { treatment })}
      </h3>
      <div className="grid gap-5 px-5 pb-5">
        <div className="grid gap-2">
          <p className="font-medium">{t('doNow')}</p>
          <HaltSteps />
        </div>
        <div className="grid gap-3 border-t border-rouge/30 pt-4">
          <p className="text-sm text-ink-soft">{t('about', { count: gate.stops.length })}</p>
          <AskedStops stops={unasked} desk={desk} />
          <StopList stops={others} wayOut={(stop) => <WayOut stop={stop} gate={gate} desk={desk} />} />
        </div>
        <div className="flex flex-wrap items-start gap-2.5 border-t border-rouge/30 pt-4">
          {children}
          <GoOn gate={gate} desk={desk} treatment={treatment} />
        </div>
      </div>
    </section>
  )
}

/** Somebody who may decide lets it go on; everybody else is told whom to ask. */
function GoOn({ gate, desk, treatment }: Omit<Props, 'children'>) {
  const t = useTranslations('ending.halt')
  const format = useFormatter()
  const [isSigning, setSigning] = useState(false)
  const { may, safety, ownName } = desk
  const isAskable = gate.stops.some(isUnknown)
  if (may.override && (may.overrideUnknown || !isAskable)) {
    return (
      <>
        <Button icon={<PenLine aria-hidden="true" className="size-5" />} onPress={() => setSigning(true)}>
          {t('goOn')}
        </Button>
        <OverrideDialog
          gate={gate}
          treatment={treatment}
          ownName={ownName}
          isOpen={isSigning}
          onOpenChange={setSigning}
        />
      </>
    )
  }
  const names = safety.deciders.filter(({ isManager }) => isManager || !isAskable).map(({ name }) => name)
  if (names.length === 0) return null
  return (
    <p className="basis-full text-sm text-ink-soft">
      {t('deciders', { names: format.list(names, { type: 'disjunction' }) })}
    </p>
  )
}
