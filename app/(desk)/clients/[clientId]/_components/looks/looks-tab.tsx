// Who looked at her archive and who wrote in it, for the manager; and what she may ask for.
import { getTranslations } from 'next-intl/server'
import { AuditLines } from '@/components/clients/audit-lines'
import { ButtonLink } from '@/components/ui/button'
import { listLooks } from '@/lib/audit/audit-queries'
import { maySeeLooks } from '@/lib/auth/permissions'
import { isUuid } from '@/lib/clients/client-schemas'
import { whatKeepsHer } from '@/lib/clients/erase-queries'
import type { TabProps } from '../tab-props'
import { HerRights } from './her-rights'

export async function LooksTab({ staff, clientId, before }: TabProps) {
  if (!maySeeLooks(staff)) return null
  const t = await getTranslations('audit.tab')
  const [{ lines, older }, inTheWay] = await Promise.all([
    listLooks(staff, clientId, before && isUuid(before) ? before : undefined),
    whatKeepsHer(staff, clientId),
  ])
  return (
    <div className="grid gap-12">
      <section aria-label={t('title')} className="grid gap-4">
        <p className="max-w-2xl text-ink-soft">{t('about')}</p>
        {lines.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <AuditLines lines={lines} timeZone={staff.salon.timeZone} />
        )}
        {older && (
          <ButtonLink href={`?tab=looks&before=${older}`} className="justify-self-start">
            {t('older')}
          </ButtonLink>
        )}
      </section>
      <HerRights clientId={clientId} inTheWay={inTheWay} />
    </div>
  )
}
