// A product at home that has not ended after all.
'use client'

import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { resumeAtHomeAction } from '../../../at-home-actions'

export function StillInUse({ atHomeId, product }: { atHomeId: string; product: string }) {
  const t = useTranslations('at-home')
  const { submit, pending } = useToldAction(resumeAtHomeAction)
  return (
    <Button
      variant="quiet"
      aria-label={t('resumeIt', { product })}
      isPending={pending}
      icon={<RotateCcw aria-hidden="true" className="size-5" />}
      onPress={() => void submit({ atHomeId })}
    >
      {t('resume')}
    </Button>
  )
}
