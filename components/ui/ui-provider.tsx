// What every page's parts need around them: the language, the router, the place for toasts.
'use client'

import { useRouter } from 'next/navigation'
import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { ToastRegion } from './toast'

// Day before month and a week that starts on Monday, as the rest of the salon's calendar has it.
const dateLocales: Record<string, string> = { 'zh-CN': 'zh-CN', en: 'en-GB' }

/** Stands once in the root layout, inside NextIntlClientProvider. */
export function UiProvider({ children }: { children: ReactNode }) {
  const locale = useLocale()
  const router = useRouter()
  return (
    <I18nProvider locale={dateLocales[locale] ?? locale}>
      <RouterProvider navigate={(path) => router.push(path)}>
        {children}
        <ToastRegion />
      </RouterProvider>
    </I18nProvider>
  )
}
