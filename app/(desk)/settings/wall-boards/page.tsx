// The screens that hang on a wall and show the board to whoever passes.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { mayKeepWallBoards } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { listWallBoards } from '@/lib/wall-boards/wall-board-queries'
import { WallBoardList } from './_components/wall-board-list'
import { addWallBoardAction, endWallBoardAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.wall-boards.title') }
}

export default async function Page() {
  const staff = await requireStaff(mayKeepWallBoards)
  const [t, boards] = await Promise.all([getTranslations('settings'), listWallBoards(staff)])
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.wall-boards.title')}
        description={t('sections.wall-boards.about')}
      />
      <WallBoardList
        boards={boards}
        timeZone={staff.salon.timeZone}
        actions={{ add: addWallBoardAction, end: endWallBoardAction }}
      />
    </>
  )
}
