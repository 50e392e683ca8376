// Over tea, before anybody lies down: alerts nobody has understood, what today's treatments meet, patch tests they want.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { StopList } from '@/components/safety/stop-list'
import type { StopKind } from '@/lib/safety/safety-flow'
import type { StopLine } from '@/lib/safety/stop-sql'
import type { GateDesk } from './gate-flow'
import { PatchNeeds } from './patch-needs'
import { SortAlert } from './sort-alert'

type Props = { desk: GateDesk; isEditable: boolean }

export function SafetyCheck({ desk, isEditable }: Props) {
  const t = useTranslations('safety.check')
  const { safety, may } = desk
  const stops = distinct(safety.gates.flatMap((gate) => gate.stops))
  const unsorted = stops.filter(({ kind }) => kind === 'unsorted' || kind === 'self_sorted')
  const ahead = stops.filter(({ kind }) => MINDED.includes(kind))
  return (
    <>
      {unsorted.length > 0 && (
        <Part title={t('unsorted')} about={t('unsortedAbout')}>
          <StopList
            stops={unsorted}
            wayOut={({ alert }) =>
              isEditable &&
              may.note &&
              alert && <SortAlert alert={alert} entries={safety.entries} who={desk.who} />
            }
          />
        </Part>
      )}
      {ahead.length > 0 && (
        <Part title={t('ahead')}>
          <div className="rounded-lg border border-rouge bg-rouge-wash p-4">
            <StopList stops={ahead} />
          </div>
        </Part>
      )}
      {safety.patchNeeds.length > 0 && (
        <Part title={t('patch')}>
          <PatchNeeds desk={desk} isEditable={isEditable} />
        </Part>
      )}
    </>
  )
}

/** What today's treatments meet, whatever she answers. */
const MINDED: readonly StopKind[] = ['matched', 'said', 'told', 'marked', 'reacted', 'eased']

function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3">
      <div>
        <p className="font-medium">{title}</p>
        {about && <p className="text-sm text-ink-soft">{about}</p>}
      </div>
      {children}
    </section>
  )
}

function distinct(stops: readonly StopLine[]): StopLine[] {
  return [...new Map(stops.map((stop) => [stop.key, stop])).values()]
}
