// What a mark is called.
'use client'

import { useTranslations } from 'next-intl'
import { FINDINGS_TO_MIND } from '@/lib/concerns/area-flow'
import { isConcern } from '@/lib/concerns/concern-flow'

/** The words of a kind, of a strength, and of an area. */
export function useMarkWords() {
  const t = useTranslations('concerns')
  return {
    kind: (kind: string): string => {
      if (isConcern(kind)) return t(`names.${kind}`)
      const finding = FINDINGS_TO_MIND.find((code) => code === kind)
      return finding ? t(`minded.${finding}`) : kind
    },
    strength: (strength: number): string => t(`strength.${strength}` as 'strength.1'),
    area: (area: string): string => t(`areas.${area}` as 'areas.nose'),
  }
}

export type MarkWords = ReturnType<typeof useMarkWords>
