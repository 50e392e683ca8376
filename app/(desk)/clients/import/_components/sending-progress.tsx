// How far a file on its way is.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'

export function SendingProgress({ share, stop }: { share: number; stop: () => void }) {
  const t = useTranslations('imports.start')
  return (
    <div className="flex w-full max-w-lg flex-col gap-5 text-start">
      <Progress label={share < 1 ? t('sending') : t('reading')} {...(share < 1 ? { share } : {})}>
        {share < 1 && t('sent', { percent: share })}
      </Progress>
      <Button variant="quiet" className="self-center" onPress={stop}>
        {t('stop')}
      </Button>
    </div>
  )
}
