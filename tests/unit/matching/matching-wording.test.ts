// What is said to her, in both languages, by the very messages of the desk.
import { createFormatter, createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { CONCERNS } from '@/lib/concerns/concern-flow'
import { messages as en } from '@/lib/i18n/en-messages'
import { formatBriefly } from '@/lib/i18n/format'
import { messages as zh } from '@/lib/i18n/zh-cn-messages'
import type { HomeProduct, MatchReason } from '@/lib/matching/matching-flow'
import { reasonInBrief, reasonInWords, type Speech } from '@/lib/matching/matching-wording'

const today = new Date('2026-11-23')
const speeches = { 'zh-CN': speechOf('zh-CN', zh), en: speechOf('en', en) }

function speechOf(locale: 'zh-CN' | 'en', messages: object): Speech {
  const t = createTranslator({ locale, messages: messages as Record<string, never> }) as (
    key: string,
    values?: object,
  ) => string
  const format = createFormatter({ locale })
  return {
    locale,
    say: (key, values) => t(`matching.${key}`, values),
    nameArea: (area) => t(`concerns.areas.${area}`),
    nameConcern: (concern) => t(`concerns.names.${concern}`),
    list: (words) => format.list(words),
    day: (date) => formatBriefly(new Date(date), today, 'UTC', locale),
  }
}

const serum: HomeProduct = {
  id: 'serum',
  name: '玻尿酸补水精华',
  nameEn: 'Hyaluronic serum',
  priceMinor: 39_800,
  concerns: ['dryness'],
  benefit: '早晚一泵，补水锁水。',
  benefitEn: 'One pump morning and evening holds the moisture',
  stops: [],
  needsPatchTest: false,
  timesBought: 0,
  timesUsedUp: 0,
  declined: null,
  atHome: null,
  isUnsuitable: false,
  isRecommended: false,
}
const water: MatchReason = {
  code: 'reading',
  concern: 'dryness',
  reading: { name: '水分', nameEn: 'Moisture' },
  value: 32,
  steps: null,
  unit: '%',
}
const redness: MatchReason = {
  code: 'areas',
  concern: 'redness',
  areas: ['cheek_left', 'nose', 'chin'],
  strength: 2,
}
const runsOut: MatchReason = { code: 'runs_out', on: '2026-12-03', isOver: false }
const say = (locale: 'zh-CN' | 'en', reasons: MatchReason[], product: Partial<HomeProduct> = {}) =>
  reasonInWords({ product: { ...serum, ...product }, reasons }, speeches[locale])

describe('the sentence to say', () => {
  it('names the value, what it means and what the product does', () => {
    expect(say('zh-CN', [water])).toBe('今天水分是 32%，有些缺水。早晚一泵，补水锁水。')
    expect(say('en', [water])).toBe(
      'Moisture reads 32% today: a little dry. One pump morning and evening holds the moisture.',
    )
  })

  it('says what runs out and where it shows, two things at most', () => {
    expect(say('zh-CN', [runsOut, redness, water])).toBe(
      '家里那份大约 12月3日 用完。今天看到左脸颊和鼻部有些泛红。早晚一泵，补水锁水。',
    )
    expect(say('en', [runsOut, redness, water])).toBe(
      'Yours at home will be used up around 3 Dec. Left cheek and nose today: a little red. One pump morning and evening holds the moisture.',
    )
  })

  it('never says one language in the other: without a benefit, it says what it is good for', () => {
    const plain = { benefit: null, benefitEn: null }
    expect(say('zh-CN', [water], plain)).toBe('今天水分是 32%，有些缺水。对干燥缺水有帮助。')
    expect(say('en', [water], { benefitEn: null })).toBe(
      'Moisture reads 32% today: a little dry. It helps with dryness.',
    )
    expect(say('en', [{ code: 'loved', times: 2 }], { ...plain, concerns: [] })).toBe(
      'You have used it before and liked it.',
    )
  })

  it('has words for every concern in both languages', () => {
    for (const concern of CONCERNS) {
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(say(locale, [{ ...water, concern }])).not.toMatch(/matching\.|concerns\./)
      }
    }
  })
})

it('says on the card in a few words why', () => {
  const brief = (reason: MatchReason) => reasonInBrief(reason, speeches['zh-CN'])
  expect(brief(water)).toBe('水分 32%')
  expect(brief({ ...water, value: 4, steps: 5, unit: null })).toBe('水分 4/5')
  expect(brief(redness)).toBe('左脸颊和鼻部 · 泛红')
  expect(brief(runsOut)).toBe('12月3日 用完')
  expect(brief({ code: 'plan_home_care' })).toBe('调理方案')
  expect(brief({ code: 'loved', times: 2 })).toBe('买过 2 次')
})
