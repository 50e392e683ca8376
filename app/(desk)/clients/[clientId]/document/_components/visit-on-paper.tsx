// One visit as it stands on paper.
import { useLocale, useTranslations } from 'next-intl'
import { useEndWords } from '@/components/treatment-end/end-words'
import type { DocumentVisit } from '@/lib/clients/document-query'
import { formatDate } from '@/lib/i18n/format'

export function VisitOnPaper({ visit, timeZone }: { visit: DocumentVisit; timeZone: string }) {
  const t = useTranslations('document')
  const locale = useLocale()
  const asking = useTranslations('safety.stops.questions')
  const wordsOf = useEndWords()
  const { startsAt, sessions, reactions, answers, notes, recommendations, calls, stage } = visit
  return (
    <li className="grid gap-1.5 break-inside-avoid border-t border-hair pt-3">
      <h3 className="text-lg">
        {formatDate(new Date(startsAt), timeZone, locale)}
        {stage === 'left' && ` · ${t('left')}`}
      </h3>
      {sessions.map(({ id, treatment, therapist, effect, ...end }) => (
        <p key={id}>
          {[treatment, therapist, wordsOf(end), effect && t('effect', { effect })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
      {reactions.map(({ id, treatment, text, clearedReason }) => (
        <p key={id} className="whitespace-pre-wrap">
          <span className="text-ink-soft">{t('reaction', { treatment: treatment ?? '' })}</span>{' '}
          {[text, clearedReason].filter(Boolean).join(' · ')}
        </p>
      ))}
      {answers.length > 0 && (
        <p>
          {t('asked', {
            answers: answers
              .map(({ question, answer }) =>
                t('answered', { question: asking(question), answer: t(`kinds.safetyAnswers.${answer}`) }),
              )
              .join(' · '),
          })}
        </p>
      )}
      {notes.map(({ id, kind, text }) => (
        <p key={id} className="whitespace-pre-wrap">
          <span className="text-ink-soft">{t.has(`kinds.notes.${kind}`) && t(`kinds.notes.${kind}`)}</span>{' '}
          {text}
        </p>
      ))}
      {recommendations.map(({ id, product, reason, answer }) => (
        <p key={id}>
          <span className="text-ink-soft">{t('product')}</span>{' '}
          {[
            product,
            reason,
            answer && t.has(`kinds.productAnswers.${answer}`) && t(`kinds.productAnswers.${answer}`),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
      {calls.map(({ id, feeling, note }) => (
        <p key={id}>
          <span className="text-ink-soft">{t('call')}</span>{' '}
          {[feeling && t('feeling', { feeling }), note].filter(Boolean).join(' · ')}
        </p>
      ))}
    </li>
  )
}
