// What a time zone says of money and telephone numbers.
import { isSupportedCountry } from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { COUNTRIES, CURRENCIES, regionOf } from '@/lib/salons/salon-region'

test.each([
  ['Asia/Shanghai', 'CN', 'CNY'],
  ['Asia/Hong_Kong', 'HK', 'HKD'],
  ['Europe/London', 'GB', 'GBP'],
  ['Europe/Berlin', 'DE', 'EUR'],
  ['America/New_York', 'US', 'USD'],
  ['America/Toronto', 'CA', 'CAD'],
  ['Australia/Sydney', 'AU', 'AUD'],
  ['UTC', 'CN', 'CNY'],
])('%s dials from %s and counts in %s', (zone, phoneCountry, currency) =>
  expect(regionOf(zone)).toEqual({ phoneCountry, currency }),
)

test('every country and currency on offer is one that the rest of the house knows', () => {
  expect(COUNTRIES.filter((country) => !isSupportedCountry(country))).toEqual([])
  const known = Intl.supportedValuesOf('currency')
  expect(CURRENCIES.filter((currency) => !known.includes(currency))).toEqual([])
})
