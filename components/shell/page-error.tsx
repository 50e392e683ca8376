// What stands where a page broke: a calm sentence, a number to read out, a way to try again.
'use client'

import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { BUSY, useComeBack } from './come-back'

export type PageErrorProps = { error: unknown; retry: () => void }

export function PageError({ error, retry }: PageErrorProps) {
  const t = useTranslations('errors.page')
  const id = error instanceof Error && 'digest' in error ? String(error.digest) : null
  const isBusy = id === BUSY
  useComeBack(isBusy, retry)
  return (
    <EmptyState
      headingLevel={1}
      title={t(isBusy ? 'busyTitle' : 'title')}
      action={
        <div className="flex flex-wrap justify-center gap-3">
          <Button variant="primary" onPress={retry}>
            {t('tryAgain')}
          </Button>
          <ButtonLink href="/today">{t('home')}</ButtonLink>
        </div>
      }
    >
      <p>{t(isBusy ? 'busyBody' : 'body')}</p>
      {id && !isBusy && <p className="numeric mt-3 font-medium text-ink select-all">{t('id', { id })}</p>}
    </EmptyState>
  )
}
