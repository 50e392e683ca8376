// Which new passwords are refused.
import { expect, it } from 'vitest'
import { demoPassword } from '@/lib/auth/demo-accounts'
import { makeFirstPassword } from '@/lib/auth/first-password'
import { passwordFault } from '@/lib/auth/weak-password'

const names = ['linyue', '林悦', '雅集美容 · 静安店']

it.each([
  'password',
  'PassWord1',
  'ｑｗｅｒｔｙｕｉ',
  '12345678',
  'dragon2024!',
  '88888888',
  '12121212',
  'woaini1314',
  '5201314520',
])('%s is what everybody tries first', (typed) => {
  expect(passwordFault(typed, names)).toBe('password_common')
})

it.each(['linyue88', 'LinYue-1998', 'lin yue!', '1998-林悦', 'yajimeirongjingandian', '雅集美容静安店1'])(
  '%s is given away by the house',
  (typed) => {
    expect(passwordFault(typed, names)).toBe('password_like_name')
  },
)

it.each(['warm-tea-8', 'three quiet bamboos', 'linyue goes to the lake', demoPassword, makeFirstPassword()])(
  '%s will do',
  (typed) => {
    expect(passwordFault(typed, names)).toBeNull()
  },
)

it('no two first passwords are alike, and each can be read out', () => {
  const made = Array.from({ length: 200 }, makeFirstPassword)
  expect(new Set(made).size).toBe(200)
  for (const each of made) expect(each).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/)
})
