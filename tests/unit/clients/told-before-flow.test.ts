import { describe, expect, it } from 'vitest'
import { healthLines } from '@/lib/clients/told-before-flow'

describe('what another system has written of her health', () => {
  it.each([
    ['过敏: 芒果'],
    ['过敏: 乳胶'],
    ['对花生过敏'],
    ['怀孕 对酒精过敏'],
    ['禁忌：高血压'],
    ['心脏支架，2021年'],
    ['备注: 孕妇'],
    ['Allergies: penicillin'],
    ['pregnant, due in May'],
    ['no retinol'],
    ['不用激素'],
    // Somebody else's "no" beside her own "yes".
    ['无酒精，坚果过敏'],
  ])('tells %s', (line) => {
    expect(healthLines([line])).toEqual([line])
  })

  it.each([
    ['过敏: 无'],
    ['过敏史：没有'],
    ['过敏: 无药物过敏'],
    ['无过敏史'],
    ['Allergies: none'],
    ['No known allergies'],
    ['喜欢坐窗边'],
    [''],
  ])('passes over %s', (line) => {
    expect(healthLines([line])).toEqual([])
  })

  it('takes the lines of a note one by one, each once, in their own words', () => {
    expect(healthLines(['爱喝龙井\n过敏: 芒果\n过敏: 无', '过敏: 芒果；怕冷'])).toEqual(['过敏: 芒果'])
  })
})
