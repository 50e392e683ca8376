// Trying something on her skin outside a visit, and reading what came of it.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { PatchPlaces } from '@/components/patch-tests/patch-places'
import { ReadPatchTest } from '@/components/patch-tests/read-patch-test'
import { TakeBack } from '@/components/patch-tests/take-back'
import { Select } from '@/components/ui/select'
import { localName } from '@/lib/i18n/format'
import type { PatchPlace, Taker } from '@/lib/patch-tests/patch-test-flow'
import type { ClientPatchTests, KeptPatchTest } from '@/lib/patch-tests/patch-test-queries'
import {
  doPatchTestAction,
  readPatchTestAction,
  takeBackPatchTestAction,
  takeBackReadingAction,
} from '../../../actions'

type DoProps = Pick<ClientPatchTests, 'treatments' | 'products'> & { clientId: string }

export function DoPatchTest({ clientId, treatments, products }: DoProps) {
  const t = useTranslations('safety.patch')
  const locale = useLocale()
  const [thingId, setThingId] = useState<string | null>(null)
  const { submit, pending } = useToldAction(doPatchTestAction)
  const isProduct = products.some(({ id }) => id === thingId)
  const note = async (place: PatchPlace) => {
    const done = await submit({
      clientId,
      ...(isProduct ? { productId: thingId } : { treatmentId: thingId }),
      place,
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
      {thingId && <PatchPlaces isAgain={false} isPending={pending} onChoose={(place) => void note(place)} />}
    </div>
  )
}

type ReadProps = { patchTestId: string; name: string; readableAt: Date; now: Date; mayNote: boolean }

export function ReadPatchTestLine(props: ReadProps) {
  return <ReadPatchTest {...props} action={readPatchTestAction} />
}

type TakeBackProps = { test: KeptPatchTest; staff: Taker; now: Date }

export function TakeBackLine(props: TakeBackProps) {
  return (
    <TakeBack
      {...props}
      thing={props.test}
      actions={{ takeBackTest: takeBackPatchTestAction, takeBackReading: takeBackReadingAction }}
    />
  )
}
