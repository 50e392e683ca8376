// How a button looks, shared by everything that is pressed.
import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'lg'

const base =
  'relative inline-flex items-center justify-center gap-2.5 rounded-md border text-center font-medium no-underline select-none cursor-pointer ' +
  'transition-colors duration-150 disabled:cursor-not-allowed disabled:border-hair disabled:bg-fold disabled:text-ink-soft ' +
  'pending:cursor-progress'

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-celadon bg-celadon text-sheet hover:border-celadon-deep hover:bg-celadon-deep pressed:border-celadon-dark pressed:bg-celadon-dark active:bg-celadon-dark',
  secondary:
    'border-edge bg-sheet text-ink hover:border-celadon hover:text-celadon-deep pressed:bg-celadon-wash active:bg-celadon-wash',
  quiet:
    'border-transparent bg-transparent text-celadon-deep hover:bg-celadon-wash pressed:bg-celadon-wash active:bg-celadon-wash disabled:border-transparent disabled:bg-transparent',
  danger:
    'border-rouge bg-sheet text-rouge hover:bg-rouge-wash pressed:bg-rouge pressed:text-sheet active:bg-rouge-wash',
}

const sizes: Record<ButtonSize, string> = {
  md: 'min-h-12 min-w-12 px-5 py-2.5 text-base leading-snug',
  lg: 'min-h-14 min-w-14 px-8 py-3 text-lg leading-snug',
}

export function buttonStyles(
  variant: ButtonVariant,
  size: ButtonSize,
  isFullWidth: boolean,
  className?: string,
) {
  return classNames(base, variants[variant], sizes[size], isFullWidth && 'w-full', className)
}
