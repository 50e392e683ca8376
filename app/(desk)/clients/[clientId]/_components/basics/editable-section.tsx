// A section of an archive: read first, edited in its place. What is typed is kept as a draft at every pause; a colleague
// who edits another field goes through unasked, and where both have changed the same one, both versions are shown.
'use client'

import { Pencil } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState, useTransition } from 'react'
import type { FormWords } from '@/components/clients/basics-draft'
import { OvertakenNotice } from '@/components/clients/overtaken-notice'
import { useBasicsDraft } from '@/components/clients/use-basics-draft'
import { useKeptDraft } from '@/components/clients/use-kept-draft'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { KeptDraft } from '@/lib/clients/basics-queries'
import type { DraftSection, DraftValues } from '@/lib/clients/draft-schemas'
import { DraftMark } from './draft-mark'

export type FieldParts = {
  label: string
  value: string
  onChange: (value: string | null) => void
  error?: string
}

export type SectionParts<Words extends FormWords> = {
  /** The wiring of one field: label, value, error. */
  field: (name: keyof Words & string) => FieldParts
  draft: Words
}

export type EditableSectionProps<Words extends FormWords> = {
  client: { id: string; revision: number; drafts: Partial<Record<DraftSection, KeptDraft>> }
  section: DraftSection
  title: string
  isEditable: boolean
  /** What the form shows for the archive as it stands. */
  now: Words
  action: StaffAction<{ revision: number }>
  /** What is sent of the words, beside the client and her revision. */
  inputOf: (draft: Words) => object
  /** A field's value in words, where the notice of a conflict cannot know them. */
  wordsOf?: (field: string, value: string) => string | undefined
  facts: ReactNode
  children: (parts: SectionParts<Words>) => ReactNode
  /** Stands below the facts and the form alike. */
  below?: ReactNode
}

export function EditableSection<Words extends FormWords>(props: EditableSectionProps<Words>) {
  const { client, section, title, isEditable, now, facts, below } = props
  const words = useTranslations('common')
  const t = useTranslations('archive-basics.draft')
  const left = client.drafts[section] ?? null
  const kept = useKeptDraft({ clientId: client.id, section }, left)
  /** The draft the form was opened with; null while the section is read. */
  const [opened, setOpened] = useState<DraftValues | null>(null)
  /** Nothing is offered once she has worked on the section herself. */
  const [isSettled, setSettled] = useState(false)
  const isOffered = isEditable && !isSettled && opened === null && left !== null && says(left.values, now)

  function close() {
    kept.drop()
    setSettled(true)
    setOpened(null)
  }

  return (
    <Card as="section" aria-label={title}>
      <div className="flex min-h-12 items-center justify-between gap-4 pb-3">
        <h2 className="text-lg">{title}</h2>
        {isEditable && opened === null && !isOffered && (
          <Button
            variant="quiet"
            icon={<Pencil aria-hidden="true" className="size-5" />}
            aria-label={t('editNamed', { section: title })}
            onPress={() => setOpened({})}
          >
            {words('edit')}
          </Button>
        )}
      </div>
      {isOffered && left && (
        <Notice
          tone="warning"
          className="mb-4"
          action={
            <>
              <Button variant="primary" onPress={() => setOpened(left.values)}>
                {t('continue')}
              </Button>
              <Button onPress={() => close()}>{t('giveUp')}</Button>
            </>
          }
        >
          {t('left')}
        </Notice>
      )}
      {opened === null ? facts : <SectionForm {...props} kept={kept} opened={opened} onClose={close} />}
      {below && <div className={opened === null ? undefined : 'mt-5'}>{below}</div>}
    </Card>
  )
}

/** Whether a draft says anything else than what stands. */
function says(values: DraftValues, now: FormWords): boolean {
  return Object.entries(values).some(([field, { mine }]) => field in now && now[field] !== mine)
}

type SectionFormProps<Words extends FormWords> = EditableSectionProps<Words> & {
  kept: ReturnType<typeof useKeptDraft>
  opened: DraftValues
  onClose: (isSaved: boolean) => void
}

