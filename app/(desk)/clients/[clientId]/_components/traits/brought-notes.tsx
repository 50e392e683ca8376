// What was written of her in another system: for staff alone, until somebody has sorted it.
'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { BroughtNote } from '@/lib/clients/trait-queries'
import { formatDate } from '@/lib/i18n/format'
import { sortBroughtAction } from '../../../actions'

export function BroughtNotes({ notes, isEditable }: { notes: readonly BroughtNote[]; isEditable: boolean }) {
  const t = useTranslations('archive.traits.brought')
  if (notes.length === 0) return null
  return (
    <Card as="section" mark="ochre" aria-label={t('title')} className="grid gap-3">
      <div>
        <h2 className="text-lg">{t('title')}</h2>
        <p className="text-sm text-ink-soft">{t('hint')}</p>
      </div>
      {notes.map((note) => (
        <Note key={note.id} note={note} isEditable={isEditable} />
      ))}
    </Card>
  )
}

function Note({ note, isEditable }: { note: BroughtNote; isEditable: boolean }) {
  const t = useTranslations('archive.traits.brought')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { submit, pending } = useToldAction(sortBroughtAction)
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-t border-hair pt-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="whitespace-pre-line">{note.text}</p>
        <p className="text-sm text-ink-soft">
          {t('broughtOn', { day: formatDate(note.broughtAt, timeZone, locale) })}
        </p>
      </div>
      {isEditable && (
        <Button isPending={pending} onPress={() => submit({ broughtId: note.id })}>
          {t('sorted')}
        </Button>
      )}
    </div>
  )
}
