// Her number, to be touched; where she has not agreed to be called, why there is none.
'use client'

import { Phone } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button, ButtonLink } from '@/components/ui/button'
import { buttonStyles } from '@/components/ui/button-styles'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { type ConsentState, hasRefused } from '@/lib/consents/consent-flow'
import { consentWords } from '@/lib/consents/consent-wording'
import { formatPhone } from '@/lib/i18n/format-phone'

export type DialProps = {
  client: { id: string; phone: string | null; phoneConsent: ConsentState }
  phoneCountry: string
  consentAction: StaffAction<void>
}

export function Dial({ client, phoneCountry, consentAction }: DialProps) {
  const t = useTranslations('follow-ups')
  if (hasRefused(client.phoneConsent)) return <NotToBeCalled clientId={client.id} />
  if (client.phoneConsent === 'not_asked')
    return <AskToCall clientId={client.id} consentAction={consentAction} />
  if (!client.phone) {
    return (
      <Notice tone="warning" action={<ButtonLink href={`/clients/${client.id}`}>{t('addPhone')}</ButtonLink>}>
        {t('noPhone')}
      </Notice>
    )
  }
  return (
    <a href={`tel:${client.phone}`} className={buttonStyles('secondary', 'lg', false, 'numeric')}>
      <Phone aria-hidden="true" className="size-5 text-celadon" />
      {t('callNumber', { phone: formatPhone(client.phone, phoneCountry) })}
    </a>
  )
}

function NotToBeCalled({ clientId }: { clientId: string }) {
  const t = useTranslations('consents.calls')
  return (
    <Notice
      tone="warning"
      title={t('refused')}
      action={<ButtonLink href={`/clients/${clientId}?tab=consents`}>{t('seeConsents')}</ButtonLink>}
    >
      {t('refusedHint')}
    </Notice>
  )
}

type AskToCallProps = { clientId: string; consentAction: StaffAction<void> }

function AskToCall({ clientId, consentAction }: AskToCallProps) {
  const t = useTranslations('consents.calls')
  const locale = useLocale() === 'en' ? 'en' : 'zh-CN'
  const { submit, pending } = useToldAction(consentAction)
  const agree = () => submit({ clientId, locale, answers: [{ kind: 'phone', answer: 'given' }] })
  return (
    <Notice
      title={t('notAsked')}
      action={
        <Button isPending={pending} onPress={() => void agree()}>
          {t('sheAgrees')}
        </Button>
      }
    >
      {t('notAskedHint', { words: consentWords('phone', locale) })}
    </Notice>
  )
}
