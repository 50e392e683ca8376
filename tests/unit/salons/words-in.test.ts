// The other words of a contraindication as people type them.
import { expect, it } from 'vitest'
import { wordsIn } from '@/lib/salons/entry-schemas'

it('reads words between any commas and on lines of their own, each once', () => {
  expect(wordsIn('水杨酸、BHA，阿司匹林；柳酸\nsalicylic acid, BHA')).toEqual([
    '水杨酸',
    'BHA',
    '阿司匹林',
    '柳酸',
    'salicylic acid',
  ])
  expect(wordsIn(' 、,\n ')).toEqual([])
})
