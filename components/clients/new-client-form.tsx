// A new guest at the desk: her name and her number, nothing more. The rest is asked over tea.
'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { errorProps } from '@/components/forms/error-props'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'

export type NewClientFormProps<Result> = {
  action: StaffAction<Result>
  /** What was typed into the search: digits begin the number, letters the name. */
  typed?: string
  submitLabel: string
  onDone: (result: Result) => void
  /** Another client has the number: shows her. */
  onFindKnown: (phone: string) => void
}

export function NewClientForm<Result>({
  action,
  typed = '',
  submitLabel,
  onDone,
  onFindKnown,
}: NewClientFormProps<Result>) {
  const t = useTranslations('clients.new')
  const { state, submit, pending } = useStaffAction(action)
  const errorOf = useFieldError(state)
  const isNumber = /^[\d\s+()-]+$/.test(typed)
  const [name, setName] = useState(isNumber ? '' : typed)
  const [phone, setPhone] = useState(isNumber ? typed : '')
  const [formOfAddress, setFormOfAddress] = useState('')
  const isKnown = state.status === 'refused' && state.code === 'phone_known'

  async function send(samePhoneConfirmed: boolean) {
    const answer = await submit({
      name,
      ...(phone.trim() ? { phone } : {}),
      ...(formOfAddress.trim() ? { formOfAddress } : {}),
      ...(samePhoneConfirmed ? { samePhoneConfirmed } : {}),
    })
    if (answer?.status === 'done') onDone(answer.result)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void send(false)
  }

  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-5">
      <TextField
        label={t('name')}
        value={name}
        onChange={setName}
        maxLength={60}
        autoComplete="off"
        isRequired
        autoFocus={isNumber || typed === ''}
        {...errorProps(errorOf('name'))}
      />
      <TextField
        label={t('phone')}
        type="tel"
        inputMode="tel"
        value={phone}
        onChange={setPhone}
        maxLength={30}
        autoComplete="off"
        autoFocus={!isNumber && typed !== ''}
        {...errorProps(errorOf('phone'))}
      />
      <TextField
        label={t('formOfAddress')}
        description={t('formOfAddressHint')}
        value={formOfAddress}
        onChange={setFormOfAddress}
        maxLength={30}
        autoComplete="off"
        {...errorProps(errorOf('formOfAddress'))}
      />
      {isKnown ? (
        <Notice
          tone="warning"
          title={t('known', { name: String(state.particulars.name) })}
          action={
            <>
              <Button variant="primary" onPress={() => onFindKnown(phone)}>
                {t('findKnown')}
              </Button>
              <Button onPress={() => void send(true)} isPending={pending}>
                {t('shareNumber')}
              </Button>
            </>
          }
        >
          {t('knownHint')}
        </Notice>
      ) : (
        <>
          <ActionMessage state={state} />
          <Button type="submit" variant="primary" size="lg" isFullWidth isPending={pending}>
            {submitLabel}
          </Button>
        </>
      )}
    </form>
  )
}
