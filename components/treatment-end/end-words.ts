// How a treatment ended, in words; nothing is said of one that was simply done.
import { useTranslations } from 'next-intl'
import type { EndReason, SessionOutcome } from '@/lib/treatments/outcome-flow'

export type ToldEnd = {
  outcome: SessionOutcome | null
  endReason: EndReason | null
  endNote?: string | null
}

/** "Broken off, because she felt unwell (dizzy)"; null for what was performed, or has not ended. */
export function useEndWords(): (end: ToldEnd) => string | null {
  const t = useTranslations('ending')
  return ({ outcome, endReason, endNote }) => {
    if (outcome === null || outcome === 'performed') return null
    const called = t(`outcomes.${outcome}`)
    const told = endReason
      ? t('because', {
          outcome: called,
          reason: endReason === 'other' && endNote ? endNote : t(`reasons.${endReason}`),
        })
      : called
    return endNote && endReason !== 'other' ? t('noted', { told, note: endNote }) : told
  }
}
