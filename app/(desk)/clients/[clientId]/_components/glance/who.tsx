// Who she is: her name large, how she is spoken to, how the house sorts her, and what can be done with her now.
import { Cake, ChevronLeft, Clock, Sprout, Tag, UserRound, Wallet } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { BrushLine } from '@/components/ui/brush-line'
import { Link } from '@/components/ui/link'
import { mayBook, mayCheckIn, mayMergeClients, maySeeTransactionClass } from '@/lib/auth/permissions'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { ArchiveGlance } from '@/lib/clients/archive-queries'
import { timeClassOf, transactionClassOf } from '@/lib/clients/classification-flow'
import { guestName, localName } from '@/lib/i18n/format'
import { HeaderActions } from './header-actions'

type Props = { glance: ArchiveGlance; staff: SignedInStaff; now: Date }

export function Who({ glance, staff, now }: Props) {
  const t = useTranslations()
  const address = guestName(glance)
  const asides = [
    address !== glance.name && address,
    glance.nickname && t('archive.glance.nickname', { nickname: glance.nickname }),
    glance.occupation,
    glance.referredBy && t('archive.glance.referredBy', { guest: guestName(glance.referredBy) }),
  ].filter(Boolean)
  return (
    <header className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Link
          href="/clients"
          className="-ms-2 inline-flex min-h-12 items-center gap-1 rounded-md pe-3 text-sm font-medium text-celadon-deep hover:underline"
        >
          <ChevronLeft aria-hidden="true" className="size-5" />
          {t('clients.title')}
        </Link>
        <HeaderActions
          clientId={glance.id}
          guest={address}
          hereVisitId={glance.hereVisitId}
          dueVisitId={glance.dueVisitId}
          next={glance.next && { ...glance.next, startsAt: glance.next.startsAt.toISOString() }}
          mayCheckIn={mayCheckIn(staff)}
          mayBook={mayBook(staff)}
          mayMerge={mayMergeClients(staff)}
        />
      </div>
      <div className="flex items-center gap-5">
        <Avatar name={glance.name} size="xl" />
        <div className="min-w-0">
          <h1 className="text-3xl">{glance.name}</h1>
          {asides.length > 0 && <p className="text-lg text-ink-soft">{asides.join(' · ')}</p>}
          <BrushLine className="mt-2 w-24" />
          <div className="mt-3 flex flex-wrap gap-2">
            <Classes glance={glance} staff={staff} now={now} />
          </div>
        </div>
      </div>
    </header>
  )
}

/** Time, transaction, nature; then her birthday and the salon's own words for her. */
function Classes({ glance, staff, now }: Props) {
  const t = useTranslations('archive')
  const locale = useLocale()
  const time = timeClassOf(glance.standing, now, staff.salon)
  const { hasTransacted } = glance.standing
  const transaction =
    hasTransacted !== null && transactionClassOf({ hasTransacted, upgradedAt: glance.upgradedAt })
  const isFresh = time === 'prospective' || time === 'new'
  return (
    <>
      <Badge
        tone={time === 'lapsed' ? 'ochre' : isFresh ? 'celadon' : 'neutral'}
        icon={isFresh ? <Sprout aria-hidden="true" /> : <Clock aria-hidden="true" />}
      >
        {t(`classes.time.${time}`)}
      </Badge>
      {maySeeTransactionClass(staff) && transaction && (
        <Badge tone={transaction === 'upgraded' ? 'celadon' : 'neutral'} icon={<Wallet aria-hidden="true" />}>
          {t(`classes.transaction.${transaction}`)}
        </Badge>
      )}
      {glance.nature && (
        <Badge icon={<UserRound aria-hidden="true" />}>{localName(glance.nature, locale)}</Badge>
      )}
      {glance.birthdayInDays !== null && (
        <Badge tone="celadon" icon={<Cake aria-hidden="true" />}>
          {t('glance.birthday', { days: glance.birthdayInDays })}
        </Badge>
      )}
      {glance.tags.map((tag) => (
        <Badge key={tag.id} icon={<Tag aria-hidden="true" />}>
          {localName(tag, locale)}
        </Badge>
      ))}
    </>
  )
}
