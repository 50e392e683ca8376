// The paper every page is written on: language, zone, type.
import type { Metadata, Viewport } from 'next'
import { getLocale, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Words } from '@/components/shell/words'
import { UiProvider } from '@/components/ui/ui-provider'
import './globals.css'

export const metadata: Metadata = {
  title: 'Foyer · 雅座',
  robots: { index: false, follow: false },
  // Numbers on a guest's card are not for the browser to turn into links.
  formatDetection: { telephone: false, date: false, address: false, email: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#f5f0e6' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()])
  return (
    <html lang={locale}>
      <body>
        <Words locale={locale} timeZone={timeZone}>
          <UiProvider>{children}</UiProvider>
        </Words>
      </body>
    </html>
  )
}
