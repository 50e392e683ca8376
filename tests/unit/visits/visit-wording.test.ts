// A standard's sentence becomes words for this guest.
import { expect, it } from 'vitest'
import { fillAddress } from '@/lib/visits/visit-wording'

it('puts in how she is addressed, in either language, each time', () => {
  expect(fillAddress('{称呼}，您好，我是雅座。{称呼}现在方便吗？', '王姐')).toBe(
    '王姐，您好，我是雅座。王姐现在方便吗？',
  )
  expect(fillAddress('Good afternoon, {address}.', 'Ms Chen')).toBe('Good afternoon, Ms Chen.')
})
