// One entry of the timeline: when, what, who, and what was said.
import {
  CalendarClock,
  CircleX,
  DoorOpen,
  FileCheck2,
  FilePlus2,
  Footprints,
  HandHeart,
  Heart,
  type LucideIcon,
  MessageSquareText,
  PencilLine,
  PenLine,
  Phone,
  ShieldAlert,
  ShieldCheck,
  ShieldQuestion,
} from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { usePreferenceWords } from '@/components/clients/preference-words'
import { classNames } from '@/components/ui/class-names'
import { useAnswerWords } from '@/components/visit/answer-words'
import type { TimelineEntry } from '@/lib/clients/timeline-queries'
import { formatDate } from '@/lib/i18n/format'
import { useChangeWords } from './change-words'
import { Aside, Entry, type Of } from './entry'
import { Alert, AlertRevised, AlertSorted, Answered, Overridden, Reaction } from './health-entry'
import { VisitEntry, VisitNotes } from './visit-entry'

export function TimelineEntryLine({ entry }: { entry: TimelineEntry }) {
  const { icon: Icon, tone } = looksOf(entry)
  return (
    <li className="relative">
      <span
        className={classNames(
          'absolute -start-7 flex size-8 -translate-x-1/2 items-center justify-center rounded-full bg-paper [&>svg]:size-5',
          tone,
        )}
      >
        <Icon aria-hidden="true" />
      </span>
      <EntryBody entry={entry} />
    </li>
  )
}

function EntryBody({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'visit':
      return <VisitEntry at={entry.at} visit={entry.facts} />
    case 'visit_notes':
      return <VisitNotes at={entry.at} visit={entry.facts} />
    case 'call':
      return <Call entry={entry} />
    case 'promise_made':
    case 'promise_kept':
      return <Promised entry={entry} />
    case 'case_opened':
    case 'case_settled':
      return <Said entry={entry} />
    case 'alert_noted':
    case 'alert_confirmed':
    case 'alert_retired':
      return <Alert entry={entry} />
    case 'alert_revised':
      return <AlertRevised entry={entry} />
    case 'alert_sorted':
      return <AlertSorted entry={entry} />
    case 'answered':
      return <Answered entry={entry} />
    case 'overridden':
      return <Overridden entry={entry} />
    case 'reaction_told':
    case 'reaction_cleared':
      return <Reaction entry={entry} />
    case 'preference_noted':
    case 'preference_retired':
      return <Preference entry={entry} />
    case 'consent_recorded':
    case 'consent_ended':
      return <Consent entry={entry} />
    case 'change':
      return <Change entry={entry} />
    case 'began':
      return <Began entry={entry} />
  }
}

function Call({ entry: { at, facts } }: Of<'call'>) {
  const t = useTranslations('archive.timeline')
  const answer = useAnswerWords()
  return (
    <Entry at={at} by={facts.by} title={t(`calls.${facts.outcome}`)}>
      {facts.feeling !== null && <span className="me-2">{answer('feeling', facts.feeling)}</span>}
      {facts.note}
    </Entry>
  )
}

function Promised({ entry: { at, kind, facts } }: Of<'promise_made' | 'promise_kept'>) {
  const t = useTranslations('archive.timeline')
  const locale = useLocale()
  const day = formatDate(new Date(facts.dueOn), 'UTC', locale)
  const isMade = kind === 'promise_made'
  return (
    <Entry at={at} by={isMade ? facts.by : facts.owner} title={t(kind)}>
      {facts.text}
      {isMade && <Aside>{t('promiseDue', { owner: facts.owner, day })}</Aside>}
    </Entry>
  )
}

function Said({ entry: { at, kind, facts } }: Of<'case_opened' | 'case_settled'>) {
  const t = useTranslations('archive.timeline')
  const kinds = useTranslations('clients.cases.kinds')
  return (
    <Entry at={at} by={kind === 'case_opened' ? facts.by : null} title={t(kind, { kind: kinds(facts.kind) })}>
      {facts.text}
    </Entry>
  )
}

