// Her health in the timeline, as it was at the time: from what to what, and why.
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useStopWords } from '@/components/safety/stop-words'
import { localName } from '@/lib/i18n/format'
import { Aside, Entry, type Of } from './entry'

export function Alert({
  entry: { at, kind, facts },
}: Of<'alert_noted' | 'alert_confirmed' | 'alert_retired'>) {
  const t = useTranslations('archive.timeline')
  const kinds = useTranslations('door-card.alerts.kinds')
  return (
    <Entry at={at} by={facts.by} title={t(kind, { kind: kinds(facts.kind) })}>
      {facts.text}
      {facts.severity === 'serious' && <Aside>{t('serious')}</Aside>}
      <Why reason={facts.reason} />
    </Entry>
  )
}

export function AlertRevised({ entry: { at, facts } }: Of<'alert_revised'>) {
  const t = useTranslations('archive.timeline')
  const kinds = useTranslations('door-card.alerts.kinds')
  const weights = useTranslations('clients.alerts.severities')
  const { before, severity } = facts
  return (
    <Entry at={at} by={facts.by} title={t('alert_revised', { kind: kinds(facts.kind) })}>
      {facts.text}
      <Aside>{t('fromTo', { before: weights(before), after: weights(severity) })}</Aside>
      <Why reason={facts.reason} />
    </Entry>
  )
}

export function AlertSorted({ entry: { at, facts } }: Of<'alert_sorted'>) {
  const t = useTranslations('archive.timeline')
  const kinds = useTranslations('door-card.alerts.kinds')
  const locale = useLocale()
  const format = useFormatter()
  const wordsOf = (meanings: typeof facts.after | null) => {
    if (!meanings) return t('notSorted')
    if (meanings.length === 0) return t('meansNothing')
    return format.list(meanings.map((meaning) => localName(meaning, locale)))
  }
  return (
    <Entry at={at} by={facts.by} title={t('alert_sorted', { kind: kinds(facts.kind) })}>
      {facts.text}
      <Aside>{t('fromTo', { before: wordsOf(facts.before), after: wordsOf(facts.after) })}</Aside>
      <Why reason={facts.reason} />
    </Entry>
  )
}

export function Answered({ entry: { at, facts } }: Of<'answered'>) {
  const t = useTranslations('archive.timeline')
  const questions = useTranslations('safety.stops.questions')
  const wordsOf = useAnswerWords()
  return (
    <Entry at={at} by={facts.by} title={t('answered')}>
      {facts.answers.map(({ question, answer, before, earlier }) => (
        <span key={`${question} ${answer}`} className="me-5 inline-block">
          <span className="me-2 text-ink-soft">{questions(question)}</span>
          {before
            ? t('fromTo', { before: wordsOf(question, before), after: wordsOf(question, answer, earlier) })
            : wordsOf(question, answer, earlier)}
        </span>
      ))}
    </Entry>
  )
}

type Answer = Of<'answered'>['entry']['facts']['answers'][number]

function useAnswerWords() {
  const t = useTranslations('safety.asking')
  const asLastTime = useTranslations('archive.timeline')
  const said = (question: Answer['question'], answer: 'no' | 'yes') =>
    t(`answers.${t.has(`answers.${question}.no`) ? question : 'any'}.${answer}`)
  return (question: Answer['question'], answer: Answer['answer'], earlier: Answer['earlier'] = null) => {
    if (answer !== 'unchanged') return said(question, answer)
    return earlier ? asLastTime('asLastTime', { answer: said(question, earlier) }) : t('unchanged')
  }
}

export function Overridden({ entry: { at, facts } }: Of<'overridden'>) {
  const t = useTranslations('archive.timeline')
  const override = useTranslations('safety.override')
  const locale = useLocale()
  const wordsOf = useStopWords()
  return (
    <Entry at={at} by={facts.by} title={t('overridden', { treatment: localName(facts.treatment, locale) })}>
      {facts.stops.map((stop) => {
        const { what, meets } = wordsOf(stop)
        return (
          <span key={stop.key} className="block">
            {what}
            {stop.kind === 'matched' && ` · ${meets}`}
          </span>
        )
      })}
      <span className="block text-sm text-ink-soft">
        {facts.reason ? t('because', { reason: facts.reason }) : override('noReason')}
        {facts.isLasting && <span className="ms-3">{override('lastingBadge')}</span>}
      </span>
    </Entry>
  )
}

export function Reaction({ entry: { at, kind, facts } }: Of<'reaction_told' | 'reaction_cleared'>) {
  const t = useTranslations('archive.timeline')
  const locale = useLocale()
  return (
    <Entry at={at} by={facts.by} title={t(kind, { treatment: localName(facts.treatment, locale) })}>
      {kind === 'reaction_told' ? facts.text : <Why reason={facts.text} />}
    </Entry>
  )
}

function Why({ reason }: { reason: string | null }) {
  const t = useTranslations('archive.timeline')
  return reason && <span className="block text-sm text-ink-soft">{t('because', { reason })}</span>
}
