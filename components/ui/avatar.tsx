// A person's initials on a soft ground of her own.
import { classNames } from './class-names'
import { initialsOf, toneOf } from './initials'

export type AvatarProps = {
  name: string
  size?: 'sm' | 'md' | 'lg' | 'xl'
  /** Says the name to a screen reader; leave it out where the name stands beside. */
  isNamed?: boolean
  className?: string
}

const sizes = {
  sm: 'size-9 text-sm',
  md: 'size-12 text-base',
  lg: 'size-16 text-xl',
  xl: 'size-24 text-2xl',
}

// Glazes and papers: all carry ink at 7 : 1 and more.
const grounds = [
  'bg-[#dfe7dc]',
  'bg-[#efe0cb]',
  'bg-[#e6dfd0]',
  'bg-[#dde5e6]',
  'bg-[#eadfd9]',
  'bg-[#e3e2c9]',
]

export function Avatar({ name, size = 'md', isNamed = false, className }: AvatarProps) {
  return (
    <span
      {...(isNamed ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-full font-serif font-semibold text-ink select-none',
        sizes[size],
        grounds[toneOf(name, grounds.length)],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  )
}
