import { describe, expect, it } from 'vitest'
import { dialledPhone, formatPhone } from '@/lib/i18n/format-phone'

describe('a number for people and one for machines', () => {
  it.each([
    ['+8613812345678', 'CN', '138 1234 5678', '13812345678'],
    ['+8613812345678', 'GB', '+86 138 1234 5678', '+8613812345678'],
    // At home it begins with a zero, which a spreadsheet would take away.
    ['+447700900123', 'GB', '07700 900123', '+447700900123'],
    ['+862162345678', 'CN', '021 6234 5678', '+862162345678'],
    ['+12025550143', 'US', '(202) 555-0143', '2025550143'],
    ['+85291234567', 'HK', '9123 4567', '91234567'],
  ])('%s in %s', (e164, country, written, dialled) => {
    expect([formatPhone(e164, country), dialledPhone(e164, country)]).toEqual([written, dialled])
  })
})
