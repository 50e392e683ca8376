// One silent archive after another, each with its two answers.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { EraseArchive } from '@/components/clients/erase-archive'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import type { ProposedErasure } from '@/lib/clients/retention-queries'
import { formatDate, guestName } from '@/lib/i18n/format'

type Actions = { erase: StaffAction<unknown>; keep: StaffAction<unknown> }

type Props = { proposed: readonly ProposedErasure[]; timeZone: string; actions: Actions }

export function ProposedErasures({ proposed, ...rest }: Props) {
  return (
    <ul className="border-t border-hair">
      {proposed.map((client) => (
        <Proposed key={client.clientId} client={client} {...rest} />
      ))}
    </ul>
  )
}

function Proposed({ client, timeZone, actions }: { client: ProposedErasure } & Omit<Props, 'proposed'>) {
  const t = useTranslations('rights.retention')
  const locale = useLocale()
  const keep = useToldAction(actions.keep)
  const { clientId, visits, lastVisitAt, heardOfAt } = client
  const guest = guestName(client)
  const day = (at: string) => formatDate(new Date(at), timeZone, locale)
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-hair py-4">
      <div className="min-w-0 flex-1 basis-72">
        <Link
          href={`/clients/${clientId}`}
          className="inline-flex min-h-12 items-center font-serif text-xl font-semibold hover:text-celadon-deep"
        >
          {client.name}
        </Link>
        <p className="numeric text-sm text-ink-soft">
          {[
            lastVisitAt ? t('lastVisit', { day: day(lastVisitAt) }) : t('neverHere'),
            ...(lastVisitAt === heardOfAt ? [] : [t('heardOf', { day: day(heardOfAt) })]),
            t('visits', { count: visits }),
          ].join(' · ')}
        </p>
      </div>
      <div className="flex gap-3">
        <Button
          isPending={keep.pending}
          aria-label={t('keepFor', { guest })}
          onPress={async () => {
            if (await keep.submit({ clientId })) showToast({ tone: 'success', message: t('kept') })
          }}
        >
          {t('keep')}
        </Button>
        <EraseArchive clientId={clientId} guest={guest} reason="retention" action={actions.erase} />
      </div>
    </li>
  )
}
