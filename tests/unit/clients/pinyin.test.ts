// Readings of names, among them surnames that have several.
import { expect, it } from 'vitest'
import { pinyinOf } from '@/lib/clients/pinyin'

it.each([
  ['王小明', 'wang xiao ming'],
  ['单雄信', 'shan xiong xin'],
  ['曾国藩', 'zeng guo fan'],
  ['解晓东', 'xie xiao dong'],
  ['仇英', 'qiu ying'],
  ['欧阳娜娜', 'ou yang na na'],
  ['尉迟恭', 'yu chi gong'],
  ['朴信惠', 'piao xin hui'],
  ['区丽', 'ou li'],
  ['单单', 'shan dan'],
  ['吕布', 'lv bu'],
  ['Mary-Jane 王', 'mary jane wang'],
  ['Émile  Zola', 'emile zola'],
  ["O'Brien", 'obrien'],
  ['😀', '😀'],
])('%s is read %s', (name, reading) => expect(pinyinOf(name)).toBe(reading))
