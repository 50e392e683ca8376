// Screens on the wall, one after another: when each was last seen, how it is opened, and its end.
'use client'

import { Copy, Plus } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { StaffForm } from '@/components/forms/staff-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { forgetPlace } from '@/components/shell/last-place'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { TextField } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { formatMoment } from '@/lib/i18n/format'
import type { ListedWallBoard } from '@/lib/wall-boards/wall-board-queries'

type Actions = { add: StaffAction<unknown>; end: StaffAction<unknown> }

type Props = { boards: readonly ListedWallBoard[]; timeZone: string; actions: Actions }

export function WallBoardList({ boards, timeZone, actions }: Props) {
  const t = useTranslations('settings.wallBoards')
  const [isAdding, setAdding] = useState(false)
  return (
    <div className="max-w-4xl">
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <p className="text-ink-soft">{t('count', { count: boards.length })}</p>
        <Button icon={<Plus aria-hidden="true" className="size-5" />} onPress={() => setAdding(true)}>
          {t('add')}
        </Button>
      </div>
      {boards.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneAbout')}</EmptyState>
      ) : (
        <ul className="border-t border-hair">
          {boards.map((board) => (
            <WallBoard key={board.id} board={board} timeZone={timeZone} end={actions.end} />
          ))}
        </ul>
      )}
      <Sheet title={t('add')} isOpen={isAdding} onOpenChange={setAdding} isSticky>
        <NewWallBoard action={actions.add} onDone={() => setAdding(false)} />
      </Sheet>
    </div>
  )
}

function NewWallBoard({ action, onDone }: { action: StaffAction<unknown>; onDone: () => void }) {
  const t = useTranslations('settings.wallBoards')
  return (
    <StaffForm action={action} onDone={onDone} isKept className="grid gap-5">
      {({ pending, errorOf }) => (
        <>
          <TextField
            name="name"
            label={t('name')}
            description={t('nameHint')}
            autoComplete="off"
            maxLength={40}
            error={errorOf('name')}
            isRequired
          />
          <Button type="submit" variant="primary" size="lg" isPending={pending}>
            {t('add')}
          </Button>
        </>
      )}
    </StaffForm>
  )
}

type WallBoardProps = { board: ListedWallBoard; timeZone: string; end: StaffAction<unknown> }

function WallBoard({ board, timeZone, end }: WallBoardProps) {
  const t = useTranslations('settings.wallBoards')
  const locale = useLocale()
  const { submit, pending } = useToldAction(end)
  const { name, createdBy, createdAt, lastSeenAt, path } = board
  const moment = (at: string) => formatMoment(new Date(at), timeZone, locale)
  return (
    <li className="grid gap-3 border-b border-hair py-4">
      <div>
        <h2 className="text-xl">{name}</h2>
        <p className="numeric text-sm text-ink-soft">
          {t('enrolled', { by: createdBy, at: moment(createdAt) })}
          {' · '}
          {lastSeenAt ? t('lastSeen', { at: moment(lastSeenAt) }) : t('neverSeen')}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <OpenHere path={path} />
        <Button
          variant="quiet"
          icon={<Copy aria-hidden="true" className="size-5" />}
          onPress={() => void copyAddress(path, t('copied'), t('notCopied'))}
        >
          {t('copy')}
        </Button>
        <ConfirmDialog
          trigger={{ variant: 'quiet', label: t('end') }}
          title={t('endTitle', { name })}
          keep={t('keep')}
          confirm={t('end')}
          isPending={pending}
          onConfirm={() => void submit({ wallBoardId: board.id })}
        >
          <p>{t('endBody')}</p>
        </ConfirmDialog>
      </div>
    </li>
  )
}

/** On the screen itself: nobody stays signed in where everybody passes. */
function OpenHere({ path }: { path: string }) {
  const t = useTranslations('settings.wallBoards')
  const [isPending, setPending] = useState(false)
  const open = async () => {
    setPending(true)
    try {
      await signOut({ redirect: false })
      forgetPlace()
      window.location.replace(path)
    } catch {
      setPending(false)
      showToast({ tone: 'error', message: t('notOpened') })
    }
  }
  return (
    <ConfirmDialog
      trigger={{ variant: 'secondary', label: t('openHere') }}
      title={t('openTitle')}
      keep={t('keep')}
      confirm={t('openHere')}
      isPending={isPending}
      onConfirm={() => void open()}
    >
      <p>{t('openBody')}</p>
    </ConfirmDialog>
  )
}

/** A page that is not served over https may not write there: the address is shown instead. */
async function copyAddress(path: string, copied: string, notCopied: string): Promise<void> {
  const address = `${window.location.origin}${path}`
  try {
    await navigator.clipboard.writeText(address)
    showToast({ tone: 'success', message: copied })
  } catch {
    showToast({ tone: 'info', message: `${notCopied} ${address}` })
  }
}
