// What stands where nothing is yet: a quiet drawing, a sentence, and what to do.
import type { ReactNode } from 'react'

export type EmptyStateProps = {
  title: string
  children?: ReactNode
  action?: ReactNode
  headingLevel?: 1 | 2 | 3 | 4
}

export function EmptyState({ title, children, action, headingLevel = 2 }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-12 text-center">
      <TeaBowl />
      <Heading className="text-xl">{title}</Heading>
      {children && <div className="max-w-md text-ink-soft">{children}</div>}
      {action && <div className="pt-2">{action}</div>}
    </div>
  )
}

function TeaBowl() {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 96 72"
      className="w-24 text-celadon-line"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M40 20c-4-4 3-6 0-11M51 19c-4-5 4-7 0-13" strokeWidth="1.5" />
      <path d="M22 30c15 3.4 38 3.2 53-.4" />
      <path d="M22 30c1 14 8 24 19 27.5c5 1 11 1 16-.2C67.5 53 74 43 75 29.6" />
      <path d="M40 57.5c-.6 2-.8 3.5-.7 5 5.6 1.400 13 1.300 18.5-.1 0-1.700-.2-3.200-.9-5.100" />
      <path d="M14 66.5c20 2.6 52 2.700 69 .1" strokeWidth="1.5" opacity=".55" />
    </svg>
  )
}
