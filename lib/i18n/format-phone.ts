// Phone numbers as people write them. Safe for the client, but heavy: it knows every country.
import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** From E.164 to what people write: without the country at home, with it abroad. Unknown forms stay as they are. */
export function formatPhone(e164: string, homeCountry: string): string {
  const phone = parsePhoneNumberFromString(e164)
  if (!phone) return e164
  const atHome =
    isSupportedCountry(homeCountry) && phone.countryCallingCode === getCountryCallingCode(homeCountry)
  return atHome ? phone.formatNational() : phone.formatInternational()
}

/**
 * From E.164 to what a machine takes, an SMS gateway or an import: digits alone. At home as they are dialled there, where
 * no zero leads them that a spreadsheet would take away; with the country otherwise.
 */
export function dialledPhone(e164: string, homeCountry: string): string {
  const dialled = formatPhone(e164, homeCountry).replace(/[^\d+]/g, '')
  return /^[0+]/.test(dialled) ? e164 : dialled
}
