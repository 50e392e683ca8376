// Telephone numbers as people type them, as they are kept (E.164) and as they are searched for.
import 'server-only'
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * The E.164 form of what was typed, read as a number of `country` (ISO 3166) unless it names another; null when it is
 * none.
 */
export function toE164(typed: string, country: string): string | null {
  const defaultCountry = knownCountry(country)
  const number = parsePhoneNumberFromString(
    typed.normalize('NFKC'),
    defaultCountry ? { defaultCountry, extract: false } : { extract: false },
  )
  return number?.isPossible() ? number.number : null
}

/** Whether a number has all the digits that its country wants; in China a mobile has eleven. */
export function isWholeNumber(e164: string): boolean {
  if (/^\+861[3-9]/.test(e164)) return e164.length === '+8613800138000'.length
  return parsePhoneNumberFromString(e164)?.isValid() ?? false
}

/** The digits as dialled at home, with a leading 0 where the country writes one: "07911123456" of "+447911123456". */
export function nationalDigits(e164: string): string {
  const number = parsePhoneNumberFromString(e164)
  return (number ? number.formatNational() : e164).replace(/\D/g, '')
}

/** The last four digits, enough to tell two guests of one name apart. */
export function phoneEnding(e164: string | null): string | null {
  return e164 ? e164.slice(-4) : null
}

function knownCountry(country: string): CountryCode | null {
  return isSupportedCountry(country) ? country : null
}
