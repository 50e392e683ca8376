// What was wrong with a file that was sent.
'use client'

import { useTranslations } from 'next-intl'
import { ActionMessage } from '@/components/forms/action-message'
import { Notice } from '@/components/ui/notice'
import type { ActionState } from '@/lib/actions/action-state'
import type { SendTrouble } from './use-send-file-client'

export function SendTroubleNotice({ trouble }: { trouble: SendTrouble | null }) {
  const t = useTranslations('imports.start')
  if (trouble?.status === 'offline') return <Notice tone="error">{t('broken')}</Notice>
  return trouble && <ActionMessage state={stateOf(trouble)} />
}

function stateOf(trouble: SendTrouble): ActionState {
  if (trouble.status === 'refused' || trouble.status === 'invalid') return { ...trouble, values: {} }
  return trouble
}
