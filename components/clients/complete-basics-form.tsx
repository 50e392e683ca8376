// What a guest tells of herself over tea: how to address her, her birthday, through whom she came.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { FormButtons } from '@/components/forms/form-buttons'
import { TextField } from '@/components/ui/field'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { inputOf, toldDraftOf } from './basics-draft'
import { BirthdayFields } from './birthday-fields'
import { OvertakenNotice } from './overtaken-notice'
import { ReferrerField } from './referrer-field'
import { useBasicsDraft } from './use-basics-draft'

export type TellingClient = Parameters<typeof toldDraftOf>[0] & {
  id: string
  revision: number
  referredBy: { id: string; name: string } | null
}

type Props = { client: TellingClient; action: StaffAction<{ revision: number }>; onClose: () => void }

export function CompleteBasicsForm({ client, action, onClose }: Props) {
  const fields = useTranslations('archive-basics.fields')
  const router = useRouter()
  const { state, submit, pending } = useStaffAction(action)
  const errorOf = useFieldError(state)
  const { draft, write, overtaken, takeTheirs, keepMine } = useBasicsDraft(toldDraftOf(client))
  const field = (name: Exclude<keyof typeof draft, 'referredById'>) => {
    const error = errorOf(name)
    const onChange = (value: string) => write(name, value)
    return { label: fields(name), value: draft[name], onChange, ...(error ? { error } : {}) }
  }

  async function save() {
    const answer = await submit({ ...inputOf(draft), clientId: client.id, revision: client.revision })
    if (answer?.status === 'done') onClose()
    if (answer?.status === 'refused' && answer.code === 'someone_was_faster') router.refresh()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (overtaken.length === 0) void save()
      }}
      className="grid gap-5 rounded-lg border border-hair p-4"
    >
      <TextField {...field('formOfAddress')} maxLength={30} autoComplete="off" autoFocus />
      <BirthdayFields field={field} />
      {client.referredBy === null && (
        <ReferrerField
          clientId={client.id}
          value={draft.referredById}
          known={null}
          onChange={(id) => write('referredById', id)}
        />
      )}
      <ActionMessage state={state} />
      <OvertakenNotice overtaken={pending ? [] : overtaken} onTakeTheirs={takeTheirs} onKeepMine={keepMine} />
      <FormButtons pending={pending} isDisabled={overtaken.length > 0} onClose={onClose} />
    </form>
  )
}
