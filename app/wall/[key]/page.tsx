// The board on a wall: nobody is signed in there, nothing can be tapped, and names are shortened.
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { readWallBoard } from '@/lib/wall-boards/wall-board-queries'
import { KeepReading } from './_components/keep-reading'
import { WallLanes } from './_components/wall-lanes'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('today')
  return { title: t('title'), referrer: 'no-referrer' }
}

type Props = { params: Promise<{ key: string }> }

export default async function WallPage({ params }: Props) {
  const now = new Date()
  const [{ key }, locale, t] = await Promise.all([params, getLocale(), getTranslations('today.wall')])
  const board = await readWallBoard(decodeURIComponent(key), now, locale)
  return (
    <main className="min-h-dvh bg-paper px-8 py-6">
      <KeepReading />
      {board ? (
        <WallLanes {...board} serverNowIso={now.toISOString()} />
      ) : (
        <EmptyState title={t('ended')}>
          <p>{t('endedAbout')}</p>
        </EmptyState>
      )}
    </main>
  )
}
