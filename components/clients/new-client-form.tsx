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
import { Namesakes } from './namesakes'

export type NewClientFormProps<Result> = {
  action: StaffAction<Result>
  /** What was typed into the search: digits begin the number, letters the name. */
  typed?: string
  submitLabel: string
  onDone: (result: Result) => void
  /** Another client has the number or the name: shows her. */
  onFindKnown: (query: string) => void
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
  const refusal = state.status === 'refused' ? state : null
  // What was said of a number or a name holds for that one alone.
  const [seen, setSeen] = useState<{ samePhone?: string; sameName?: string }>({})

  async function send(said: typeof seen) {
    setSeen(said)
    const answer = await submit({
      name,
      ...(phone.trim() ? { phone } : {}),
      ...(formOfAddress.trim() ? { formOfAddress } : {}),
      ...(said.samePhone === phone ? { samePhoneConfirmed: true } : {}),
      ...(said.sameName === name ? { sameNameConfirmed: true } : {}),
    })
    if (answer?.status === 'done') onDone(answer.result)
  }

  function onSubmit(event: FormEvent) {
    event.preventDefault()
    void send(seen)
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
      {refusal?.code === 'name_known' ? (
        <Namesakes
          name={String(refusal.particulars.name)}
          clientIds={String(refusal.particulars.clientIds).split(',')}
          count={Number(refusal.particulars.count)}
          isPending={pending}
          onFind={() => onFindKnown(name)}
          onAnother={() => void send({ ...seen, sameName: name })}
        />
      ) : refusal?.code === 'phone_known' ? (
        <Notice
          tone="warning"
          title={t('known', { name: String(refusal.particulars.name) })}
          action={
            <>
              <Button variant="primary" onPress={() => onFindKnown(phone)}>
                {t('findKnown')}
              </Button>
              <Button onPress={() => void send({ ...seen, samePhone: phone })} isPending={pending}>
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
