// The two languages, and which one a request speaks. Pure; safe for the client.

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

export const localeCookie = 'foyer-locale'

/** The first of: the person's choice, the browser's cookie, the browser's languages, the house's language. */
export function chooseLocale(wishes: {
  staff?: string | null
  cookie?: string | undefined
  acceptLanguage?: string | null
  house?: string | null | undefined
}): Locale {
  return (
    asLocale(wishes.staff) ??
    asLocale(wishes.cookie) ??
    browserLocale(wishes.acceptLanguage ?? '') ??
    asLocale(wishes.house) ??
    'zh-CN'
  )
}

export function asLocale(value: string | null | undefined): Locale | null {
  return locales.find((locale) => locale === value) ?? null
}

/** The best of our languages in an Accept-Language header: any Chinese, any English; null for neither. */
export function browserLocale(acceptLanguage: string): Locale | null {
  const wished = acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map((param) => param.trim()).find((param) => param.startsWith('q='))
      return { tag, weight: q ? Number(q.slice(2)) : 1 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wished) {
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN'
    if (tag === 'en' || tag.startsWith('en-')) return 'en'
  }
  return null
}
