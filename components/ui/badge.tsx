// A small fact about something: always an icon and a word, the colour only agrees with them.
import { Circle, CircleAlert, CircleCheck, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type BadgeTone = 'neutral' | 'celadon' | 'ochre' | 'rouge'

export type BadgeProps = {
  tone?: BadgeTone
  /** Replaces the tone's own icon. */
  icon?: ReactNode
  children: ReactNode
  className?: string
}

const tones = {
  neutral: { icon: Circle, style: 'bg-fold text-ink' },
  celadon: { icon: CircleCheck, style: 'bg-celadon-wash text-celadon-deep' },
  ochre: { icon: Clock, style: 'bg-ochre-wash text-ochre' },
  rouge: { icon: CircleAlert, style: 'bg-rouge-wash text-rouge' },
}

export function Badge({ tone = 'neutral', icon, children, className }: BadgeProps) {
  const { icon: Icon, style } = tones[tone]
  return (
    <span
      className={classNames(
        'inline-flex max-w-full items-center gap-1.5 rounded-sm px-2 py-0.5 align-middle text-sm font-medium [&_svg]:size-4 [&_svg]:shrink-0',
        style,
        className,
      )}
    >
      {icon ?? <Icon aria-hidden="true" />}
      <span className="min-w-0">{children}</span>
    </span>
  )
}
