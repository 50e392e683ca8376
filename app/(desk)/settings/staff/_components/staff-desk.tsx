// The people who work here, on the manager's desk.
'use client'

import { UserPlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import type { StaffAction } from '@/lib/actions/action-state'
import type { ListedStaffMember } from '@/lib/staff/staff-queries'
import { ColleagueSheet } from './colleague-sheet'
import { NewColleagueForm } from './new-colleague-form'

export type StaffActions = {
  create: StaffAction<unknown>
  changeRole: StaffAction<unknown>
  resetPassword: StaffAction<unknown>
  deactivate: StaffAction<unknown>
  nameForSafety: StaffAction<unknown>
  reactivate: StaffAction<unknown>
  rename: StaffAction<unknown>
  handOn: StaffAction<unknown>
}

type StaffDeskProps = { colleagues: readonly ListedStaffMember[]; ownId: string; actions: StaffActions }

export function StaffDesk({ colleagues, ownId, actions }: StaffDeskProps) {
  const t = useTranslations('settings.staff')
  const [openId, setOpenId] = useState<string | 'new' | null>(null)
  const working = colleagues.filter(({ deactivatedAt }) => !deactivatedAt)
  const gone = colleagues.filter(({ deactivatedAt }) => deactivatedAt)
  const managers = working.filter(({ role }) => role === 'manager')
  const open = colleagues.find(({ id }) => id === openId)
  const close = () => setOpenId(null)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <p className="text-ink-soft">{t('count', { count: working.length })}</p>
        <Button icon={<UserPlus aria-hidden="true" className="size-5" />} onPress={() => setOpenId('new')}>
          {t('add')}
        </Button>
      </div>
      {managers.length === 1 && <Notice className="mb-4">{t('oneManager')}</Notice>}
      <People people={working} ownId={ownId} onOpen={setOpenId} />
      {gone.length > 0 && (
        <>
          <h2 className="pt-10 pb-3 text-xl">{t('gone')}</h2>
          <People people={gone} ownId={ownId} onOpen={setOpenId} />
        </>
      )}
      <Sheet
        title={t('add')}
        isOpen={openId === 'new'}
        onOpenChange={(isOpen) => !isOpen && close()}
        isSticky
      >
        <NewColleagueForm action={actions.create} onDone={close} />
      </Sheet>
      {open && (
        <ColleagueSheet
          colleague={open}
          others={working.filter(({ id }) => id !== open.id)}
          isOneself={open.id === ownId}
          actions={actions}
          onClose={close}
        />
      )}
    </>
  )
}

type PeopleProps = { people: readonly ListedStaffMember[]; ownId: string; onOpen: (id: string) => void }

function People({ people, ownId, onOpen }: PeopleProps) {
  const t = useTranslations('settings.staff')
  const roles = useTranslations('common.roles')
  return (
    <ul className="border-t border-hair">
      {people.map(({ id, name, userName, role, deactivatedAt }) => (
        <li key={id} className="border-b border-hair">
          <button
            type="button"
            onClick={() => onOpen(id)}
            className="flex min-h-16 w-full cursor-pointer items-center gap-4 rounded-md px-2 py-2 text-start hover:bg-sheet"
          >
            <Avatar name={name} />
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
              <span className="font-serif text-lg font-semibold">{name}</span>
              <span className="text-sm text-ink-soft">{userName}</span>
              {id === ownId && <span className="text-sm text-ink-soft">{t('you')}</span>}
            </span>
            <span className="shrink-0 text-ink-soft">{deactivatedAt ? t('closed') : roles(role)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
