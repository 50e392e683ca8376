// Nobody knows yet how she is addressed: whoever stands before her says it with a tap.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { type SpokenTo, type Title, titled } from '@/lib/visits/visit-wording'

type Props = { guest: SpokenTo; title: Title | null; onChoose: (title: Title) => void }

export function AskedTitle({ guest, title, onChoose }: Props) {
  const t = useTranslations('visit')
  const locale = useLocale()
  return (
    <ChoiceChips
      label={t('askTitle', { name: guest.name })}
      items={(['female', 'male'] as const).map((id) => ({ id, label: titled(guest, id, locale) }))}
      value={title}
      onChange={(id) => onChoose(id === 'male' ? 'male' : 'female')}
    />
  )
}