function Preference({ entry: { at, kind, facts } }: Of<'preference_noted' | 'preference_retired'>) {
  const t = useTranslations('archive.timeline')
  const kinds = useTranslations('door-card.preferences')
  const wordsOf = usePreferenceWords()
  return (
    <Entry at={at} by={facts.by} title={t(kind, { kind: kinds(facts.preference.kind) })}>
      {wordsOf(facts.preference)}
      {facts.before && <Aside>{t('instead', { before: wordsOf(facts.before) })}</Aside>}
    </Entry>
  )
}

function Consent({ entry: { at, kind, facts } }: Of<'consent_recorded' | 'consent_ended'>) {
  const t = useTranslations('archive.timeline')
  const kinds = useTranslations('consents.kinds')
  const title = kind === 'consent_ended' ? 'consent_ended' : (`consent_${facts.answer}` as const)
  return <Entry at={at} by={facts.by} title={t(title, { kind: kinds(facts.kind) })} />
}

function Change({ entry: { at, facts } }: Of<'change'>) {
  const t = useTranslations('archive.timeline')
  const wordsOf = useChangeWords()
  return (
    <Entry at={at} by={facts.by} title={t('change')}>
      {facts.fields.map(({ field, before, after }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one field may have changed twice in a deed; the past does not move
        <span key={position} className="block">
          {t('became', {
            field: t.has(`fields.${field}`) ? t(`fields.${field}`) : t('fields.other'),
            before: wordsOf(field, before),
            after: wordsOf(field, after),
          })}
        </span>
      ))}
    </Entry>
  )
}

function Began({ entry: { at } }: Of<'began'>) {
  const t = useTranslations('archive.timeline')
  return <Entry at={at} by={null} title={t('began')} />
}

type Looks = { icon: LucideIcon; tone: string }

function looksOf(entry: TimelineEntry): Looks {
  switch (entry.kind) {
    case 'visit':
    case 'visit_notes':
      return looksOfVisit(entry.facts.stage)
    case 'call':
      return { icon: Phone, tone: 'text-celadon-deep' }
    case 'promise_made':
    case 'promise_kept':
      return { icon: HandHeart, tone: 'text-ink-soft' }
    case 'case_opened':
    case 'case_settled':
      return {
        icon: MessageSquareText,
        tone: entry.facts.kind === 'complaint' ? 'text-rouge' : 'text-ink-soft',
      }
    case 'alert_noted':
    case 'alert_confirmed':
    case 'alert_retired':
    case 'alert_revised':
    case 'alert_sorted':
    case 'reaction_told':
      return { icon: ShieldAlert, tone: 'text-rouge' }
    case 'answered':
      return { icon: ShieldQuestion, tone: 'text-ink-soft' }
    case 'overridden':
      return { icon: PenLine, tone: 'text-ochre' }
    case 'reaction_cleared':
      return { icon: ShieldCheck, tone: 'text-celadon-deep' }
    case 'preference_noted':
    case 'preference_retired':
      return { icon: Heart, tone: 'text-ink-soft' }
    case 'consent_recorded':
    case 'consent_ended':
      return { icon: FileCheck2, tone: 'text-ink-soft' }
    case 'change':
      return { icon: PencilLine, tone: 'text-ink-soft' }
    case 'began':
      return { icon: FilePlus2, tone: 'text-celadon-deep' }
  }
}

function looksOfVisit(stage: string): Looks {
  if (stage === 'expected') return { icon: CalendarClock, tone: 'text-celadon-deep' }
  if (stage === 'cancelled' || stage === 'no_show') return { icon: CircleX, tone: 'text-ink-soft' }
  if (stage === 'left') return { icon: CircleX, tone: 'text-rouge' }
  if (stage === 'closed' || stage === 'follow_up') return { icon: Footprints, tone: 'text-ink-soft' }
  return { icon: DoorOpen, tone: 'text-celadon-deep' }
}
