// Keeping a list under a name, and changing one that is kept.
'use client'

import { Bookmark, PenLine } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { errorProps } from '@/components/forms/error-props'
import { StaffForm } from '@/components/forms/staff-form'
import { useToldAction } from '@/components/forms/use-told-action'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { listHref } from '@/lib/client-lists/list-flow'
import type { KeptList } from '@/lib/client-lists/list-queries'
import type { ClientList } from '@/lib/client-lists/list-schemas'
import { dropListAction, keepListAction, renameListAction, reviseListAction } from '../list-actions'

export function KeepButton({ list }: { list: ClientList }) {
  const t = useTranslations('client-lists.keep')
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="quiet"
        className="px-3!"
        icon={<Bookmark aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
      >
        {t('open')}
      </Button>
      <Dialog title={t('title')} isOpen={isOpen} onOpenChange={setOpen}>
        <StaffForm
          action={keepListAction}
          onDone={({ listId }) => {
            setOpen(false)
            router.push(listHref(null, listId))
          }}
          className="grid gap-5"
        >
          {({ pending, errorOf }) => (
            <>
              <p className="text-ink-soft">{t('hint')}</p>
              <input type="hidden" name="payload" value={JSON.stringify({ list })} />
              <TextField
                name="name"
                label={t('name')}
                description={t('example')}
                maxLength={40}
                autoComplete="off"
                autoFocus
                isRequired
                {...errorProps(errorOf('name'))}
              />
              <Button type="submit" variant="primary" isPending={pending}>
                {t('save')}
              </Button>
            </>
          )}
        </StaffForm>
      </Dialog>
    </>
  )
}

export function SaveChangesButton({ kept, list }: { kept: KeptList; list: ClientList }) {
  const t = useTranslations('client-lists.kept')
  const router = useRouter()
  const { submit, pending } = useToldAction(reviseListAction)

  async function save() {
    const done = await submit({ listId: kept.id, revision: kept.revision, list })
    if (done) router.push(listHref(null, kept.id))
  }

  return (
    <Button isPending={pending} onPress={save}>
      {t('saveChanges')}
    </Button>
  )
}

export function KeptListButton({ kept }: { kept: KeptList }) {
  const t = useTranslations('client-lists.kept')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="quiet"
        className="px-3!"
        icon={<PenLine aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
      >
        {t('change')}
      </Button>
      <Dialog title={kept.name} isOpen={isOpen} onOpenChange={setOpen}>
        <div className="grid gap-6">
          <RenameForm kept={kept} onDone={() => setOpen(false)} />
          <DropList kept={kept} onDone={() => setOpen(false)} />
        </div>
      </Dialog>
    </>
  )
}

type OfKept = { kept: KeptList; onDone: () => void }

function RenameForm({ kept, onDone }: OfKept) {
  const t = useTranslations('client-lists.kept')
  return (
    <StaffForm action={renameListAction} onDone={onDone} className="grid gap-4">
      {({ pending, errorOf }) => (
        <>
          <input
            type="hidden"
            name="payload"
            value={JSON.stringify({ listId: kept.id, revision: kept.revision })}
          />
          <TextField
            name="name"
            label={t('name')}
            defaultValue={kept.name}
            maxLength={40}
            autoComplete="off"
            isRequired
            {...errorProps(errorOf('name'))}
          />
          <Button type="submit" variant="primary" isPending={pending}>
            {t('rename')}
          </Button>
        </>
      )}
    </StaffForm>
  )
}

function DropList({ kept, onDone }: OfKept) {
  const t = useTranslations('client-lists.kept')
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const { submit, pending } = useToldAction(dropListAction)

  async function drop() {
    if (!(await submit({ listId: kept.id, revision: kept.revision }))) return
    onDone()
    router.push('/clients')
  }

  if (!isAsking) {
    return (
      <Button variant="danger" onPress={() => setAsking(true)}>
        {t('drop')}
      </Button>
    )
  }
  return (
    <section aria-label={t('drop')} className="grid gap-3 rounded-lg bg-fold/60 p-4">
      <p className="font-medium">{t('dropTitle', { name: kept.name })}</p>
      <p className="text-ink-soft">{t('dropHint')}</p>
      <div className="flex flex-wrap gap-3">
        <Button variant="danger" isPending={pending} onPress={drop}>
          {t('dropConfirm')}
        </Button>
        <Button variant="quiet" onPress={() => setAsking(false)}>
          {t('keepIt')}
        </Button>
      </div>
    </section>
  )
}
