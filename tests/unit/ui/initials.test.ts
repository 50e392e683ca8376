// What stands for a person: Chinese given names, Latin initials, a steady tone.
import { describe, expect, it } from 'vitest'
import { initialsOf, toneOf } from '@/components/ui/initials'

describe('initialsOf', () => {
  it.each([
    ['沈佳', '佳'],
    ['单雨桐', '雨桐'],
    ['欧阳静怡', '静怡'],
    ['上官云', '云'],
    ['阿依古丽', '古丽'],
    ['欧阳', '阳'],
    ['林', '林'],
    ['Elena Marchetti', 'EM'],
    ['Anne-Marie van der Berg', 'AB'],
    ['cher', 'C'],
    ['古丽·买买提', '古买'],
    ['  ', ''],
  ])('%s is shown as %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

describe('toneOf', () => {
  it('is the same for the same name and within its count', () => {
    expect(toneOf('沈佳', 6)).toBe(toneOf(' 沈佳 ', 6))
    expect(toneOf('沈佳', 6)).toBeLessThan(6)
  })

  it('uses every tone over a house of guests', () => {
    const names = [...'赵钱孙李周吴郑王冯陈褚卫'].flatMap((surname) => [`${surname}静`, `${surname}雨桐`])
    expect(new Set(names.map((name) => toneOf(name, 6))).size).toBe(6)
  })
})
