// What she agreed to: one calm sheet per kind, and what she was never asked.
import { getLocale, getTranslations } from 'next-intl/server'
import { AskConsents } from '@/components/consents/ask-consents'
import { Notice } from '@/components/ui/notice'
import { mayRecordConsents } from '@/lib/auth/permissions'
import { listConsents } from '@/lib/consents/consent-queries'
import { recordConsentsAction } from '../../../consent-actions'
import type { TabProps } from '../tab-props'
import { ConsentSheet } from './consent-sheet'

export async function ConsentsTab({ staff, clientId }: TabProps) {
  const t = await getTranslations('consents')
  const locale = await getLocale()
  const sheets = await listConsents(staff, clientId)
  const missing = sheets.filter(({ state }) => state === 'not_asked').map(({ kind }) => kind)
  const kinds = missing.map((kind) => t(`kinds.${kind}`)).join(locale === 'en' ? ', ' : '、')
  const mayRecord = mayRecordConsents(staff)
  return (
    <section aria-label={t('title')} className="grid gap-5">
      <p className="max-w-2xl text-ink-soft">{t('tab.intro')}</p>
      {missing.length > 0 && mayRecord && (
        <Notice
          title={t('tab.missing', { kinds })}
          action={
            <AskConsents
              clientId={clientId}
              kinds={missing}
              label={t('tab.ask')}
              action={recordConsentsAction}
              isPrimary
            />
          }
        >
          {t('tab.missingHint')}
        </Notice>
      )}
      <ul className="grid items-start gap-5 lg:grid-cols-2">
        {sheets.map((sheet) => (
          <li key={sheet.kind}>
            <ConsentSheet
              clientId={clientId}
              sheet={sheet}
              mayRecord={mayRecord}
              timeZone={staff.salon.timeZone}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
