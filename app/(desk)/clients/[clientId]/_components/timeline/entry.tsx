// What the entries of the timeline look like: what, when, who, and what was said.
import { useLocale, useTimeZone } from 'next-intl'
import type { ReactNode } from 'react'
import type { TimelineEntry } from '@/lib/clients/timeline-queries'
import type { TimelineKind } from '@/lib/clients/timeline-schemas'
import { formatClock, formatDate } from '@/lib/i18n/format'

/** The entry of these kinds, as a component takes it. */
export type Of<Kind extends TimelineKind> = { entry: Extract<TimelineEntry, { kind: Kind }> }

type EntryProps = { at: Date; by: string | null; title: string; children?: ReactNode }

export function Entry({ at, by, title, children }: EntryProps) {
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  return (
    <div className="grid gap-0.5 pt-0.5">
      <h3 className="font-sans text-base font-medium tracking-normal">
        {title}
        <span className="numeric ms-3 text-sm font-normal text-ink-soft">
          {formatDate(at, timeZone, locale)} {formatClock(at, timeZone, locale)}
          {by && ` · ${by}`}
        </span>
      </h3>
      {children && <p className="min-w-0 whitespace-pre-line">{children}</p>}
    </div>
  )
}

export function Aside({ children }: { children: ReactNode }) {
  return <span className="ms-2 text-sm text-ink-soft">{children}</span>
}
