// In a line what becomes of the columns, and on demand each of them.
'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ImportDetail } from '@/lib/imports/import-queries'
import { MappingForm } from './mapping-form'

type Props = Pick<ImportDetail, 'id' | 'revision' | 'columns' | 'mapping'>

export function ColumnsCard(props: Props) {
  const t = useTranslations('imports.mapping')
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <MappingForm {...props} onClose={() => setOpen(false)} />
  const { columns, mapping } = props
  const left = columns.filter(({ name }, index) => name && !mapping[index]).map(({ name }) => name)
  return (
    <Card isSunk className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{t('taken', { count: mapping.filter(Boolean).length })}</p>
        {left.length > 0 && <p className="text-sm text-ink-soft">{t('left', { names: left.join(' · ') })}</p>}
      </div>
      <Button onPress={() => setOpen(true)}>{t('open')}</Button>
    </Card>
  )
}
