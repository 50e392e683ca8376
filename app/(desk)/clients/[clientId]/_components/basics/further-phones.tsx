// Her further numbers, each with whose it is.
'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { errorProps } from '@/components/forms/error-props'
import { FormButtons } from '@/components/forms/form-buttons'
import { useToldAction } from '@/components/forms/use-told-action'
import { AskingIconButton } from '@/components/ui/asking-icon-button'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { showToast } from '@/components/ui/toast'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { ArchiveBasics } from '@/lib/clients/basics-queries'
import { addPhoneAction, removePhoneAction, rightAfterAllAction } from '../../../actions'
import { PhoneNumber } from './phone-number'

type Phone = ArchiveBasics['phones'][number]
type Props = { clientId: string; phones: readonly Phone[]; isEditable: boolean }

export function FurtherPhones({ clientId, phones, isEditable }: Props) {
  const t = useTranslations('archive-basics.phones')
  const [isAdding, setAdding] = useState(false)
  if (!isEditable && phones.length === 0) return null
  return (
    <div className="mt-2 grid gap-2 border-t border-hair pt-2">
      {phones.length > 0 && (
        <ul aria-label={t('title')}>
          {phones.map((phone) => (
            <PhoneLine key={phone.id} phone={phone} isEditable={isEditable} />
          ))}
        </ul>
      )}
      {isAdding ? (
        <NewPhone clientId={clientId} onClose={() => setAdding(false)} />
      ) : (
        isEditable && (
          <div>
            <Button
              variant="quiet"
              icon={<Plus aria-hidden="true" className="size-5" />}
              onPress={() => setAdding(true)}
            >
              {t('add')}
            </Button>
          </div>
        )
      )}
    </div>
  )
}

function PhoneLine({
  phone: { id, label, number, isWrong },
  isEditable,
}: {
  phone: Phone
  isEditable: boolean
}) {
  const t = useTranslations('archive-basics.phones')
  const { submit, pending } = useToldAction(removePhoneAction)
  const right = useToldAction(rightAfterAllAction)
  const name = 'written' in number ? number.written : number.ending
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-4">
      <span className="w-28 shrink-0 text-sm text-ink-soft">
        {isWrong ? t('wrong') : (label ?? t('another'))}
      </span>
      <span className="min-w-0 flex-1">
        <PhoneNumber number={number} />
      </span>
      {isEditable && isWrong && (
        <Button
          variant="quiet"
          isPending={right.pending}
          onPress={async () => {
            if (await right.submit({ phoneId: id }))
              showToast({ tone: 'success', message: t('rightDone', { number: name }) })
          }}
        >
          {t('rightAfterAll')}
        </Button>
      )}
      {isEditable && (
        <AskingIconButton
          label={t('remove', { number: name })}
          icon={<X aria-hidden="true" className="size-5" />}
          isPending={pending}
          onConfirm={() => submit({ phoneId: id })}
        />
      )}
    </li>
  )
}

function NewPhone({ clientId, onClose }: { clientId: string; onClose: () => void }) {
  const t = useTranslations('archive-basics.phones')
  const basics = useTranslations('clients.basics')
  const { state, submit, pending } = useStaffAction(addPhoneAction)
  const errorOf = useFieldError(state)
  const [phone, setPhone] = useState('')
  const [label, setLabel] = useState('')
  const [sentPhone, setSentPhone] = useState<string>()
  // What was asked about is the number that was sent, not one typed since.
  const isShared = state.status === 'refused' && state.code === 'phone_known' && sentPhone === phone

  async function add(samePhoneConfirmed: boolean) {
    setSentPhone(phone)
    const answer = await submit({ clientId, phone, ...(label.trim() ? { label } : {}), samePhoneConfirmed })
    if (answer?.status === 'done') onClose()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add(false)
      }}
      className="grid gap-4 rounded-lg border border-hair p-4"
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('number')}
          type="tel"
          inputMode="tel"
          value={phone}
          onChange={setPhone}
          maxLength={30}
          autoComplete="off"
          autoFocus
          {...errorProps(errorOf('phone'))}
        />
        <TextField
          label={t('label')}
          placeholder={t('labelHint')}
          value={label}
          onChange={setLabel}
          maxLength={30}
          autoComplete="off"
          {...errorProps(errorOf('label'))}
        />
      </div>
      <ActionMessage state={state} />
      {isShared && (
        <div>
          <Button isPending={pending} onPress={() => void add(true)}>
            {basics('shareNumber')}
          </Button>
        </div>
      )}
      <FormButtons pending={pending} onClose={onClose} />
    </form>
  )
}
