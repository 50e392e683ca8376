// The tablet is turned towards her: one question after the other in large type and in her language, one signature.
'use client'

import { PenLine } from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { ActionMessage } from '@/components/forms/action-message'
import { HandBack } from '@/components/shell/hand-back'
import { useHerLanguage } from '@/components/shell/her-language'
import { thankHer } from '@/components/shell/thanks-to-her'
import { useTurnedToHer } from '@/components/shell/turned-to-her'
import { Words } from '@/components/shell/words'
import { Button } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { SignaturePad } from '@/components/ui/signature-pad'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import type { ConsentAnswer, ConsentKind } from '@/lib/consents/consent-flow'
import { LONGEST_SIGNATURE } from '@/lib/consents/consent-schemas'
import { type ConsentLocale, consentWords } from '@/lib/consents/consent-wording'

type AskConsentsProps = {
  clientId: string
  kinds: readonly ConsentKind[]
  label: string
  action: StaffAction<void>
  isPrimary?: boolean
}

export function AskConsents({ label, isPrimary = false, ...asked }: AskConsentsProps) {
  const [isOpen, setOpen] = useState(false)
  useTurnedToHer(`consents ${asked.clientId} ${asked.kinds.join()}`, isOpen, () => setOpen(true))
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'secondary'}
        className="justify-self-start"
        icon={<PenLine aria-hidden="true" className="size-5" />}
        onPress={() => setOpen(true)}
      >
        {label}
      </Button>
      {/* Escape, a touch beside it and the way back lead nowhere: it is hers until it is handed back. */}
      <ModalOverlay isOpen={isOpen} isKeyboardDismissDisabled className="fixed inset-0 z-40 bg-paper">
        <Modal className="h-(--visual-viewport-height) w-full overflow-y-auto">
          <HerSheet {...asked} onClose={() => setOpen(false)} />
        </Modal>
      </ModalOverlay>
    </>
  )
}

type HerSheetProps = Pick<AskConsentsProps, 'clientId' | 'kinds' | 'action'> & {
  onClose: () => void
}

/** In her language, whatever that of the desk is. */
function HerSheet(props: HerSheetProps) {
  const timeZone = useTimeZone() ?? 'UTC'
  const [locale, setLocale] = useHerLanguage()
  return (
    <Words locale={locale} timeZone={timeZone}>
      <Dialog lang={locale} className="mx-auto flex min-h-full max-w-3xl flex-col px-8 py-6 outline-none">
        <Questions {...props} locale={locale} onLocale={setLocale} />
      </Dialog>
    </Words>
  )
}

type QuestionsProps = HerSheetProps & { locale: ConsentLocale; onLocale: (locale: ConsentLocale) => void }

function Questions({ clientId, kinds, action, onClose, locale, onLocale }: QuestionsProps) {
  const t = useTranslations('consents.ask')
  const [answers, setAnswers] = useState<Partial<Record<ConsentKind, ConsentAnswer>>>({})
  const [step, setStep] = useState(0)
  const { state, submit, pending } = useStaffAction(action)
  const kind = kinds[step]

  const answer = (said: ConsentAnswer) => {
    if (!kind) return
    setAnswers((all) => ({ ...all, [kind]: said }))
    setStep(step + 1)
  }

  const send = async (signature: string | null) => {
    const said = kinds.map((each) => ({ kind: each, answer: answers[each] ?? 'declined' }))
    const done = await submit({ clientId, locale, answers: said, ...(signature ? { signature } : {}) })
    if (done?.status !== 'done') return
    thankHer(locale)
    onClose()
  }

  return (
    <>
      <header className="flex items-start justify-between gap-4">
        <ChoiceChips
          label={t('language')}
          isLabelHidden
          items={[
            { id: 'zh-CN', label: t('chinese') },
            { id: 'en', label: t('english') },
          ]}
          value={locale}
          onChange={(chosen) => onLocale(chosen === 'en' ? 'en' : 'zh-CN')}
        />
        <HandBack label={t('handBack')} onHandedBack={onClose} />
      </header>
      <div className="grid flex-1 content-center gap-8 py-8">
        {kind ? (
          <Question kind={kind} locale={locale} step={step + 1} steps={kinds.length} onAnswer={answer} />
        ) : (
          <Ending
            given={kinds.filter((each) => answers[each] === 'given')}
            isPending={pending}
            onSend={(signature) => void send(signature)}
          />
        )}
        <ActionMessage state={state} />
      </div>
      {step > 0 && (
        <footer>
          <Button variant="quiet" className="-ms-5" onPress={() => setStep(step - 1)}>
            {t('back')}
          </Button>
        </footer>
      )}
    </>
  )
}

type QuestionProps = {
  kind: ConsentKind
  locale: ConsentLocale
  step: number
  steps: number
  onAnswer: (answer: ConsentAnswer) => void
}

function Question({ kind, locale, step, steps, onAnswer }: QuestionProps) {
  const t = useTranslations('consents')
  return (
    <>
      <div className="grid gap-2">
        {steps > 1 && <p className="text-lg text-ink-soft">{t('ask.eyebrow', { step, steps })}</p>}
        <Heading slot="title" className="text-3xl">
          {t(`kinds.${kind}`)}
        </Heading>
      </div>
      <p className="font-serif text-2xl leading-relaxed">{consentWords(kind, locale)}</p>
      <div className="flex flex-wrap gap-4">
        <Button variant="primary" size="lg" className="min-w-48 flex-1" onPress={() => onAnswer('given')}>
          {t('ask.agree')}
        </Button>
        <Button size="lg" className="min-w-48 flex-1" onPress={() => onAnswer('declined')}>
          {t('ask.decline')}
        </Button>
      </div>
    </>
  )
}

type EndingProps = {
  given: readonly ConsentKind[]
  isPending: boolean
  onSend: (signature: string | null) => void
}

function Ending({ given, isPending, onSend }: EndingProps) {
  const t = useTranslations('consents')
  const locale = useLocale()
  const [signature, setSignature] = useState<string | null>(null)
  if (given.length === 0) {
    return (
      <>
        <Heading slot="title" className="text-3xl">
          {t('ask.declinedTitle')}
        </Heading>
        <p className="text-xl text-ink-soft">{t('ask.declinedHint')}</p>
        <Button variant="primary" size="lg" isPending={isPending} onPress={() => onSend(null)}>
          {t('ask.doneDeclined')}
        </Button>
      </>
    )
  }
  const kinds = given.map((kind) => t(`kinds.${kind}`)).join(locale === 'en' ? ', ' : '、')
  return (
    <>
      <div className="grid gap-2">
        <Heading slot="title" className="text-3xl">
          {t('ask.signTitle')}
        </Heading>
        <p className="text-xl text-ink-soft">{t('ask.signHint', { kinds })}</p>
      </div>
      <SignaturePad label={t('ask.signLabel')} longest={LONGEST_SIGNATURE} onChange={setSignature} />
      <div className="flex flex-wrap gap-4">
        <Button
          variant="primary"
          size="lg"
          className="min-w-48 flex-1"
          isDisabled={!signature}
          isPending={isPending}
          onPress={() => onSend(signature)}
        >
          {t('ask.done')}
        </Button>
        <Button size="lg" className="min-w-48 flex-1" isDisabled={isPending} onPress={() => onSend(null)}>
          {t('ask.spoken')}
        </Button>
      </div>
    </>
  )
}
