// Hands every sentence in English to the components of a page. A file of its own, so that a browser loads one language.
'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { messages } from '@/lib/i18n/en-messages'

export function EnglishWords({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="en" messages={messages} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  )
}
