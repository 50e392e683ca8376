// Taking back a patch test that was never done, or a result that is not so: whoever tapped it for ten minutes, the manager later.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import type { StaffAction } from '@/lib/actions/action-state'
import { localName } from '@/lib/i18n/format'
import { checkTakeBack, type Taker } from '@/lib/patch-tests/patch-test-flow'
import type { TestedThing } from './patch-test-turn'

export type TakeBackActions = {
  takeBackTest: StaffAction<void>
  takeBackReading: StaffAction<void>
}

type Props = {
  test: {
    id: string
    doneById: string
    doneAt: Date
    result: 'clear' | 'reaction' | null
    readById: string | null
    readAt: Date | null
  }
  thing: TestedThing
  staff: Taker
  /** When the page was drawn. */
  now: Date
  actions: TakeBackActions
}

export function TakeBack({ test, thing, staff, now, actions }: Props) {
  const t = useTranslations('safety.patch.takeBack')
  const common = useTranslations('common')
  const locale = useLocale()
  const { result, readById, readAt } = test
  const taking = useToldAction(result ? actions.takeBackReading : actions.takeBackTest)
  const entered =
    result && readById && readAt
      ? { byId: readById, at: new Date(readAt), result }
      : { byId: test.doneById, at: new Date(test.doneAt) }
  if (checkTakeBack(entered, staff, now)) return null
  const tested = thing.product ?? thing.treatment
  return (
    <ConfirmDialog
      key={`${test.id}:${result}`}
      trigger={{ label: t(result ? 'reading' : 'test'), variant: 'quiet' }}
      title={t('title', { thing: tested ? localName(tested, locale) : '' })}
      keep={common('cancel')}
      confirm={t('confirm')}
      isPending={taking.pending}
      onConfirm={() => void taking.submit({ patchTestId: test.id, ...(result ? { result } : {}) })}
    >
      <p>{t(result ? 'readingHint' : 'testHint')}</p>
    </ConfirmDialog>
  )
}
