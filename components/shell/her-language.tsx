// The language of the guest whom a page is about: what is turned towards her begins in it, whatever the desk speaks.
'use client'

import { useLocale } from 'next-intl'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { asLocale, type Locale } from '@/lib/i18n/locale'

const Hers = createContext<Locale | null>(null)

/** `language`: that of her last answers; null where nobody knows it. */
export function HerLanguage({ language, children }: { language: string | null; children: ReactNode }) {
  return <Hers value={asLocale(language)}>{children}</Hers>
}

/** Hers, else the desk's, until she chooses another. */
export function useHerLanguage(): [Locale, (language: string) => void] {
  const known = useContext(Hers)
  const desks = asLocale(useLocale()) ?? 'zh-CN'
  const [chosen, setChosen] = useState<Locale | null>(null)
  return [chosen ?? known ?? desks, (language) => setChosen(asLocale(language))]
}
