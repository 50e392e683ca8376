// Says that there is a newer version, and opens it for whoever does not wish to wait for a quiet moment.
'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { isOutdated, onOutdated, reload, watchHands } from './new-version'

export function NewVersionBar() {
  const t = useTranslations('shell')
  useEffect(watchHands, [])
  const outdated = useSyncExternalStore(onOutdated, isOutdated, () => false)
  return (
    <div aria-live="polite" className="print:hidden">
      {outdated && (
        <div
          data-new-version
          className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b border-hair bg-celadon-wash px-4 py-2 text-sm"
        >
          <p>{t('newVersion')}</p>
          <Button onPress={reload}>{t('openNewVersion')}</Button>
        </div>
      )}
    </div>
  )
}
