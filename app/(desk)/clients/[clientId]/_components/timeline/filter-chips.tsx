// Chips that lead to another view of the same list.
import { Check } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'

type Chip = { id: string; label: string; href: string; isChosen: boolean }

export function FilterChips({ label, chips }: { label: string; chips: readonly Chip[] }) {
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-2">
        {chips.map(({ id, label: words, href, isChosen }) => (
          <li key={id}>
            <Link
              href={href}
              scroll={false}
              {...(isChosen ? { 'aria-current': 'true' as const } : {})}
              className={classNames(
                'inline-flex min-h-12 items-center gap-1.5 rounded-xl border px-4 transition-colors duration-150',
                isChosen
                  ? 'border-celadon bg-celadon-wash font-medium text-celadon-dark'
                  : 'border-hair bg-sheet text-ink-soft hover:border-celadon hover:text-celadon-deep',
              )}
            >
              {isChosen && <Check aria-hidden="true" className="size-4.5" />}
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
