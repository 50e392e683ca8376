// Which column holds what: guessed, and changed by hand.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { IMPORT_FIELDS, type Mapping, mappingTrouble } from '@/lib/imports/import-flow'
import type { ImportDetail } from '@/lib/imports/import-queries'
import { remapImportAction } from '../actions'

type Props = Pick<ImportDetail, 'id' | 'revision' | 'columns' | 'mapping'> & { onClose?: () => void }

const LEFT_OUT = 'left_out'

export function MappingForm({ id, revision, columns, mapping: first, onClose }: Props) {
  const t = useTranslations('imports')
  const [mapping, setMapping] = useState<Mapping>(first)
  const { state, submit, pending } = useStaffAction(remapImportAction)
  const trouble = mappingTrouble(mapping)
  const fields = [
    { id: LEFT_OUT, label: t('mapping.leaveOut') },
    ...IMPORT_FIELDS.map((field) => ({ id: field as string, label: t(`fields.${field}`) })),
  ]
  const choose = (index: number, chosen: string | null) => {
    const field = IMPORT_FIELDS.find((each) => each === chosen) ?? null
    setMapping(mapping.map((each, at) => (at === index ? field : each)))
  }
  const save = async () => {
    const answer = await submit({ importId: id, revision, mapping })
    if (answer?.status === 'done') onClose?.()
  }
  return (
    <Card as="section" className="flex flex-col gap-5">
      <div>
        <h2 className="text-lg">{t('mapping.title')}</h2>
        {first.some(Boolean) && <p className="mt-1 text-ink-soft">{t('mapping.guessed')}</p>}
      </div>
      {trouble === 'import_name_needed' && <Notice tone="warning">{t('mapping.nameNeeded')}</Notice>}
      <ul className="grid gap-x-6 gap-y-5 sm:grid-cols-2">
        {columns.map(({ at: index, name, sample }) => (
          <li key={index}>
            <Select
              label={name || t('mapping.noHeading', { number: index + 1 })}
              description={sample ? t('mapping.sample', { sample }) : t('mapping.noSample')}
              items={fields}
              value={mapping[index] ?? LEFT_OUT}
              onChange={(chosen) => choose(index, chosen)}
            />
          </li>
        ))}
      </ul>
      <ActionMessage state={state} />
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" isPending={pending} isDisabled={trouble !== null} onPress={save}>
          {t('mapping.save')}
        </Button>
        {onClose && (
          <Button variant="quiet" onPress={onClose}>
            {t('mapping.cancel')}
          </Button>
        )}
      </div>
    </Card>
  )
}
