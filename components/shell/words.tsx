// Hands every sentence to the components of a page. The words come with the scripts, once, and not with every reading
// of a page: a live board is read again all day.
'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { messages as english } from '@/lib/i18n/en-messages'
import { messages as chinese } from '@/lib/i18n/zh-cn-messages'

type WordsProps = { locale: string; timeZone: string; children: ReactNode }

export function Words({ locale, timeZone, children }: WordsProps) {
  const messages = locale === 'en' ? english : chinese
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  )
}
