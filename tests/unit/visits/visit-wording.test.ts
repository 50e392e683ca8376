// A standard's sentence becomes words for this guest, said by whoever stands before her.
import { describe, expect, it } from 'vitest'
import { addressOf, fillScript, minutesLeft, nameFromAfar, type SpokenTo } from '@/lib/visits/visit-wording'

const guest = (name: string, known: Partial<SpokenTo> = {}): SpokenTo => ({
  name,
  formOfAddress: null,
  sex: null,
  pinyin: '',
  ...known,
})

it('puts in how she is addressed, in either language, each time', () => {
  expect(fillScript('{称呼}，您好，我是雅座。{称呼}现在方便吗？', { address: '王姐' })).toBe(
    '王姐，您好，我是雅座。王姐现在方便吗？',
  )
  expect(fillScript('Good afternoon, {address}.', { address: 'Ms Chen' })).toBe('Good afternoon, Ms Chen.')
})

describe('how she is addressed', () => {
  it.each([
    [guest('诸葛静怡', { sex: 'female', pinyin: 'zhu ge jing yi' }), '诸葛女士', 'Ms Zhuge'],
    [guest('王小明', { sex: 'male', pinyin: 'wang xiao ming' }), '王先生', 'Mr Wang'],
    [guest('李　雷', { sex: 'male', pinyin: 'li lei' }), '李先生', 'Mr Li'],
    [guest('Anna von Smith', { sex: 'female' }), 'Smith女士', 'Ms Smith'],
    [guest("Seán O'Brien", { sex: 'male' }), "O'Brien先生", "Mr O'Brien"],
    [guest('888', { sex: 'female' }), '女士', 'Madam'],
    [guest('王小明', { formOfAddress: '明哥', sex: 'male' }), '明哥', '明哥'],
    [guest('王女士'), '王女士', '王女士'],
    [guest('Ms Chen'), 'Ms Chen', 'Ms Chen'],
    [guest('诸葛静怡'), null, null],
    [guest('诸葛静怡', { formOfAddress: '诸葛静怡' }), null, null],
  ])('is never a bare full name: %j', (spokenTo, zh, en) => {
    expect([addressOf(spokenTo, 'zh-CN'), addressOf(spokenTo, 'en')]).toEqual([zh, en])
  })

  it('is what somebody has said, where nothing is known', () => {
    expect(addressOf(guest('诸葛静怡'), 'zh-CN', 'female')).toBe('诸葛女士')
    expect(addressOf(guest('王小明', { pinyin: 'wang xiao ming' }), 'en', 'male')).toBe('Mr Wang')
  })

  it('is left out of the sentence as long as nobody has said it', () => {
    const said = { address: null }
    expect(fillScript('{称呼}，您来了，见到您真高兴。', said)).toBe('您来了，见到您真高兴。')
    expect(fillScript('{称呼}您好，我在。', said)).toBe('您好，我在。')
    expect(fillScript('{address}, welcome.', said)).toBe('Welcome.')
    expect(fillScript('Let me top up your tea, {address}. Enjoy.', said)).toBe(
      'Let me top up your tea. Enjoy.',
    )
    expect(fillScript('Hello {address}, this is it.', said)).toBe('Hello, this is it.')
  })
})

describe('what a screen on the wall shows of a name', () => {
  it.each([
    [{ name: '欧阳静怡', sex: 'female' }, '欧阳女士', 'Ms Ouyang'],
    [{ name: '王 晓明', sex: 'male' }, '王先生', 'Mr Wang'],
    [{ name: '王晓明', sex: null }, '王**', '王**'],
    [{ name: '李总', sex: null }, '李总', '李总'],
    [{ name: '王晓明女士', sex: null }, '王女士', '王女士'],
    [{ name: 'Sarah Miller', sex: null }, 'M.', 'M.'],
    [{ name: 'Mrs Sarah Miller', sex: 'female' }, 'Miller女士', 'Ms Miller'],
    [{ name: '🌸', sex: null }, '🌸', '🌸'],
    [{ name: '888', sex: 'male' }, '888', '888'],
  ] as const)('%o', ({ name, sex }, zh, en) => {
    const pinyin = { 欧阳静怡: 'ou yang jing yi', '王 晓明': 'wang xiao ming' }[name as string] ?? ''
    expect([nameFromAfar({ name, sex, pinyin }, 'zh-CN'), nameFromAfar({ name, sex, pinyin }, 'en')]).toEqual(
      [zh, en],
    )
  })
})

describe('what a sentence leaves open', () => {
  const known = { address: '王姐', speaker: '沈佳', minutes: 8 }

  it('is filled with who speaks and what is left of the wait', () => {
    expect(fillScript('您好，我是前台的××，请问怎么称呼您？', known)).toBe(
      '您好，我是前台的沈佳，请问怎么称呼您？',
    )
    expect(fillScript('{称呼}，大约还要××分钟。', known)).toBe('王姐，大约还要8分钟。')
    expect(fillScript('Hello, my name is …; welcome.', known)).toBe('Hello, my name is 沈佳; welcome.')
    expect(fillScript('Hello {address}, this is … from the front desk.', known)).toBe(
      'Hello 王姐, this is 沈佳 from the front desk.',
    )
    expect(fillScript('It will be about … minutes.', known)).toBe('It will be about 8 minutes.')
  })

  it('stays open where nobody was told, or the time has passed', () => {
    expect(fillScript('大约还要××分钟。', { ...known, minutes: null })).toBe('大约还要××分钟。')
    expect(fillScript('我是××。', { address: '王姐' })).toBe('我是××。')
    const told = { minutes: 10, at: '2026-11-30T06:00:00Z' }
    expect(minutesLeft(told, '2026-11-30T06:00:59Z')).toBe(10)
    expect(minutesLeft(told, '2026-11-30T06:09:59Z')).toBe(1)
    expect(minutesLeft(told, '2026-11-30T06:10:00Z')).toBeNull()
    expect(minutesLeft(null, '2026-11-30T06:10:00Z')).toBeNull()
  })
})
