// What a colleague changed meanwhile beside what is written here; which of them holds is for the writer to say.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { PlanConflict as Conflict } from '@/lib/care-plans/plan-content-flow'
import { usePlannedWords } from './plan-words'

type Props = {
  conflicts: readonly Conflict[]
  nameOf: (treatmentId: string) => string
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Shows nothing while nobody was faster. */
export function PlanConflict({ conflicts, nameOf, onTakeTheirs, onKeepMine }: Props) {
  const t = useTranslations('care-plans')
  const plannedWords = usePlannedWords(nameOf)
  if (conflicts.length === 0) return null
  const both = (conflict: Conflict) =>
    conflict.field === 'treatment'
      ? {
          label: nameOf(conflict.treatmentId),
          theirs: plannedWords(conflict.theirs),
          mine: plannedWords(conflict.mine),
        }
      : {
          label: t(conflict.field),
          theirs: conflict.theirs || t('conflict.nothing'),
          mine: conflict.mine || t('conflict.nothing'),
        }
  return (
    <Notice
      tone="warning"
      title={t('conflict.title')}
      action={
        <>
          <Button onPress={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
          <Button onPress={onKeepMine}>{t('conflict.keepMine')}</Button>
        </>
      }
    >
      <dl className="grid gap-3">
        {conflicts.map(both).map(({ label, theirs, mine }) => (
          <div key={label}>
            <dt className="text-sm">{label}</dt>
            <dd className="whitespace-pre-wrap text-ink">{t('conflict.theirs', { text: theirs })}</dd>
            <dd className="whitespace-pre-wrap text-ink">{t('conflict.mine', { text: mine })}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}
