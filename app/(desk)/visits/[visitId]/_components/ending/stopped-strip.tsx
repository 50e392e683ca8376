// What must not begin, and what has to stop now, before anything else on the page and for everybody who looks at it:
// whoever has the gate before her is led to it; whoever has not reads here what to do and whom to fetch.
import { ChevronDown, Hand, ShieldAlert } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useStopWords } from '@/components/safety/stop-words'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { mayCare } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { localName } from '@/lib/i18n/format'
import type { Gate, VisitSafety } from '@/lib/safety/safety-queries'
import type { GuidedVisit } from '@/lib/visits/visit-queries'
import { gateId, namesOfDeciders } from '../safety/gate-flow'
import { HaltSteps } from './halt-steps'

/** So many reasons are read at a glance by whoever finds them all in the gate. */
const AT_A_GLANCE = 3

type Props = { visit: GuidedVisit; safety: VisitSafety | null; staff: SignedInStaff }

export function StoppedStrip({ visit, safety, staff }: Props) {
  const stopped = safety?.gates.filter(({ stops }) => stops.length > 0) ?? []
  return stopped
    .toSorted((one, other) => Number(other.isStarted) - Number(one.isStarted))
    .map((gate) => (
      <Stopped
        key={gate.sessionId}
        gate={gate}
        visit={visit}
        deciders={safety?.deciders ?? []}
        staff={staff}
      />
    ))
}

type StoppedProps = {
  gate: Gate
  visit: GuidedVisit
  deciders: VisitSafety['deciders']
  staff: SignedInStaff
}

function Stopped({ gate, visit, deciders, staff }: StoppedProps) {
  const t = useTranslations('safety.strip')
  const hasGate = mayCare(staff)
  return (
    <section aria-label={t(gate.isStarted ? 'halted' : 'locked')} className="contents">
      {/* Stays in sight wherever on the page somebody is looking, for which the section around it takes no box. */}
      <div
        {...(gate.isStarted && { role: 'alert' })}
        className={classNames(gate.isStarted && 'sticky top-[calc(var(--head)+0.5rem)] z-20')}
      >
        <Title gate={gate} href={hasGate ? `/visits/${visit.id}?stage=treatment#${gateId(gate)}` : null} />
      </div>
      <div className="mb-6 grid gap-3 rounded-b-xl border-2 border-t-0 border-rouge bg-rouge-wash px-6 py-3.5">
        <Reasons stops={gate.stops} isShort={hasGate} />
        {!hasGate && <WhatToDo gate={gate} visit={visit} names={namesOfDeciders(gate, deciders, staff.id)} />}
      </div>
    </section>
  )
}

function Title({ gate, href }: { gate: Gate; href: string | null }) {
  const t = useTranslations()
  const locale = useLocale()
  const treatment = localName(gate.treatment, locale)
  const Sign = gate.isStarted ? Hand : ShieldAlert
  const look = 'flex min-h-14 items-center gap-4 rounded-t-xl bg-rouge px-6 py-3 text-sheet'
  const words = (
    <>
      <Sign aria-hidden="true" className="size-7 shrink-0" />
      <strong className="min-w-0 flex-1 font-serif text-xl">
        {gate.isStarted ? t('ending.halt.title', { treatment }) : t('safety.gate.of', { treatment })}
      </strong>
    </>
  )
  if (!href) return <p className={look}>{words}</p>
  return (
    <Link href={href} className={look}>
      {words}
      <span className="flex shrink-0 items-center gap-1.5">
        {t('safety.strip.look')}
        <ChevronDown aria-hidden="true" className="size-5" />
      </span>
    </Link>
  )
}

function Reasons({ stops, isShort }: Pick<Gate, 'stops'> & { isShort: boolean }) {
  const t = useTranslations('safety.strip')
  const wordsOf = useStopWords()
  const told = isShort ? stops.slice(0, AT_A_GLANCE) : stops
  const more = stops.length - told.length
  return (
    <ul className="grid gap-1">
      {told.map((stop) => {
        const { what, meets } = wordsOf(stop)
        return (
          <li key={stop.key}>
            <strong className="font-semibold">{what}</strong>
            {meets && ` · ${meets}`}
          </li>
        )
      })}
      {more > 0 && <li className="text-ink-soft">{t('more', { count: more })}</li>}
    </ul>
  )
}

type WhatToDoProps = { gate: Gate; visit: GuidedVisit; names: readonly string[] }

/** Away from the room: what its people have to do at once, whom to tell, and whom to fetch. */
function WhatToDo({ gate, visit, names }: WhatToDoProps) {
  const t = useTranslations()
  const format = useFormatter()
  const therapist = visit.sessions.find(({ id }) => id === gate.sessionId)?.therapist
  const fetched = { names: format.list(names, { type: 'disjunction' }) }
  return (
    <>
      {gate.isStarted && (
        <div className="grid gap-2 border-t border-rouge/30 pt-3">
          <p className="font-medium">
            {therapist ? t('safety.strip.tell', { name: therapist.name }) : t('ending.halt.doNow')}
          </p>
          <HaltSteps />
        </div>
      )}
      {names.length > 0 && (
        <p className="border-t border-rouge/30 pt-3">
          {gate.isStarted ? t('ending.halt.deciders', fetched) : t('safety.gate.deciders', fetched)}
        </p>
      )}
    </>
  )
}
