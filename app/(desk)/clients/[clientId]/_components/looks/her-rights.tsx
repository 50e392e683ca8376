// Her rights: everything on her as a file or on paper, and that she is forgotten.
'use client'

import { Download, Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EraseArchive } from '@/components/clients/erase-archive'
import { useFileDownload } from '@/components/forms/use-file-download'
import { Button, ButtonLink } from '@/components/ui/button'
import { eraseClientAction } from '../../../erase-actions'

export function HerRights({ clientId }: { clientId: string }) {
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
          <EraseArchive clientId={clientId} guest={t('her')} reason="her_wish" action={eraseClientAction} />
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
