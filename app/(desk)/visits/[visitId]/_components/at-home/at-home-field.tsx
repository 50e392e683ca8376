// Beside the care advice: what she has at home, for what is advised builds on it.
import { useTranslations } from 'next-intl'
import { AtHomeLines } from '@/components/at-home/at-home-lines'
import { ToldAtHome } from '@/components/at-home/told-at-home'
import { type HerAtHome, readAtHome } from '@/lib/at-home/at-home-queries'
import { mayNoteAtHome } from '@/lib/auth/permissions'
import { salonDate } from '@/lib/salon-time/salon-time'
import { correctAtHomeAction, endAtHomeAction, noteAtHomeAction } from '../../../../clients/at-home-actions'
import type { StageContext } from '../stage-fields'

export async function AtHomeField({ visit, staff, serverNow, isEditable }: StageContext) {
  const read = await readAtHome(staff, visit.client.id)
  if (!read) return null
  return (
    <AtHomeShown
      read={read}
      visitId={visit.id}
      clientId={visit.client.id}
      today={salonDate(new Date(serverNow), staff.salon.timeZone)}
      isEditable={isEditable && mayNoteAtHome(staff)}
    />
  )
}

type Props = { read: HerAtHome; visitId: string; clientId: string; today: string; isEditable: boolean }

function AtHomeShown({ read, visitId, clientId, today, isEditable }: Props) {
  const t = useTranslations('at-home')
  const { standing, products } = read
  if (standing.length === 0 && !isEditable) return null
  return (
    <section aria-labelledby="at-home-here" className="grid gap-2">
      <h3 id="at-home-here" className="text-lg">
        {t(standing.length > 0 ? 'still' : 'title')}
      </h3>
      {standing.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <AtHomeLines
        items={standing}
        today={today}
        actions={isEditable ? { correct: correctAtHomeAction, end: endAtHomeAction } : null}
      />
      {isEditable && (
        <ToldAtHome
          clientId={clientId}
          visitId={visitId}
          products={products.filter(({ id }) => !standing.some(({ product }) => product.id === id))}
          action={noteAtHomeAction}
        />
      )}
    </section>
  )
}
