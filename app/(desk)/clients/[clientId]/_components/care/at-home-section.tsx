// Of the care tab: what she has at home and when it runs out, what she had, and noting one she tells of.
import { useLocale, useTranslations } from 'next-intl'
import { AtHomeLines } from '@/components/at-home/at-home-lines'
import { ToldAtHome } from '@/components/at-home/told-at-home'
import { Card } from '@/components/ui/card'
import { FoldedSummary } from '@/components/ui/folded-summary'
import { type HerAtHome, readAtHome } from '@/lib/at-home/at-home-queries'
import { mayNoteAtHome } from '@/lib/auth/permissions'
import { formatBriefly, localName } from '@/lib/i18n/format'
import { salonDate } from '@/lib/salon-time/salon-time'
import { correctAtHomeAction, endAtHomeAction, noteAtHomeAction } from '../../../at-home-actions'
import type { TabProps } from '../tab-props'
import { StillInUse } from './still-in-use'

export async function AtHomeSection({ staff, clientId, now }: TabProps) {
  const read = await readAtHome(staff, clientId)
  if (!read) return null
  const today = salonDate(now, staff.salon.timeZone)
  return <AtHome read={read} clientId={clientId} today={today} isEditable={mayNoteAtHome(staff)} />
}

type Props = { read: HerAtHome; clientId: string; today: string; isEditable: boolean }

function AtHome({ read, clientId, today, isEditable }: Props) {
  const t = useTranslations('at-home')
  const { standing, former, products } = read
  const actions = isEditable ? { correct: correctAtHomeAction, end: endAtHomeAction } : null
  return (
    <Card as="section" aria-labelledby="at-home-title" className="grid content-start gap-3">
      <h2 id="at-home-title" className="text-lg">
        {t('title')}
      </h2>
      {standing.length === 0 ? (
        <p className="text-ink-soft">{t('none')}</p>
      ) : (
        <AtHomeLines items={standing} today={today} actions={actions} />
      )}
      {isEditable && (
        <ToldAtHome
          clientId={clientId}
          products={products.filter(({ id }) => !standing.some(({ product }) => product.id === id))}
          action={noteAtHomeAction}
        />
      )}
      {former.length > 0 && <Former former={former} today={today} isEditable={isEditable} />}
    </Card>
  )
}

function Former({
  former,
  today,
  isEditable,
}: Pick<HerAtHome, 'former'> & { today: string; isEditable: boolean }) {
  const t = useTranslations('at-home')
  const locale = useLocale()
  return (
    <details className="group border-t border-hair pt-1">
      <FoldedSummary>{t('former', { count: former.length })}</FoldedSummary>
      <ul className="grid gap-1">
        {former.map((had) => (
          <li key={had.id} className="flex flex-wrap items-center gap-x-3">
            <span>{localName(had.product, locale)}</span>
            <span className="numeric flex-1 text-sm text-ink-soft">
              {t('endedOn', {
                day: formatBriefly(new Date(had.endedOn), new Date(today), 'UTC', locale),
                end: t(`ends.${had.end}`),
              })}
            </span>
            {isEditable && <StillInUse atHomeId={had.id} product={localName(had.product, locale)} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
