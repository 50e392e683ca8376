// The button, and the link that looks like one.
'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ProgressBar, Button as RacButton, type ButtonProps as RacButtonProps } from 'react-aria-components'
import { type ButtonSize, type ButtonVariant, buttonStyles } from './button-styles'
import { classNames } from './class-names'
import { Link, type LinkProps } from './link'
import { Spinner } from './spinner'

type Looks = { variant?: ButtonVariant; size?: ButtonSize; isFullWidth?: boolean; icon?: ReactNode }

export type ButtonProps = Looks &
  Omit<RacButtonProps, 'className' | 'children' | 'style'> & {
    className?: string
    children: ReactNode
    /** Refuses presses without looking different; see useResting. */
    isResting?: boolean
  }

/** While `isPending` it keeps its width and its focus, refuses presses, and tells a screen reader so. */
export function Button({
  variant = 'secondary',
  size = 'md',
  isFullWidth = false,
  isResting = false,
  icon,
  className,
  children,
  ...props
}: ButtonProps) {
  const t = useTranslations('ui')
  return (
    <RacButton
      {...props}
      isPending={props.isPending || isResting}
      className={buttonStyles(variant, size, isFullWidth, className)}
    >
      <span className={classNames('inline-flex items-center gap-2.5', props.isPending && 'opacity-0')}>
        {icon}
        {children}
      </span>
      {props.isPending && (
        <ProgressBar
          isIndeterminate
          aria-label={t('pending')}
          className="absolute inset-0 flex items-center justify-center"
        >
          <Spinner />
        </ProgressBar>
      )}
    </RacButton>
  )
}

export type ButtonLinkProps = Looks & Omit<LinkProps, 'className'> & { className?: string }

export function ButtonLink({
  variant = 'secondary',
  size = 'md',
  isFullWidth = false,
  icon,
  className,
  children,
  ...props
}: ButtonLinkProps) {
  return (
    <Link {...props} className={buttonStyles(variant, size, isFullWidth, className)}>
      {icon}
      {children}
    </Link>
  )
}
