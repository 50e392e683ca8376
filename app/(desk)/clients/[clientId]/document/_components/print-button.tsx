// Hands the page to the printer.
'use client'

import { Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

export function PrintButton() {
  const t = useTranslations('document')
  return (
    <Button
      variant="primary"
      icon={<Printer aria-hidden className="size-5" />}
      onPress={() => window.print()}
    >
      {t('print')}
    </Button>
  )
}
