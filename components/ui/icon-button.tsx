// A square button that shows an icon and says its name to a screen reader.
'use client'

import type { ReactNode } from 'react'
import { Button as RacButton, type ButtonProps as RacButtonProps } from 'react-aria-components'
import { type ButtonVariant, buttonStyles } from './button-styles'

export type IconButtonProps = Omit<RacButtonProps, 'className' | 'children' | 'style' | 'aria-label'> & {
  label: string
  icon: ReactNode
  variant?: ButtonVariant
  className?: string
}

export function IconButton({ label, icon, variant = 'quiet', className, ...props }: IconButtonProps) {
  return (
    <RacButton
      {...props}
      aria-label={label}
      className={buttonStyles(variant, 'md', false, `size-12 shrink-0 p-0! ${className ?? ''}`)}
    >
      {icon}
    </RacButton>
  )
}
