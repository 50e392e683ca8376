// An import on its way: how far it is, and that one may leave.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionMessage } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Progress } from '@/components/ui/progress'
import { type ImportProgress, isUnderWay } from '@/lib/imports/import-flow'
import { type StepTrouble, useImportSteps } from './use-import-steps-client'

export function ImportRun({ importId, progress: first }: { importId: string; progress: ImportProgress }) {
  const t = useTranslations('imports.run')
  const router = useRouter()
  const { progress, isOffline, trouble, goOn } = useImportSteps(importId, first, () => router.refresh())
  const { phase, done, rows } = progress
  const label = isUnderWay(phase) ? phase : 'running'
  return (
    <Card className="flex flex-col gap-5 py-8">
      <Progress label={t(label)} share={rows > 0 ? done / rows : 1}>
        {t('count', { done, rows })}
      </Progress>
      <p className="text-ink-soft">{t('leave')}</p>
      {isOffline && <Notice tone="warning">{t('waiting')}</Notice>}
      {trouble && (
        <>
          <ActionMessage state={stateOf(trouble)} />
          <div>
            <Button variant="primary" onPress={goOn}>
              {t('goOn')}
            </Button>
          </div>
        </>
      )}
    </Card>
  )
}

function stateOf(trouble: StepTrouble) {
  return trouble.status === 'refused' || trouble.status === 'invalid' ? { ...trouble, values: {} } : trouble
}
