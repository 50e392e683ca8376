// The reason of a proposal in words that she understands, in the language of the desk. Pure; safe for the client.
import { type Area, isArea } from '@/lib/concerns/area-flow'
import { localName } from '@/lib/i18n/format'
import type { HomeProduct, MatchReason } from './matching-flow'

/** The messages and forms of one language. */
export type Speech = {
  locale: string
  /** A message under `matching`. */
  say: (key: string, values?: Record<string, string | number>) => string
  /** The name of an area, under `concerns.areas`. */
  nameArea: (area: Area) => string
  /** The name of a concern, under `concerns.names`. */
  nameConcern: (concern: string) => string
  list: (words: readonly string[]) => string
  /** A day of the salon, YYYY-MM-DD, as it is said. */
  day: (date: string) => string
}

/** She is told two things, not everything that speaks for it. */
const MOST_SAID = 2

/** What is said to her: why today, then what it does. */
export function reasonInWords(
  { product, reasons }: { product: HomeProduct; reasons: readonly MatchReason[] },
  speech: Speech,
): string {
  const why = reasons.slice(0, MOST_SAID).map((reason) => whyInWords(reason, speech))
  const parts = [...why, benefitInWords(product, reasons, speech)].filter((part) => part !== '')
  return parts
    .map((part) => speech.say('sentence', { words: begun(part.replace(/[。.!！\s]+$/u, '')) }))
    .join(speech.locale === 'en' ? ' ' : '')
}

/** One reason in a few words, as it stands on the card. */
export function reasonInBrief(reason: MatchReason, speech: Speech): string {
  const { say, locale } = speech
  switch (reason.code) {
    case 'reading':
      return say('brief.reading', { reading: localName(reason.reading, locale), value: readingValue(reason) })
    case 'areas':
      return say('brief.areas', {
        areas: begun(areasInWords(reason.areas, speech)),
        concern: speech.nameConcern(reason.concern),
      })
    case 'plan_home_care':
    case 'plan_treatment':
      return say('brief.plan')
    case 'runs_out':
      return reason.isOver ? say('brief.ranOut') : say('brief.runsOut', { day: speech.day(reason.on) })
    case 'loved':
      return say('brief.loved', { times: reason.times })
  }
}

function whyInWords(reason: MatchReason, speech: Speech): string {
  const { say, locale } = speech
  switch (reason.code) {
    case 'reading':
      return say('why.reading', {
        reading: localName(reason.reading, locale),
        value: readingValue(reason),
        feels: say(`feels.${reason.concern}`),
      })
    case 'areas':
      return say('why.areas', {
        areas: areasInWords(reason.areas, speech),
        feels: say(`feels.${reason.concern}`),
      })
    case 'plan_home_care':
      return say('why.planHomeCare')
    case 'plan_treatment':
      return say('why.planTreatment', { treatment: localName(reason.treatment, locale) })
    case 'runs_out':
      return reason.isOver ? say('why.ranOut') : say('why.runsOut', { day: speech.day(reason.on) })
    case 'loved':
      return say('why.loved')
  }
}

/** The product's own words in her language, or else what it is good for. */
function benefitInWords(
  product: HomeProduct,
  reasons: readonly MatchReason[],
  { locale, say, nameConcern, list }: Speech,
): string {
  const own = locale === 'en' ? product.benefitEn : product.benefit
  if (own) return own
  const met = reasons.flatMap((reason) =>
    reason.code === 'reading' || reason.code === 'areas' ? [reason.concern] : [],
  )
  const concerns = met.length > 0 ? met : product.concerns
  return concerns.length > 0 ? say('goodFor', { concerns: list(concerns.map(nameConcern).map(inside)) }) : ''
}

function readingValue({ value, steps, unit }: Extract<MatchReason, { code: 'reading' }>): string {
  if (steps !== null) return `${value}/${steps}`
  if (!unit) return String(value)
  return /^[%°℃]/u.test(unit) ? `${value}${unit}` : `${value} ${unit}`
}

/** Two places are enough to point at. */
function areasInWords(areas: readonly string[], { list, nameArea }: Speech): string {
  return list(areas.filter(isArea).slice(0, 2).map(nameArea).map(inside))
}

/** Names of a list begin with a capital; inside a sentence they do not. */
function inside(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function begun(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
