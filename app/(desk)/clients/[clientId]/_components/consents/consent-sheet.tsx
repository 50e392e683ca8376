// One kind of consent: where it stands, in which words, when, with whom, and her signature.
import { ChevronRight } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { AskConsents } from '@/components/consents/ask-consents'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Signature } from '@/components/ui/signature'
import { type ConsentState, hasRefused } from '@/lib/consents/consent-flow'
import type { ConsentSheet as Sheet, ShownConsent } from '@/lib/consents/consent-queries'
import { formatDate } from '@/lib/i18n/format'
import { recordConsentsAction, withdrawConsentAction } from '../../../consent-actions'
import { WithdrawConsent } from './withdraw-consent'

type ConsentSheetProps = { clientId: string; sheet: Sheet; mayRecord: boolean; timeZone: string }

const tones: Record<ConsentState, BadgeTone> = {
  given: 'celadon',
  declined: 'neutral',
  withdrawn: 'neutral',
  not_asked: 'ochre',
}

export function ConsentSheet({ clientId, sheet, mayRecord, timeZone }: ConsentSheetProps) {
  const t = useTranslations('consents')
  const { kind, state, latest, earlier } = sheet
  const titleId = `consent-${kind}`
  return (
    <Card as="article" aria-labelledby={titleId} className="grid gap-4 p-6!">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h3 id={titleId} className="text-xl">
          {t(`kinds.${kind}`)}
        </h3>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      </header>
      {latest ? (
        <Answer answer={latest} timeZone={timeZone} />
      ) : (
        <p className="text-ink-soft">{t('tab.noAnswer')}</p>
      )}
      {mayRecord && state === 'given' && latest && (
        <WithdrawConsent consentId={latest.id} kind={kind} action={withdrawConsentAction} />
      )}
      {mayRecord && hasRefused(state) && (
        <AskConsents
          clientId={clientId}
          kinds={[kind]}
          label={t('tab.askAgain')}
          action={recordConsentsAction}
        />
      )}
      {earlier.length > 0 && (
        <details className="group border-t border-hair pt-1">
          <summary className="flex min-h-12 cursor-pointer items-center gap-1 text-ink-soft">
            <ChevronRight aria-hidden="true" className="size-5 transition-transform group-open:rotate-90" />
            {t('tab.earlier', { count: earlier.length })}
          </summary>
          <ul className="grid gap-5 pt-2">
            {earlier.map((answer) => (
              <li key={answer.id} className="grid gap-2">
                <p className="font-medium">{t(`states.${answer.answer}`)}</p>
                <Answer answer={answer} timeZone={timeZone} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

function Answer({ answer, timeZone }: { answer: ShownConsent; timeZone: string }) {
  const t = useTranslations('consents.tab')
  const locale = useLocale()
  const dayOf = (instant: Date) => formatDate(instant, timeZone, locale)
  const isGiven = answer.answer === 'given'
  return (
    <div className="grid gap-3">
      <blockquote
        aria-label={t(isGiven ? 'agreed' : 'declinedWords')}
        lang={answer.locale}
        className="border-s-2 border-celadon-line ps-4 font-serif leading-relaxed"
      >
        {answer.words}
      </blockquote>
      {answer.signature && (
        <Signature path={answer.signature} label={t('withSignature')} className="h-20 w-full max-w-72" />
      )}
      {isGiven && !answer.signature && <p className="text-ink-soft">{t('spoken')}</p>}
      <p className="numeric text-sm text-ink-soft">
        {t(isGiven ? 'given' : 'declinedOn', { day: dayOf(answer.recordedAt), by: answer.recordedBy.name })}
      </p>
      {answer.withdrawnAt && (
        <p className="numeric text-sm text-ink-soft">
          {isGiven
            ? t('withdrawnOn', { day: dayOf(answer.withdrawnAt), by: answer.withdrawnBy?.name ?? '' })
            : t('ended', { day: dayOf(answer.withdrawnAt) })}
        </p>
      )}
    </div>
  )
}
