// Her rights: everything on her as a file or on paper, and that she is forgotten.
'use client'

import { Download, Printer } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EraseArchive } from '@/components/clients/erase-archive'
import { useFileDownload } from '@/components/forms/use-file-download'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { InTheWay } from '@/lib/clients/erase-queries'
import { formatDay } from '@/lib/i18n/format'
import { eraseClientAction } from '../../../erase-actions'

export function HerRights({ clientId, inTheWay }: { clientId: string; inTheWay: readonly InTheWay[] }) {
  const t = useTranslations('rights')
  const { download, pending } = useFileDownload(`/clients/${clientId}/export`)
  return (
    <section aria-labelledby="her-rights" className="grid max-w-3xl gap-2">
      <h2 id="her-rights" className="text-xl">
        {t('title')}
      </h2>
      <p className="text-ink-soft">{t('about')}</p>
      <ul className="mt-2 border-t border-hair">
        <Right title={t('export.title')} about={t('export.about')}>
          <Button
            icon={<Download aria-hidden className="size-5" />}
            isPending={pending}
            onPress={() => void download({})}
          >
            {t('export.open')}
          </Button>
        </Right>
        <Right title={t('print.title')} about={t('print.about')}>
          <ButtonLink
            href={`/clients/${clientId}/document`}
            icon={<Printer aria-hidden className="size-5" />}
          >
            {t('print.open')}
          </ButtonLink>
        </Right>
        <Right title={t('erase.right')} about={t('erase.about')}>
          {inTheWay.length > 0 ? (
            <FirstSettle inTheWay={inTheWay} />
          ) : (
            <EraseArchive clientId={clientId} guest={t('her')} reason="her_wish" action={eraseClientAction} />
          )}
        </Right>
      </ul>
    </section>
  )
}

function Right({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-b border-hair py-4">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-serif text-lg">{title}</p>
        <p className="text-sm text-ink-soft">{about}</p>
      </div>
      {children}
    </li>
  )
}

/** What would refuse it, each with the way to where it is settled. */
function FirstSettle({ inTheWay }: { inTheWay: readonly InTheWay[] }) {
  const t = useTranslations('rights.erase')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <Notice tone="warning" title={t('first')} className="basis-full">
      <ul className="mt-2 grid gap-2">
        {inTheWay.map(({ visitId, is, startsAt }) => (
          <li key={visitId} className="flex flex-wrap items-center justify-between gap-3">
            <span>
              {t(`inTheWay.${is}`, { day: startsAt ? formatDay(new Date(startsAt), timeZone, locale) : '' })}
            </span>
            <ButtonLink href={is === 'call' ? `/follow-ups?visit=${visitId}` : `/visits/${visitId}`}>
              {t(`settle.${is}`)}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
