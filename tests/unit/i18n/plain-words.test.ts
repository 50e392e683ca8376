// The words the salon has left behind stay behind: one word for one act, and nobody is a woman until Foyer knows it.
import { describe, expect, it } from 'vitest'
import { messages as english } from '@/lib/i18n/en-messages'
import type { Messages } from '@/lib/i18n/merge-messages'
import { messages as chinese } from '@/lib/i18n/zh-cn-messages'
import { shippedStandards } from '@/lib/standards/shipped-standards'

const LEFT_BEHIND_IN_CHINESE = [
  '打开这次到店',
  '这次到店已了结',
  '了结',
  '配给她',
  '配产品',
  '移走',
  '拿掉',
  '撤销',
  '由谁来做',
  '由谁来办',
  '说不准哪天用完',
  '就该打',
  '就该回访',
  '只差约下次',
  '补改',
  '来历',
  '来龙去脉',
  '还未成交',
  '还没成交',
  '同意照做',
  '缘由',
]

const LEFT_BEHIND_IN_ENGLISH = ['Only the next booking is open', 'has its hands full', 'in the house']

/** The sample book for developers speaks of one invented woman. */
const OF_A_KNOWN_WOMAN = 'ui.look.'

describe('the words', () => {
  it.each(LEFT_BEHIND_IN_CHINESE)('no longer say %s', (word) => {
    expect(saying(chinese, (text) => text.includes(word))).toEqual([])
  })

  it.each(LEFT_BEHIND_IN_ENGLISH)('no longer say “%s”', (word) => {
    expect(saying(english, (text) => text.toLowerCase().includes(word.toLowerCase()))).toEqual([])
  })

  it('make a woman of no guest and of no colleague', () => {
    expect(saying(chinese, (text) => text.includes('她'))).toEqual([])
    expect(saying(english, (text) => /\b(?:she|her|hers|herself)\b/i.test(text))).toEqual([])
  })

  it('make a woman of no guest in the standards that a salon begins with', () => {
    const hers = shippedStandards.flatMap(({ stepKey, title, requirement, say, gesture }) =>
      [title, requirement, say, gesture].some(
        ({ zh, en }) => zh.includes('她') || /\b(?:she|her|hers|herself)\b/i.test(en),
      )
        ? [stepKey]
        : [],
    )
    expect(hers).toEqual([])
  })

  it('ask for one thing at a time', () => {
    const chained = saying(chinese, (text) => /请[^，。；？！请]{0,14}请/.test(text.replaceAll('请客人', '')))
    expect(chained).toEqual([])
  })
})

/** The keys of the sentences that do. */
function saying(tree: Messages, does: (text: string) => boolean, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = `${prefix}${name}`
    if (typeof value !== 'string') return saying(value, does, `${key}.`)
    return does(value) && !key.startsWith(OF_A_KNOWN_WOMAN) ? [key] : []
  })
}
