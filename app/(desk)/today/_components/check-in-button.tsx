// The way in: finds the guest at the door, expected or not, known or new.
'use client'

import { DoorOpen } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckInSheet } from '@/components/clients/check-in-sheet'
import { Button } from '@/components/ui/button'
import { bringForwardAction, checkInAction, registerAndWalkInAction, walkInAction } from '../check-in-actions'

const actions = {
  checkIn: checkInAction,
  bringForward: bringForwardAction,
  walkIn: walkInAction,
  registerAndWalkIn: registerAndWalkInAction,
}

export function CheckInButton() {
  const t = useTranslations('today')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="primary"
        size="lg"
        icon={<DoorOpen aria-hidden="true" className="size-6" />}
        onPress={() => setOpen(true)}
      >
        {t('checkIn')}
      </Button>
      <CheckInSheet isOpen={isOpen} onOpenChange={setOpen} actions={actions} />
    </>
  )
}
