// Which notes speak of harm, as a therapist writes them in a hurry.
import { describe, expect, it } from 'vitest'
import { harmIn } from '@/lib/reactions/harm-flow'

const note = (text: string) => ({ content: { reaction: null, reactionWords: '', text }, privateText: '' })

describe('a note that speaks of harm', () => {
  it.each([
    ['右脸红肿了一块', '红肿'],
    ['做到一半起了水泡', '水泡'],
    ['鼻翼有点破皮', '破皮'],
    ['背上起疹', '起疹'],
    ['热敷时烫伤一小块，已冷敷', '烫伤'],
    ['针清处渗血', '渗血'],
    ['她说头晕，差点晕倒', '晕倒'],
    ['用完精华有过敏反应', '过敏反应'],
    ['皮肤状态不错，左脸却肿了', '肿了'],
    ['未见破皮。回家后肿起来', '肿起'],
    ['没有做完，脸肿了', '肿了'],
    ['Left cheek swollen after the peel', 'swollen'],
    ['No redness. Small blister on the chin', 'blister'],
    ['came out in a rash', 'rash'],
    ['The mask burned her', 'burned'],
    ['she fainted', 'fainted'],
  ])('%s', (text, word) => {
    expect(harmIn(note(text))).toBe(word)
  })

  it('by what was chosen instead of typed', () => {
    const chosen = (reaction: string) => harmIn({ ...note(''), content: { ...note('').content, reaction } })
    expect(chosen('swelling')).toBe('swelling')
    expect(chosen('dizziness')).toBe('dizziness')
    expect(chosen('redness')).toBeNull()
    expect(chosen('none')).toBeNull()
  })

  it('in the private part and in the words on the reaction', () => {
    expect(harmIn({ ...note(''), privateText: '其实有点烫伤' })).toBe('烫伤')
    expect(harmIn({ ...note(''), content: { ...note('').content, reactionWords: '出了风团' } })).toBe('风团')
  })
})

describe('a note that does not', () => {
  it.each([
    '',
    '皮肤状态好，吸收快',
    '护理后无红肿',
    '无红肿、破皮、渗液',
    '未见皮疹',
    '没有起泡',
    '眼部水肿明显改善',
    '按摩后消肿',
    '小腿略肿，腰背发紧',
    '足底轻轻按过一遍。做完肿消了，走路轻快',
    '早上眼睛不肿',
    '有肿瘤病史的不做',
    'swelling has gone down',
    '洁面起泡沫丰富',
    '手法放轻以免烫伤',
    'no swelling or blistering',
    'without any bleeding',
    "didn't burn",
    'A sunny afternoon, firm pressure on the shoulders',
  ])('%s', (text) => {
    expect(harmIn(note(text))).toBeNull()
  })
})
