// How relations read from either side.
import { expect, it } from 'vitest'
import { otherSideOf, RELATION_KINDS, relationWord } from '@/lib/clients/relations-flow'

it('turns parent and child round, and is mutual otherwise', () => {
  expect(otherSideOf('parent')).toBe('child')
  expect(otherSideOf('child')).toBe('parent')
  for (const kind of RELATION_KINDS) {
    expect(otherSideOf(otherSideOf(kind))).toBe(kind)
    if (kind !== 'parent' && kind !== 'child') expect(otherSideOf(kind)).toBe(kind)
  }
})

it.each([
  ['parent', 'female', 'mother'],
  ['parent', 'male', 'father'],
  ['parent', null, 'parent'],
  ['child', 'female', 'daughter'],
  ['child', 'male', 'son'],
  ['child', null, 'child'],
  ['sibling', 'female', 'sister'],
  ['sibling', 'male', 'brother'],
  ['sibling', null, 'sibling'],
  ['spouse', 'female', 'wife'],
  ['spouse', 'male', 'husband'],
  ['spouse', null, 'spouse'],
  ['friend', 'female', 'friend'],
  ['colleague', 'male', 'colleague'],
] as const)('a %s who is %s is called %s', (kind, sex, word) => expect(relationWord(kind, sex)).toBe(word))
