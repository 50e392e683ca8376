// Reading a patch test: clear or not, and what was seen.
'use client'

import { Eye } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { StaffForm } from '@/components/forms/staff-form'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { Dialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/field'
import type { StaffAction } from '@/lib/actions/action-state'
import { formatComing } from '@/lib/i18n/format'
import { PATCH_TEST_RESULTS } from '@/lib/patch-tests/patch-test-schemas'

type ReadProps = {
  patchTestId: string
  name: string
  /** From when on it can be read as clear. */
  readableAt: Date
  /** When the page was drawn. */
  now: Date
  mayNote: boolean
  action: StaffAction<void>
}

/**
 * Two taps when it is clear; a reaction asks what was seen, if she lets the salon keep it. Before its time a reaction
 * alone can be noted, and it stands there when the rest can be.
 */
export function ReadPatchTest({ patchTestId, name, readableAt, now, mayNote, action }: ReadProps) {
  const t = useTranslations('safety.patch')
  const [isOpen, setOpen] = useState(false)
  const [result, setResult] = useState<string | null>(null)
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  const isTooEarly = new Date(now) < new Date(readableAt)
  const until = formatComing(new Date(readableAt), new Date(now), timeZone, locale)
  return (
    <>
      <Button icon={<Eye aria-hidden="true" className="size-5" />} onPress={() => setOpen(true)}>
        {t(isTooEarly ? 'readEarly' : 'read')}
      </Button>
      <Dialog title={t('readTitle', { thing: name })} isOpen={isOpen} onOpenChange={setOpen} isSticky>
        <StaffForm action={action} onDone={() => setOpen(false)} className="grid gap-5">
          {({ pending, errorOf }) => (
            <>
              <input type="hidden" name="patchTestId" value={patchTestId} />
              <ChoiceChips
                name="result"
                label={t('result')}
                items={PATCH_TEST_RESULTS.map((id) => {
                  const isLocked = id === 'clear' && isTooEarly
                  const label = t(`results.${id}`)
                  return isLocked
                    ? { id, label, isDisabled: true, description: t('clearFrom', { until }) }
                    : { id, label }
                })}
                value={result}
                onChange={setResult}
              />
              {result === 'reaction' && mayNote && (
                <TextAreaField
                  name="note"
                  label={t('note')}
                  description={t('noteHint')}
                  rows={2}
                  maxLength={500}
                  error={errorOf('note')}
                />
              )}
              <Button type="submit" variant="primary" size="lg" isDisabled={!result} isPending={pending}>
                {t('save')}
              </Button>
            </>
          )}
        </StaffForm>
      </Dialog>
    </>
  )
}
