// A message that stands in the page where it belongs.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { type MessageTone, messageTones } from './tone'

export type NoticeProps = {
  tone?: MessageTone
  title?: string
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** An error is read out as soon as it appears, anything else when the reader pauses. */
export function Notice({ tone = 'info', title, children, action, className }: NoticeProps) {
  const t = useTranslations('ui')
  const { icon: Icon, panel, mark } = messageTones[tone]
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={classNames(
        'flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-4 py-3',
        panel,
        className,
      )}
    >
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-5.5 shrink-0', mark)} />
      <div className="min-w-0 flex-1 basis-60">
        <span className="sr-only">{t(`tone.${tone}`)}</span>
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={title ? 'text-ink-soft' : undefined}>{children}</div>}
      </div>
      {action && <div className="flex shrink-0 flex-wrap gap-2">{action}</div>}
    </div>
  )
}
