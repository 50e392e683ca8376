// The form at the door: two fields, one button, and in a demo three accounts to tap.
'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { BrushLine } from '@/components/ui/brush-line'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { StaffAction } from '@/lib/actions/action-state'
import { demoAccounts, demoPassword } from '@/lib/auth/demo-accounts'
import { ChooseLanguage } from './choose-language'
import { type DoorAnswer, signInAtDoor } from './sign-in-at-door'

/** As README.md has it. */
const RESET_COMMAND = 'npm run password:reset -- manager'

type SignInFormProps = { houseName: string; isDemo: boolean; chooseLanguage: StaffAction }

export function SignInForm({ houseName, isDemo, chooseLanguage }: SignInFormProps) {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const [userName, setUserName] = useState('')
  const [password, setPassword] = useState('')
  const [answer, setAnswer] = useState<DoorAnswer | null>(null)
  const [pending, setPending] = useState(false)

  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    setPending(true)
    const given = await signInAtDoor(userName, password)
    setAnswer(given)
    // Once let in, the button stays pending until the new page stands.
    if (given.verdict !== 'signed_in') setPending(false)
  }
  const fillIn = (name: string) => {
    setUserName(name)
    setPassword(demoPassword)
    setAnswer(null)
  }

  return (
    <>
      <p className="text-ink-soft">{houseName}</p>
      <h1 className="mt-1 text-3xl">{t('welcome')}</h1>
      <BrushLine className="mt-3 w-24" />
      <form method="post" onSubmit={enter} className="mt-8 grid gap-5">
        <TextField
          name="userName"
          label={t('userName')}
          value={userName}
          onChange={setUserName}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
        />
        <TextField
          name="password"
          type="password"
          label={t('password')}
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          maxLength={200}
        />
        <DoorMessage answer={answer} />
        <Button type="submit" variant="primary" size="lg" isFullWidth isPending={pending}>
          {t('submit')}
        </Button>
      </form>
      {isDemo && (
        <section aria-label={t('demoTitle')} className="mt-8 rounded-lg border border-hair bg-sheet p-4">
          <h2 className="text-base">{t('demoTitle')}</h2>
          <p className="mt-1 text-sm text-ink-soft">{t('demoHint', { password: demoPassword })}</p>
          <ul className="mt-3 grid gap-2 sm:grid-cols-3">
            {demoAccounts.map((account) => (
              <li key={account.userName}>
                <Button isFullWidth className="px-2!" onPress={() => fillIn(account.userName)}>
                  <span>
                    {common(`roles.${account.role}`)}
                    <span className="block text-sm font-normal text-ink-soft">{account.userName}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {!isDemo && (
        <div className="mt-6 grid gap-2 text-sm text-ink-soft">
          <p>{t('forgotten')}</p>
          <p>{t.rich('forgottenManager', { command: RESET_COMMAND, code: (text) => <code>{text}</code> })}</p>
        </div>
      )}
      <div className="mt-8 max-w-64">
        <ChooseLanguage action={chooseLanguage} />
      </div>
    </>
  )
}

function DoorMessage({ answer }: { answer: DoorAnswer | null }) {
  const t = useTranslations('auth')
  if (answer?.verdict === 'wrong') return <Notice tone="error">{t('wrong')}</Notice>
  if (answer?.verdict === 'unreachable') return <Notice tone="error">{t('offline')}</Notice>
  if (answer?.verdict === 'busy') return <Notice tone="warning">{t('busy')}</Notice>
  if (answer?.verdict === 'failed') {
    return <Notice tone="error">{t('failed', { id: answer.errorId })}</Notice>
  }
  if (answer?.verdict === 'throttled') {
    return <Notice tone="warning">{t('throttled', { minutes: answer.minutes })}</Notice>
  }
  return null
}
