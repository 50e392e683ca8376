// Where names stand by their reading, a way to jump to a letter.
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'

/** No Chinese reading begins with i, u or v; the foreign names that do stand behind h and t. */
const LETTERS = [...'abcdefghjklmnopqrstwxyz']

/** `href` is the list's own address. */
export function Letters({ href, current }: { href: string; current: string | null }) {
  const t = useTranslations('client-lists')
  return (
    <nav aria-label={t('letters')} className="-mx-1 overflow-x-auto pb-2">
      <ul className="flex">
        {LETTERS.map((letter) => (
          <li key={letter} className="flex-1">
            <Link
              href={`${href}${href.includes('?') ? '&' : '?'}from=${letter}`}
              aria-current={letter === current ? 'true' : undefined}
              className={classNames(
                'flex h-12 min-w-11 items-center justify-center rounded-md font-serif hover:bg-celadon-wash',
                letter === current ? 'bg-celadon-wash font-semibold text-celadon-dark' : 'text-ink-soft',
              )}
            >
              {letter.toUpperCase()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
