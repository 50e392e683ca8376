// The lists: those that every salon has, and those that this one keeps. A column on a lying tablet, a row on a standing one.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { listHref, mayUseList, READY_LISTS, READY_NAMES, type ReadyName } from '@/lib/client-lists/list-flow'
import type { KeptList } from '@/lib/client-lists/list-queries'

type Props = {
  staff: SignedInStaff
  kept: KeptList[]
  /** The list that is shown, by its id or its ready name; null for a selection of one's own. */
  current: string | null
  /** Where archives are put in order. */
  upkeep: { href: string; label: string }[]
}

export function ListNav({ staff, kept, current, upkeep }: Props) {
  const t = useTranslations('client-lists')
  return (
    <nav
      aria-label={t('lists')}
      className="-mx-4 flex gap-6 overflow-x-auto px-4 pb-1 sm:-mx-6 sm:px-6 lg:mx-0 lg:flex-col lg:overflow-visible lg:px-0"
    >
      <Group>
        {READY_NAMES.filter((name) => mayUseList(staff, READY_LISTS[name])).map((name: ReadyName) => (
          <ListLink
            key={name}
            href={listHref(READY_LISTS[name])}
            isCurrent={current === name}
            label={t(`ready.${name}`)}
          />
        ))}
      </Group>
      {kept.length > 0 && (
        <Group heading={t('kept.heading')}>
          {kept.map(({ id, name }) => (
            <ListLink key={id} href={listHref(null, id)} isCurrent={current === id} label={name} />
          ))}
        </Group>
      )}
      {upkeep.length > 0 && (
        <Group heading={t('upkeep.heading')}>
          {upkeep.map(({ href, label }) => (
            <ListLink key={href} href={href} isCurrent={false} label={label} />
          ))}
        </Group>
      )}
    </nav>
  )
}

function Group({ heading, children }: { heading?: string; children: ReactNode }) {
  return (
    <div className="shrink-0">
      {heading && (
        <h2 className="hidden pb-1 font-sans text-sm font-normal tracking-normal text-ink-soft lg:block">
          {heading}
        </h2>
      )}
      <ul className="flex gap-1 lg:flex-col lg:gap-0">{children}</ul>
    </div>
  )
}

function ListLink({ href, isCurrent, label }: { href: string; isCurrent: boolean; label: string }) {
  return (
    <li className="shrink-0">
      <Link
        href={href}
        aria-current={isCurrent ? 'page' : undefined}
        className={classNames(
          'flex min-h-12 items-center rounded-md px-4 leading-snug transition-colors hover:bg-celadon-wash lg:-mx-3 lg:px-3',
          isCurrent ? 'bg-celadon-wash font-medium text-celadon-dark' : 'text-ink',
        )}
      >
        {label}
      </Link>
    </li>
  )
}
