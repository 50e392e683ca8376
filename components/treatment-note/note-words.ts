// What a treatment note says, part by part, in the reader's language.
'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FINDINGS_TO_MIND } from '@/lib/concerns/area-flow'
import { localName } from '@/lib/i18n/format'
import type { NotePart } from '@/lib/treatment-notes/note-flow'
import type { Finding, WholeNote } from '@/lib/treatment-notes/note-schemas'

export type NamedProduct = { id: string; name: string; nameEn: string | null }
export type PartInWords = { part: NotePart; label: string; words: string; isLong: boolean }

/** In the order in which a note is read. */
const PARTS: readonly NotePart[] = [
  'findings',
  'areas',
  'products',
  'pressure',
  'intensity',
  'temperature',
  'minutes',
  'reaction',
  'reactionWords',
  'text',
  'advice',
  'privateText',
]

/** Names of findings, areas, products and the rest of a note. */
export function useNoteNames(products: readonly NamedProduct[]) {
  const t = useTranslations('treatment-note')
  const concerns = useTranslations('concerns')
  const locale = useLocale()
  const minded: readonly string[] = FINDINGS_TO_MIND
  const findingName = (code: Finding['code']) =>
    concerns(minded.includes(code) ? `minded.${code}` : `names.${code}`)
  return {
    findingName,
    strengthName: (strength: number) => concerns(`strength.${strength}`),
    areaName: (area: string) => concerns(`areas.${area}`),
    productName: (id: string) => {
      const product = products.find((each) => each.id === id)
      return product ? localName(product, locale) : '—'
    },
    labelOf: (part: NotePart) => t(labelKey(part)),
  }
}

function labelKey(part: NotePart) {
  return part === 'privateText' ? 'privateLabel' : part
}

/** Gives the words of a part, blank when it says nothing. */
export function useNoteWords(products: readonly NamedProduct[]) {
  const t = useTranslations('treatment-note')
  const names = useNoteNames(products)
  const locale = useLocale()
  const wordsOf = (part: NotePart, { content, privateText }: WholeNote): string => {
    const separator = locale === 'en' ? ', ' : '、'
    switch (part) {
      case 'findings':
        return content.findings
          .map(({ code, strength }) => `${names.findingName(code)} · ${names.strengthName(strength)}`)
          .join(separator)
      case 'areas':
        return content.areas.map(names.areaName).join(separator)
      case 'products':
        return content.products
          .map(({ productId, amount }) => [names.productName(productId), amount].filter(Boolean).join(' '))
          .join(separator)
      case 'pressure':
        return content.pressure ? t(`pressures.${content.pressure}`) : ''
      case 'intensity':
      case 'temperature':
      case 'minutes':
        return content[part] === null ? '' : `${content[part]} ${t(`units.${part}`)}`.trim()
      case 'reaction':
        return content.reaction ? t(`reactions.${content.reaction}`) : ''
      case 'privateText':
        return privateText
      default:
        return content[part]
    }
  }
  const partsOf = (note: WholeNote): PartInWords[] =>
    PARTS.flatMap((part) => {
      const words = wordsOf(part, note)
      const isLong = ['text', 'advice', 'reactionWords', 'privateText'].includes(part)
      return words === '' ? [] : [{ part, label: names.labelOf(part), words, isLong }]
    })
  return { wordsOf, partsOf, labelOf: names.labelOf }
}
