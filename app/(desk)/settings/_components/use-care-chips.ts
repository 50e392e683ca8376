// The chips that treatments and products share: what they are good for, and what they must not meet.
'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { CONCERNS_OF, REGIONS } from '@/lib/concerns/concern-flow'
import {
  CONTRAINDICATION_KINDS,
  type ContraindicationKind,
} from '@/lib/contraindications/contraindication-schemas'
import { localName } from '@/lib/i18n/format'
import type { ChipGroup } from './entry-chips'

type Named = { id: string; name: string; nameEn: string | null }
export type NamedContraindication = Named & { kind: ContraindicationKind }

/** The concerns by region. */
export function useConcernChips(): ChipGroup[] {
  const t = useTranslations('concerns')
  return REGIONS.map((region) => ({
    label: t(`regions.${region}`),
    items: CONCERNS_OF[region].map((concern) => ({ id: concern, label: t(`names.${concern}`) })),
  }))
}

/** The contraindications by kind; those named already stay to be seen when they are out of use. */
export function useContraindicationChips(
  offered: readonly NamedContraindication[],
  named: readonly NamedContraindication[] = [],
): ChipGroup[] {
  const t = useTranslations('menu.kinds')
  const chip = useChip()
  const all = withNamed(offered, named)
  return CONTRAINDICATION_KINDS.map((kind) => ({
    label: t(kind),
    items: all.filter((entry) => entry.kind === kind).map(chip),
  }))
}

/** An entry of a list as a chip. */
export function useChip(): (entry: Named) => { id: string; label: string } {
  const locale = useLocale()
  return (entry) => ({ id: entry.id, label: localName(entry, locale) })
}

/** What can be chosen, with what is chosen already and is out of use. */
export function withNamed<Entry extends { id: string }>(
  offered: readonly Entry[],
  named: readonly Entry[],
): Entry[] {
  return [...offered, ...named.filter(({ id }) => !offered.some((entry) => entry.id === id))]
}

/** A few names in one line; many are counted. */
export function useNamesLine(): (names: readonly string[], otherwise: string) => string {
  const t = useTranslations('menu.lines')
  const format = useFormatter()
  return (names, otherwise) => {
    if (names.length === 0) return otherwise
    if (names.length <= MOST_NAMED) return format.list(names, { type: 'conjunction' })
    return t('more', {
      names: format.list(names.slice(0, MOST_NAMED - 1), { type: 'conjunction' }),
      count: names.length,
    })
  }
}

const MOST_NAMED = 4
