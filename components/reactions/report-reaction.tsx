// What a treatment did to her, told when it shows: by whoever sees it or hears of it on the phone.
'use client'

import { MessageCircleWarning } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWordDraft } from '@/components/clients/word-drafts'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { TextAreaField } from '@/components/ui/field'
import { Sheet } from '@/components/ui/sheet'
import { showToast } from '@/components/ui/toast'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { WordSection } from '@/lib/clients/draft-schemas'
import { localName } from '@/lib/i18n/format'
import { REACTION_LENGTH } from '@/lib/reactions/reaction-schemas'

export type ReportReactionAction = StaffAction<{ reactionId: string }>

type Props = {
  /** Under which name it is kept until it is sent. */
  section: WordSection
  /** What it may have come from. */
  treatments: readonly { sessionId: string; name: string; nameEn: string | null }[]
  action: ReportReactionAction
  /** What the button says. */
  label?: string
  variant?: 'quiet' | 'danger'
}

export function ReportReaction({ section, treatments, action, label, variant }: Props) {
  const t = useTranslations('reactions.report')
  const ending = useTranslations('ending.sheet')
  const locale = useLocale()
  const { state, submit, pending } = useStaffAction(action)
  const [isOpen, setOpen] = useState(false)
  // What has been typed outlives the sheet and the page.
  const draft = useWordDraft(section, { text: '' })
  const { text } = draft.words
  const [chosen, setChosen] = useState<string | null>(null)
  const error = useFieldError(state)('text')
  const only = treatments.length === 1 ? treatments[0] : undefined
  const sessionId = only?.sessionId ?? chosen

  async function report() {
    const answer = await submit({ sessionId, text })
    if (answer?.status !== 'done') return
    showToast({ tone: 'success', message: t('done') })
    setOpen(false)
    draft.drop()
  }

  if (treatments.length === 0) return null
  return (
    <>
      <Button
        {...(variant ? { variant } : {})}
        className="justify-self-start"
        icon={<MessageCircleWarning aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
      >
        {label ?? t('open')}
      </Button>
      <Sheet
        title={t('title')}
        {...(only && { eyebrow: localName(only, locale) })}
        isOpen={isOpen}
        onOpenChange={setOpen}
        footer={
          <Button
            variant="danger"
            size="lg"
            isPending={pending}
            isDisabled={!sessionId}
            onPress={() => void report()}
          >
            {t('confirm')}
          </Button>
        }
      >
        <div className="grid gap-6">
          {treatments.length > 1 && (
            <ChoiceChips
              label={t('which')}
              items={treatments.map((one) => ({ id: one.sessionId, label: localName(one, locale) }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <TextAreaField
            label={t('text')}
            description={`${t('hint')} ${ending('reactionAbout')}`}
            rows={4}
            maxLength={REACTION_LENGTH.most}
            value={text}
            onChange={(typed) => draft.write({ text: typed })}
            isRequired
            {...(error ? { error } : {})}
          />
          <ActionMessage state={state} />
        </div>
      </Sheet>
    </>
  )
}
