// The countries a salon may stand in, with their money, and what its time zone says of both. Safe for the client.

/** ISO 3166 country → ISO 4217 currency, in the order in which they are offered. */
const CURRENCY_OF = {
  CN: 'CNY',
  HK: 'HKD',
  MO: 'MOP',
  TW: 'TWD',
  SG: 'SGD',
  MY: 'MYR',
  JP: 'JPY',
  KR: 'KRW',
  TH: 'THB',
  VN: 'VND',
  ID: 'IDR',
  PH: 'PHP',
  AE: 'AED',
  AU: 'AUD',
  NZ: 'NZD',
  GB: 'GBP',
  IE: 'EUR',
  FR: 'EUR',
  DE: 'EUR',
  IT: 'EUR',
  ES: 'EUR',
  NL: 'EUR',
  AT: 'EUR',
  CH: 'CHF',
  US: 'USD',
  CA: 'CAD',
} as const

export type Country = keyof typeof CURRENCY_OF
export type Currency = (typeof CURRENCY_OF)[Country]

export const COUNTRIES = Object.keys(CURRENCY_OF) as Country[]
export const CURRENCIES: Currency[] = [...new Set(Object.values(CURRENCY_OF))]

const COUNTRY_OF_ZONE: Record<string, Country> = {
  'Asia/Hong_Kong': 'HK',
  'Asia/Macau': 'MO',
  'Asia/Taipei': 'TW',
  'Asia/Singapore': 'SG',
  'Asia/Kuala_Lumpur': 'MY',
  'Asia/Kuching': 'MY',
  'Asia/Tokyo': 'JP',
  'Asia/Seoul': 'KR',
  'Asia/Bangkok': 'TH',
  'Asia/Ho_Chi_Minh': 'VN',
  'Asia/Saigon': 'VN',
  'Asia/Jakarta': 'ID',
  'Asia/Makassar': 'ID',
  'Asia/Manila': 'PH',
  'Asia/Dubai': 'AE',
  'Pacific/Auckland': 'NZ',
  'Europe/London': 'GB',
  'Europe/Dublin': 'IE',
  'Europe/Paris': 'FR',
  'Europe/Berlin': 'DE',
  'Europe/Rome': 'IT',
  'Europe/Madrid': 'ES',
  'Europe/Amsterdam': 'NL',
  'Europe/Vienna': 'AT',
  'Europe/Zurich': 'CH',
  'America/Toronto': 'CA',
  'America/Vancouver': 'CA',
  'America/Edmonton': 'CA',
  'America/Winnipeg': 'CA',
  'America/Halifax': 'CA',
}

const COUNTRY_OF_AREA: Record<string, Country> = { America: 'US', Australia: 'AU' }

/** What a new salon in this time zone most likely counts in and dials from; China where the zone says nothing. */
export function regionOf(timeZone: string): { phoneCountry: Country; currency: Currency } {
  const area = timeZone.split('/')[0] ?? ''
  const phoneCountry = COUNTRY_OF_ZONE[timeZone] ?? COUNTRY_OF_AREA[area] ?? 'CN'
  return { phoneCountry, currency: CURRENCY_OF[phoneCountry] }
}
