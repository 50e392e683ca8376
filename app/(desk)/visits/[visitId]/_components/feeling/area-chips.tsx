// Where it did her good: chips of what was treated, both sides as one.
'use client'

import { useTranslations } from 'next-intl'
import { ManyChips } from '@/components/ui/many-chips'
import type { Area } from '@/lib/concerns/area-flow'
import { type AreaGroup, areaGroups } from '@/lib/visits/feeling-flow'

type Props = {
  label: string
  areas: readonly Area[]
  chosen: readonly Area[]
  onChange: (chosen: Area[]) => void
}

export function AreaChips({ label, areas, chosen, onChange }: Props) {
  const names = useTranslations('concerns.areas')
  const pairs = useTranslations('feeling.pairs')
  const groups = areaGroups([...areas, ...chosen.filter((area) => !areas.includes(area))])
  const nameOf = ({ id, isPair }: AreaGroup) => (isPair ? pairs(id) : names(id))
  return (
    <ManyChips
      label={label}
      items={groups.map((group) => ({ id: group.id, label: nameOf(group) }))}
      value={groups.filter((group) => group.areas.some((area) => chosen.includes(area))).map(({ id }) => id)}
      onChange={(ids) =>
        onChange(groups.filter(({ id }) => ids.includes(id)).flatMap((group) => group.areas))
      }
    />
  )
}
