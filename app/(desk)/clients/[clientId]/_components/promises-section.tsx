// What was promised to her (客户承诺), with who answers for it and until when.
'use client'

import { Check, HandHeart, Plus } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { errorProps } from '@/components/forms/error-props'
import { FormButtons } from '@/components/forms/form-buttons'
import { StaffForm } from '@/components/forms/staff-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { DatePicker } from '@/components/ui/date-picker'
import { TextField } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { ClientArchive } from '@/lib/clients/client-queries'
import { formatDate } from '@/lib/i18n/format'
import { keepPromiseAction, makePromiseAction } from '../../actions'

type Shown = ClientArchive['promises'][number]

type Props = {
  clientId: string
  promises: readonly Shown[]
  colleagues: readonly { id: string; name: string }[]
  /** Who is signed in: most promises are one's own. */
  staffId: string
  /** YYYY-MM-DD in the salon's zone. */
  today: string
}

export function PromisesSection({ clientId, promises, colleagues, staffId, today }: Props) {
  const t = useTranslations('clients.promises')
  const [isMaking, setMaking] = useState(false)
  return (
    <div className="grid gap-4">
      {promises.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      {promises.length > 0 && (
        <ul className="divide-y divide-hair">
          {promises.map((promise) => (
            <PromiseLine key={promise.id} promise={promise} today={today} />
          ))}
        </ul>
      )}
      {isMaking ? (
        <StaffForm action={makePromiseAction} onDone={() => setMaking(false)}>
          {({ pending, errorOf }) => (
            <div className="grid gap-4 rounded-lg border border-hair p-4">
              <input type="hidden" name="clientId" value={clientId} />
              <TextField
                label={t('text')}
                name="text"
                maxLength={200}
                autoComplete="off"
                autoFocus
                {...errorProps(errorOf('text'))}
              />
              <Select
                label={t('owner')}
                name="ownerId"
                items={colleagues.map(({ id, name }) => ({ id, label: name }))}
                defaultValue={staffId}
                {...errorProps(errorOf('ownerId'))}
              />
              <DatePicker
                label={t('dueOn')}
                name="dueOn"
                today={today}
                min={today}
                {...errorProps(errorOf('dueOn'))}
              />
              <FormButtons pending={pending} onClose={() => setMaking(false)} />
            </div>
          )}
        </StaffForm>
      ) : (
        <div>
          <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setMaking(true)}>
            {t('make')}
          </Button>
        </div>
      )}
    </div>
  )
}

function PromiseLine({ promise, today }: { promise: Shown; today: string }) {
  const t = useTranslations('clients.promises')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { submit, pending } = useToldAction(keepPromiseAction)
  const isOverdue = promise.dueOn.toISOString().slice(0, 10) < today
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <HandHeart aria-hidden="true" className="size-5 shrink-0 text-ink-soft" />
      <div className="min-w-0 flex-1 basis-48">
        <p>{promise.text}</p>
        <p className="numeric text-sm text-ink-soft">
          {promise.keptAt
            ? t('kept', { day: formatDate(promise.keptAt, timeZone, locale), owner: promise.owner.name })
            : t('due', { day: formatDate(promise.dueOn, 'UTC', locale), owner: promise.owner.name })}
        </p>
      </div>
      {!promise.keptAt && isOverdue && <Badge tone="rouge">{t('overdue')}</Badge>}
      {!promise.keptAt && (
        <Button
          icon={<Check aria-hidden="true" className="size-5" />}
          isPending={pending}
          onPress={() => void submit({ promiseId: promise.id })}
        >
          {t('keep')}
        </Button>
      )}
    </li>
  )
}
