// Trying something on her skin outside a visit, and reading what came of it.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { ReadPatchTest } from '@/components/patch-tests/read-patch-test'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { localName } from '@/lib/i18n/format'
import type { ClientPatchTests } from '@/lib/patch-tests/patch-test-queries'
import { doPatchTestAction, readPatchTestAction } from '../../../actions'

type DoProps = Pick<ClientPatchTests, 'treatments' | 'products'> & { clientId: string }

export function DoPatchTest({ clientId, treatments, products }: DoProps) {
  const t = useTranslations('safety.patch')
  const locale = useLocale()
  const [thingId, setThingId] = useState<string | null>(null)
  const { submit, pending } = useToldAction(doPatchTestAction)
  const isProduct = products.some(({ id }) => id === thingId)
  const note = async () => {
    const done = await submit({
      clientId,
      ...(isProduct ? { productId: thingId } : { treatmentId: thingId }),
    })
    if (done) setThingId(null)
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Select
        label={t('thing')}
        className="min-w-64"
        items={[...treatments, ...products].map((thing) => ({
          id: thing.id,
          label: localName(thing, locale),
        }))}
        value={thingId}
        onChange={setThingId}
      />
      <Button isPending={pending} isDisabled={!thingId} onPress={() => void note()}>
        {t('do')}
      </Button>
    </div>
  )
}

type ReadProps = { patchTestId: string; name: string; readableAt: Date; now: Date; mayNote: boolean }

export function ReadPatchTestLine(props: ReadProps) {
  return <ReadPatchTest {...props} action={readPatchTestAction} />
}