function SectionForm<Words extends FormWords>(props: SectionFormProps<Words>) {
  const { client, now, inputOf, wordsOf, kept, opened, onClose, children } = props
  const fields = useTranslations('archive-basics.fields')
  const t = useTranslations('clients.basics')
  const words = useTranslations('common')
  const { state, submit, pending } = useStaffAction(props.action)
  const errorOf = useFieldError(state)
  const { draft, write, values, overtaken, takeTheirs, keepMine } = useBasicsDraft(now, opened)
  useKeeping(kept, values, client.revision)
  const [sentPhone, setSentPhone] = useState<string>()
  // What was asked about is the number that was sent, not one typed since.
  const isShared = state.status === 'refused' && state.code === 'phone_known' && sentPhone === draft.phone

  async function save(samePhoneConfirmed = false) {
    setSentPhone(draft.phone)
    const answer = await submit({
      ...inputOf(draft),
      clientId: client.id,
      revision: client.revision,
      ...(samePhoneConfirmed ? { samePhoneConfirmed } : {}),
    })
    if (answer?.status === 'done') onClose(true)
    if (answer?.status === 'refused' && answer.code === 'someone_was_faster') sendAgainAfter(client.revision)
  }
  const { isWaiting, sendAgainAfter } = useSendingAgain(
    client.revision,
    overtaken.length > 0,
    () => void save(),
  )

  const field = (name: keyof Words & string): FieldParts => {
    const error = errorOf(name)
    return {
      label: fields(name as string),
      value: draft[name] ?? '',
      onChange: (value) => write(name, value ?? ''),
      ...(error ? { error } : {}),
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (overtaken.length === 0) void save()
      }}
      onBlur={kept.flush}
      className="grid gap-5"
    >
      {children({ field, draft })}
      {!isWaiting && <ActionMessage state={state} />}
      <OvertakenNotice
        overtaken={pending ? [] : overtaken}
        {...(wordsOf ? { wordsOf } : {})}
        onTakeTheirs={takeTheirs}
        onKeepMine={keepMine}
      />
      <div className="flex flex-wrap items-center gap-3">
        {isShared ? (
          <Button variant="primary" isPending={pending} onPress={() => void save(true)}>
            {t('shareNumber')}
          </Button>
        ) : (
          <Button
            type="submit"
            variant="primary"
            isPending={pending || isWaiting}
            isDisabled={overtaken.length > 0}
          >
            {words('save')}
          </Button>
        )}
        <Button variant="quiet" onPress={() => onClose(false)}>
          {words('cancel')}
        </Button>
        <DraftMark state={kept.state} isEmpty={Object.keys(values).length === 0} />
      </div>
    </form>
  )
}

/** Every change of what is typed is handed on to be kept; the revision is the one the typing began on. */
function useKeeping(kept: ReturnType<typeof useKeptDraft>, values: DraftValues, revision: number): void {
  const [begunOn] = useState(revision)
  const { keep } = kept
  const typed = JSON.stringify(values)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words decide, not the objects that hold them
  useEffect(() => keep(values, begunOn), [typed])
}

/**
 * Somebody else was faster: the page reads what she wrote, and the same is sent on the new revision by itself, unless
 * both have changed the same field. `isWaiting` until the page has been read.
 */
function useSendingAgain(revision: number, isContested: boolean, send: () => void) {
  const router = useRouter()
  const [refusedOn, setRefusedOn] = useState<number | null>(null)
  const [isReading, startReading] = useTransition()
  // biome-ignore lint/correctness/useExhaustiveDependencies: sent when the new revision is here, not when a render makes another function
  useEffect(() => {
    if (refusedOn === null || refusedOn === revision) return
    setRefusedOn(null)
    if (!isContested) send()
  }, [refusedOn, revision])

  function sendAgainAfter(refused: number) {
    setRefusedOn(refused)
    startReading(() => router.refresh())
  }
  return { isWaiting: refusedOn !== null && isReading, sendAgainAfter }
}
