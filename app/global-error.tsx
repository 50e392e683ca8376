// The last net: stands alone when even the outermost layout broke, so it carries its own words and look.
'use client'

import { BUSY, useComeBack } from '@/components/shell/come-back'
import english from '@/lib/i18n/messages/en/errors.json'
import chinese from '@/lib/i18n/messages/zh-CN/errors.json'
import './globals.css'

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const id = error instanceof Error && 'digest' in error ? String(error.digest) : null
  const isBusy = id === BUSY
  useComeBack(isBusy, openAnew)
  return (
    <html lang="zh-CN">
      <body>
        <title>Foyer · 雅座</title>
        <main className="mx-auto flex min-h-dvh max-w-2xl flex-col items-center justify-center gap-8 p-8 text-center">
          {[chinese.page, english.page].map((words, index) => (
            <section key={words.title} lang={index === 0 ? 'zh-CN' : 'en'}>
              <h1 className="text-xl">{isBusy ? words.busyTitle : words.title}</h1>
              <p className="mt-2 text-ink-soft">{isBusy ? words.busyBody : words.body}</p>
            </section>
          ))}
          {id && !isBusy && <p className="numeric font-medium select-all">{id}</p>}
          <button
            type="button"
            onClick={isBusy ? openAnew : retry}
            className="min-h-12 rounded-md border border-celadon bg-celadon px-6 font-medium text-sheet"
          >
            {chinese.page.tryAgain} · <span lang="en">{english.page.tryAgain}</span>
          </button>
        </main>
      </body>
    </html>
  )
}

/** Where not even the frame came, there is nothing to lose. */
function openAnew(): void {
  window.location.reload()
}
