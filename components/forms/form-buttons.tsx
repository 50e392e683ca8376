// Save and cancel, below a form that was opened in its place.
'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

type Props = { pending: boolean; isDisabled?: boolean; onClose: () => void }

export function FormButtons({ pending, isDisabled = false, onClose }: Props) {
  const words = useTranslations('common')
  return (
    <div className="flex flex-wrap gap-3">
      <Button type="submit" variant="primary" isPending={pending} isDisabled={isDisabled}>
        {words('save')}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {words('cancel')}
      </Button>
    </div>
  )
}
