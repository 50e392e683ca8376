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
  ['查良镛', 'zha liang yong'],
  ['区少萍', 'ou shao ping'],
  ['解珍', 'xie zhen'],
  ['盖叫天', 'ge jiao tian'],
  ['任静', 'ren jing'],
  ['华佗', 'hua tuo'],
  ['乐嘉', 'yue jia'],
  ['缪佳', 'miao jia'],
  ['翟红', 'zhai hong'],
  ['尹查', 'yin cha'],
  ['令狐冲', 'ling hu chong'],
  ['万俟雅', 'mo qi ya'],
  ['覃海', 'qin hai'],
  ['朴信惠', 'piao xin hui'],
  ['区丽', 'ou li'],
  ['单单', 'shan dan'],
  ['吕布', 'lv bu'],
  ['Mary-Jane 王', 'mary jane wang'],
  ['Émile  Zola', 'emile zola'],
  ["O'Brien", 'obrien'],
  ['😀', '😀'],
])('%s is read %s', (name, reading) => expect(pinyinOf(name)).toBe(reading))
