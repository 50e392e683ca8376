// The parts of an archive as links: each is a page of its own address.
import { useTranslations } from 'next-intl'
import { BrushLine } from '@/components/ui/brush-line'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'

type Props = { clientId: string; names: readonly string[]; chosen: string }

export function ArchiveTabs({ clientId, names, chosen }: Props) {
  const t = useTranslations('archive.tabs')
  return (
    <nav aria-label={t('label')} className="overflow-x-auto border-b border-hair">
      <ul className="flex gap-1 px-1 pt-1">
        {names.map((name) => (
          <li key={name} className="shrink-0">
            <Link
              href={`/clients/${clientId}?tab=${name}`}
              scroll={false}
              {...(name === chosen ? { 'aria-current': 'page' as const } : {})}
              className={classNames(
                'relative flex min-h-12 min-w-12 items-center justify-center rounded-t-md px-4 transition-colors focus-visible:-outline-offset-3',
                name === chosen ? 'font-medium text-ink' : 'text-ink-soft hover:text-celadon-deep',
              )}
            >
              {t(name)}
              {name === chosen && (
                <BrushLine className="absolute start-2.5 -bottom-px w-[calc(100%-1.25rem)] text-celadon!" />
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
