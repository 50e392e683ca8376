// What stands where no photos may be taken: asking her, or that she does not wish it.
'use client'

import { useTranslations } from 'next-intl'
import { AskConsents } from '@/components/consents/ask-consents'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import type { ConsentState } from '@/lib/consents/consent-flow'

type PhotoConsentProps = {
  clientId: string
  consent: ConsentState
  /** How many are put away. */
  count: number
  /** Null for whoever may not record what she agrees to. */
  recordAction: StaffAction<void> | null
}

export function PhotoConsent({ clientId, consent, count, recordAction }: PhotoConsentProps) {
  const t = useTranslations('photos.consent')
  if (consent === 'given') return null
  if (consent === 'not_asked') {
    return (
      <Notice
        title={t('notAsked')}
        action={
          recordAction && (
            <AskConsents
              clientId={clientId}
              kinds={['photos', 'showing']}
              label={t('ask')}
              action={recordAction}
              isPrimary
            />
          )
        }
      >
        {t('notAskedHint')}
      </Notice>
    )
  }
  return (
    <p className="text-ink-soft">
      {t(consent)} {count > 0 && t('putAway', { count })}
    </p>
  )
}
