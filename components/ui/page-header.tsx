// The head of a page: where it leads back to, its title with the brush line, and what can be done.
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { BrushLine } from './brush-line'
import { Link } from './link'

export type PageHeaderProps = {
  title: ReactNode
  eyebrow?: ReactNode
  description?: ReactNode
  back?: { href: string; label: string }
  actions?: ReactNode
}

export function PageHeader({ title, eyebrow, description, back, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pb-6">
      <div className="min-w-0">
        {back && (
          <Link
            href={back.href}
            className="-ms-2 mb-1 inline-flex min-h-12 items-center gap-1 rounded-md pe-3 text-sm font-medium text-celadon-deep hover:underline"
          >
            <ChevronLeft aria-hidden="true" className="size-5" />
            {back.label}
          </Link>
        )}
        {eyebrow && <p className="text-sm text-ink-soft">{eyebrow}</p>}
        <h1 className="text-2xl">{title}</h1>
        <BrushLine className="mt-2 w-24" />
        {description && <p className="mt-3 max-w-2xl text-ink-soft">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </header>
  )
}
