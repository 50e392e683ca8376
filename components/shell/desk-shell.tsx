// The frame around every page of the desk: where one can go, whose salon it is, who is signed in.
'use client'

import { CalendarDays, Leaf, type LucideIcon, PhoneCall, Settings2, UsersRound } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BrushLine } from '@/components/ui/brush-line'
import { classNames } from '@/components/ui/class-names'
import { Link, useLinkStatus } from '@/components/ui/link'
import type { Role } from '@/lib/auth/signed-in-staff'
import type { HealthWarning } from '@/lib/health/health-flow'
import { AccountMenu, type AccountMenuProps } from './account-menu'
import { HealthStrip } from './health-strip'
import { LiveMark, NotLiveBar } from './live-desk'
import { NewVersionBar } from './new-version-bar'
import { PagesOpenAtTop } from './opens-at-top'

export type DeskShellProps = {
  salonName: string
  staff: { name: string; role: Role }
  maySeeSettings: boolean
  warnings: readonly HealthWarning[]
  actions: AccountMenuProps['actions']
  children: ReactNode
}

type Place = {
  href: string
  label: 'today' | 'appointments' | 'clients' | 'followUps' | 'settings'
  icon: LucideIcon
  /** Pages that belong to the place without standing under its address. */
  also?: string
}

const places: readonly Place[] = [
  { href: '/today', label: 'today', icon: Leaf, also: '/visits' },
  { href: '/appointments', label: 'appointments', icon: CalendarDays },
  { href: '/clients', label: 'clients', icon: UsersRound },
  { href: '/follow-ups', label: 'followUps', icon: PhoneCall },
]
const settings: Place = { href: '/settings', label: 'settings', icon: Settings2 }

/**
 * A rail at the left from 1024 px on; below that a slim head and a bar under the thumbs. Whatever a page fixes to the
 * bottom of the window stands at `bottom: var(--desk-bar)`.
 */
export function DeskShell({ salonName, staff, maySeeSettings, warnings, actions, children }: DeskShellProps) {
  const t = useTranslations('shell')
  return (
    <div className="[--desk-bar:calc(4rem+env(safe-area-inset-bottom))] lg:[--desk-bar:0rem] lg:grid lg:min-h-dvh lg:grid-cols-[6.5rem_minmax(0,1fr)] print:block!">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-sheet focus:px-4 focus:py-3"
      >
        {t('skip')}
      </a>
      <header className="flex items-center gap-3 border-b border-hair bg-paper px-4 py-1.5 lg:hidden print:hidden">
        <Mark className="text-xl" />
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm font-medium">{salonName}</p>
          <LiveMark />
        </div>
        <AccountMenu staff={staff} actions={actions} />
      </header>
      <div
        data-foot="places"
        className="fixed inset-x-0 bottom-0 z-20 border-t border-hair bg-sheet pb-[env(safe-area-inset-bottom)] lg:sticky lg:inset-auto lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:items-center lg:gap-3 lg:overflow-y-auto lg:border-t-0 lg:border-r lg:bg-sheet/60 lg:py-4 print:hidden!"
      >
        <header className="hidden flex-col items-center gap-3 lg:flex">
          <Mark className="text-2xl [writing-mode:vertical-rl]" />
          <p className="line-clamp-3 px-2 text-center text-xs leading-snug text-ink-soft">{salonName}</p>
        </header>
        <Places items={maySeeSettings ? [...places, settings] : places} />
        <footer className="mt-auto hidden flex-col items-center gap-2 lg:flex">
          <LiveMark />
          <AccountMenu staff={staff} actions={actions} />
        </footer>
      </div>
      <main id="page" tabIndex={-1} className="min-w-0 outline-none">
        <PagesOpenAtTop />
        <NotLiveBar />
        <NewVersionBar />
        <HealthStrip warnings={warnings} />
        <div className="px-4 pt-6 pb-28 sm:px-6 lg:px-8 lg:pt-8 lg:pb-12 print:p-0!">{children}</div>
      </main>
    </div>
  )
}

function Places({ items }: { items: readonly Place[] }) {
  const t = useTranslations('shell')
  const path = usePathname()
  return (
    <nav aria-label={t('navigation')} className="lg:mt-2 lg:w-full">
      <ul className="flex justify-around lg:flex-col lg:gap-1">
        {items.map(({ href, label, icon: Icon, also }) => {
          const here = [href, also].some((root) => root && (path === root || path.startsWith(`${root}/`)))
          return (
            <li key={href} className="flex-1 lg:flex-none">
              <Link
                href={href}
                aria-current={here ? 'page' : undefined}
                className={classNames(
                  'relative isolate flex min-h-16 flex-col items-center justify-center gap-1 px-1 text-sm no-underline lg:text-xs',
                  here ? 'font-medium text-celadon-deep' : 'text-ink-soft hover:text-ink',
                )}
              >
                <Icon aria-hidden="true" className="size-6" strokeWidth={here ? 2 : 1.6} />
                {t(label)}
                <OnItsWay />
                {here && (
                  <>
                    <BrushLine className="absolute top-0 w-14 lg:hidden" />
                    <BrushLine direction="down" className="absolute left-0 hidden h-12 lg:block" />
                  </>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** The place was tapped and is not there yet. */
function OnItsWay() {
  const { pending } = useLinkStatus()
  if (!pending) return null
  return (
    <span data-on-its-way aria-hidden className="absolute inset-0 -z-10 animate-on-its-way">
      <span className="absolute inset-x-2 inset-y-1 rounded-lg bg-celadon-wash" />
      <BrushLine className="absolute inset-x-0 top-0 mx-auto w-14 lg:hidden" />
      <BrushLine direction="down" className="absolute inset-y-0 left-0 my-auto hidden h-12 lg:block" />
    </span>
  )
}

/** The name of the house, as a brush would write it; the same in every language. */
function Mark({ className }: { className: string }) {
  return (
    <p lang="zh-CN" className={classNames('font-serif font-semibold text-celadon-deep', className)}>
      雅座
    </p>
  )
}
