// She says that she has one at home: which, and how much is left of it.
'use client'

import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { Select } from '@/components/ui/select'
import type { StaffAction } from '@/lib/actions/action-state'
import { LEFTS } from '@/lib/at-home/at-home-flow'
import type { HerAtHome } from '@/lib/at-home/at-home-queries'
import { localName } from '@/lib/i18n/format'

type Props = {
  clientId: string
  visitId?: string
  /** What the salon has for home and she has not noted yet. */
  products: HerAtHome['products']
  action: StaffAction<{ atHomeId: string }>
}

export function ToldAtHome({ products, ...about }: Props) {
  const t = useTranslations('at-home')
  const [isNoting, setNoting] = useState(false)
  if (products.length === 0) return null
  if (isNoting) return <NoteOne products={products} {...about} onClose={() => setNoting(false)} />
  return (
    <Button
      variant="quiet"
      className="-ms-4 justify-self-start"
      icon={<Plus aria-hidden="true" className="size-5" />}
      onPress={() => setNoting(true)}
    >
      {t('note')}
    </Button>
  )
}

/** The product, and with the last tap how much is left. */
function NoteOne({ products, action, onClose, ...about }: Props & { onClose: () => void }) {
  const t = useTranslations('at-home')
  const common = useTranslations('common')
  const locale = useLocale()
  const { submit, pending } = useToldAction(action)
  const [productId, setProductId] = useState<string | null>(null)
  return (
    <div className="grid gap-4 rounded-lg bg-fold/60 p-4">
      <Select
        label={t('product')}
        value={productId}
        items={products.map((product) => ({ id: product.id, label: localName(product, locale) }))}
        onChange={setProductId}
      />
      <ChoiceChips
        label={t('left')}
        value={null}
        isDisabled={productId === null || pending}
        items={LEFTS.map((id) => ({ id, label: t(`lefts.${id}`) }))}
        onChange={async (left) => {
          if (left && (await submit({ ...about, productId, left }))) onClose()
        }}
      />
      <Button variant="quiet" className="-ms-4 justify-self-start" onPress={onClose}>
        {common('cancel')}
      </Button>
    </div>
  )
}
