// Hands every sentence in Chinese to the components of a page. A file of its own, so that a browser loads one language.
'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import { messages } from '@/lib/i18n/zh-cn-messages'

export function ChineseWords({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return (
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  )
}
