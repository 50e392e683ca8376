// Whoever is to treat her made less of a mark, or it was seen when she was here before: a colleague looks at her skin and
// says that nothing is there, or what is marked now.
'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { confirmSkinClearAction } from '../../actions'

type Props = { visitId: string; mark: { area: string; kind: string }; isStillThere: boolean }

export function LookedAtSkin({ visitId, mark, isStillThere }: Props) {
  const t = useTranslations('safety.stops')
  const { submit, pending } = useToldAction(confirmSkinClearAction)
  return (
    <div>
      <Button
        isPending={pending}
        icon={<Eye aria-hidden="true" className="size-5" />}
        onPress={() => void submit({ visitId, ...mark })}
      >
        {t(isStillThere ? 'lookedAtLess' : 'lookedAt')}
      </Button>
    </div>
  )
}
