// The line that stays when what is out of sight is folded away; a tap on it unfolds the rest.
import { ChevronDown } from 'lucide-react'

/** Stands first in a `<details className="group">`. */
export function FoldedSummary({ children }: { children: string }) {
  return (
    <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 text-ink-soft">
      <span className="flex-1">{children}</span>
      <ChevronDown aria-hidden="true" className="size-5 transition-transform group-open:rotate-180" />
    </summary>
  )
}
