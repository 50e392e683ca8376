// Complaints, suggestions, enquiries, requests and praise (投诉/建议/咨询): opened, and settled with her.
'use client'

import { Check, MessageSquareText, MessageSquareWarning, Plus } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { errorProps } from '@/components/forms/error-props'
import { FormButtons } from '@/components/forms/form-buttons'
import { StaffForm } from '@/components/forms/staff-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextAreaField } from '@/components/ui/field'
import type { ClientArchive } from '@/lib/clients/client-queries'
import { CASE_KINDS } from '@/lib/clients/client-schemas'
import { formatDate } from '@/lib/i18n/format'
import { openCaseAction, resolveCaseAction } from '../../actions'

type Shown = ClientArchive['cases'][number]
type Props = { clientId: string; cases: readonly Shown[]; mayResolve: boolean }

export function CasesSection({ clientId, cases, mayResolve }: Props) {
  const t = useTranslations('clients.cases')
  const [isOpening, setOpening] = useState(false)
  return (
    <div className="grid gap-4">
      {cases.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      {cases.length > 0 && (
        <ul className="divide-y divide-hair">
          {cases.map((opened) => (
            <CaseLine key={opened.id} opened={opened} mayResolve={mayResolve} />
          ))}
        </ul>
      )}
      {isOpening ? (
        <StaffForm action={openCaseAction} onDone={() => setOpening(false)}>
          {({ pending, errorOf }) => (
            <div className="grid gap-4 rounded-lg border border-hair p-4">
              <input type="hidden" name="clientId" value={clientId} />
              <ChoiceChips
                label={t('kind')}
                name="kind"
                items={CASE_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
                {...errorProps(errorOf('kind'))}
              />
              <TextAreaField
                label={t('text')}
                name="text"
                rows={3}
                maxLength={1000}
                description={t('textHint')}
                {...errorProps(errorOf('text'))}
              />
              <FormButtons pending={pending} onClose={() => setOpening(false)} />
            </div>
          )}
        </StaffForm>
      ) : (
        <div>
          <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setOpening(true)}>
            {t('open')}
          </Button>
        </div>
      )}
    </div>
  )
}

function CaseLine({ opened, mayResolve }: { opened: Shown; mayResolve: boolean }) {
  const t = useTranslations('clients.cases')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const { submit, pending } = useToldAction(resolveCaseAction)
  const isComplaint = opened.kind === 'complaint' && !opened.resolvedAt
  const day = (at: Date) => formatDate(at, timeZone, locale)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-48">
        <p>
          <Badge
            tone={isComplaint ? 'rouge' : 'neutral'}
            icon={
              isComplaint ? (
                <MessageSquareWarning aria-hidden="true" />
              ) : (
                <MessageSquareText aria-hidden="true" />
              )
            }
            className="me-2"
          >
            {t(`kinds.${opened.kind}`)}
          </Badge>
          {opened.text}
        </p>
        <p className="numeric mt-1 text-sm text-ink-soft">
          {opened.resolvedAt
            ? t('resolved', { day: day(opened.resolvedAt) })
            : t('openedBy', { day: day(opened.openedAt), name: opened.openedBy.name })}
        </p>
      </div>
      {!opened.resolvedAt && mayResolve && (
        <Button
          icon={<Check aria-hidden="true" className="size-5" />}
          isPending={pending}
          onPress={() => void submit({ caseId: opened.id })}
        >
          {t('resolve')}
        </Button>
      )}
    </li>
  )
}
