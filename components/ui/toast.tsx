// A short word that something happened, with at most one thing to do about it.
'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import {
  UNSTABLE_Toast as RacToast,
  UNSTABLE_ToastContent as RacToastContent,
  UNSTABLE_ToastQueue as RacToastQueue,
  UNSTABLE_ToastRegion as RacToastRegion,
  Text,
} from 'react-aria-components'
import { Button } from './button'
import { classNames } from './class-names'
import { IconButton } from './icon-button'
import { type MessageTone, messageTones } from './tone'

export type ToastMessage = {
  tone: MessageTone
  message: string
  action?: { label: string; onPress: () => void }
}

const queue = new RacToastQueue<ToastMessage>({ maxVisibleToasts: 3 })

const secondsShown = 6
const secondsShownWithAction = 12

/** Shows a message; an error stays until it is put away. Returns a way to take it back. */
export function showToast(toast: ToastMessage): () => void {
  const seconds = toast.action ? secondsShownWithAction : secondsShown
  const key = queue.add(toast, toast.tone === 'error' ? {} : { timeout: seconds * 1000 })
  return () => queue.close(key)
}

/** Stands once, in the outermost layout; above what stands at the foot of the window, which is what is tapped next. */
export function ToastRegion() {
  const t = useTranslations('ui')
  return (
    <RacToastRegion
      queue={queue}
      aria-label={t('messages')}
      className="pointer-events-none fixed inset-x-0 bottom-(--foot) z-50 flex flex-col items-center gap-2.5 p-4 outline-none"
    >
      {({ toast }) => {
        const { tone, message, action } = toast.content
        const { icon: Icon, panel, mark } = messageTones[tone]
        return (
          <RacToast
            toast={toast}
            className={classNames(
              'pointer-events-auto flex w-full max-w-xl items-center gap-3 rounded-lg border py-1.5 ps-4 pe-1.5 shadow-lift',
              panel,
            )}
          >
            <Icon aria-hidden="true" className={classNames('size-5.5 shrink-0', mark)} />
            <RacToastContent className="min-w-0 flex-1 py-1.5">
              <span className="sr-only">{t(`tone.${tone}`)}</span>
              <Text slot="title">{message}</Text>
            </RacToastContent>
            {action && (
              <Button
                variant="quiet"
                className="shrink-0"
                onPress={() => {
                  queue.close(toast.key)
                  action.onPress()
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton slot="close" label={t('dismiss')} icon={<X aria-hidden="true" />} />
          </RacToast>
        )
      }}
    </RacToastRegion>
  )
}
