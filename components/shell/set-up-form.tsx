// What a house needs before it opens: its name, its clock, its language and its manager.
'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { ActionMessage, useFieldError } from '@/components/forms/action-message'
import { BrushLine } from '@/components/ui/brush-line'
import { Button, ButtonLink } from '@/components/ui/button'
import { ChoiceChips } from '@/components/ui/choice-chips'
import { ComboBox } from '@/components/ui/combo-box'
import { TextField, type TextFieldProps } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { useStaffAction } from '@/lib/actions/use-staff-action-client'
import { locales } from '@/lib/i18n/locale'
import { ChooseLanguage } from './choose-language'
import { signInAtDoor } from './sign-in-at-door'

type SetUpFormProps = {
  action: StaffAction<{ userName: string }>
  chooseLanguage: StaffAction
  locale: string
  timeZones: readonly string[]
}

export function SetUpForm({ action, chooseLanguage, locale, timeZones }: SetUpFormProps) {
  const t = useTranslations('set-up')
  const common = useTranslations('common')
  const { state, submit, pending } = useStaffAction(action)
  const errorOf = useFieldError(state)
  const [entering, setEntering] = useState(false)
  const [timeZone, setTimeZone] = useOwnTimeZone(timeZones)

  const open = async (formData: FormData) => {
    if (timeZone) formData.set('timeZone', timeZone)
    const answer = await submit(formData)
    if (answer?.status !== 'done') return
    setEntering(true)
    const door = await signInAtDoor(answer.result.userName, String(formData.get('password')))
    // She is the manager of an open house now, whether or not the door let her in at once.
    if (door.verdict !== 'signed_in') window.location.replace('/sign-in')
  }

  const field = (name: string): Pick<TextFieldProps, 'name' | 'error'> => {
    const error = errorOf(name)
    return error === undefined ? { name } : { name, error }
  }
  const zoneError = errorOf('timeZone')
  const isCodeWrong = state.status === 'refused' && state.code === 'set_up_code_wrong'

  return (
    <>
      <h1 className="text-2xl">{t('title')}</h1>
      <BrushLine className="mt-3 w-24" />
      <p className="mt-4 text-ink-soft">{t('intro')}</p>
      <div className="mt-5 max-w-64">
        <ChooseLanguage action={chooseLanguage} />
      </div>
      <form
        method="post"
        noValidate
        className="mt-8 grid gap-8"
        onSubmit={(event) => {
          event.preventDefault()
          void open(new FormData(event.currentTarget))
        }}
      >
        <Part title={t('codeHeading')}>
          <TextField
            {...field('code')}
            {...(isCodeWrong ? { error: t('codeWrong') } : {})}
            label={t('code')}
            description={t('codeHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
          />
        </Part>
        <Part title={t('salonHeading')}>
          <TextField
            {...field('salonName')}
            label={t('salonName')}
            description={t('salonNameHint')}
            autoComplete="organization"
            maxLength={60}
          />
          <ComboBox
            label={t('timeZone')}
            description={t('timeZoneHint')}
            placeholder={t('timeZonePlaceholder')}
            items={timeZones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
            value={timeZone}
            onChange={setTimeZone}
            {...(zoneError === undefined ? {} : { error: zoneError })}
          />
          <ChoiceChips
            name="locale"
            label={t('language')}
            description={t('languageHint')}
            defaultValue={locale}
            items={locales.map((id) => ({ id, label: common(`languages.${id}`) }))}
          />
        </Part>
        <Part title={t('managerHeading')}>
          <TextField {...field('managerName')} label={t('managerName')} autoComplete="name" maxLength={40} />
          <TextField
            {...field('userName')}
            label={t('userName')}
            description={t('userNameHint')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
          />
          <TextField
            {...field('password')}
            type="password"
            label={t('password')}
            description={t('passwordHint')}
            autoComplete="new-password"
            maxLength={200}
          />
        </Part>
        {state.status === 'refused' && state.code === 'set_up_closed' ? (
          <Notice tone="warning" action={<ButtonLink href="/sign-in">{t('toSignIn')}</ButtonLink>}>
            {t('closed')}
          </Notice>
        ) : (
          <ActionMessage state={state} />
        )}
        <Button type="submit" variant="primary" size="lg" isFullWidth isPending={pending || entering}>
          {t('submit')}
        </Button>
      </form>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-5">
      <h2 className="border-b border-hair pb-2 text-lg">{title}</h2>
      {children}
    </section>
  )
}

/** The zone this device is in, known only once the page stands in a browser. */
function useOwnTimeZone(known: readonly string[]) {
  const [timeZone, setTimeZone] = useState<string | null>('Asia/Shanghai')
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (known.includes(own)) setTimeZone(own)
  }, [known])
  return [timeZone, setTimeZone] as const
}
