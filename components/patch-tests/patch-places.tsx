// Where on her skin the patch test is put: the tap on the place is the test.
'use client'

import { Droplet } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { PATCH_PLACES, type PatchPlace } from '@/lib/patch-tests/patch-test-flow'

type Props = {
  /** Her skin has reacted to it before. */
  isAgain: boolean
  isPending: boolean
  isDisabled?: boolean
  onChoose: (place: PatchPlace) => void
}

export function PatchPlaces({ isAgain, isPending, isDisabled = false, onChoose }: Props) {
  const t = useTranslations('safety.patch')
  const id = useId()
  return (
    <fieldset className="grid gap-2" aria-labelledby={id}>
      <p id={id} className="flex items-center gap-2 text-sm text-ink-soft">
        <Droplet aria-hidden="true" className="size-4" />
        {t(isAgain ? 'againWhere' : 'doWhere')}
      </p>
      <div className="flex flex-wrap gap-2.5">
        {PATCH_PLACES.map((place) => (
          <Button key={place} isDisabled={isDisabled || isPending} onPress={() => onChoose(place)}>
            {t(`place.${place}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}
