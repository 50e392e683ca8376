// What is next: when she comes again, what she was promised, what she complained of, what the house means to do.
'use client'

import {
  CalendarCheck,
  CalendarX2,
  Check,
  Footprints,
  HandHeart,
  MessageSquareWarning,
  Plus,
} from 'lucide-react'
import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useToldWithUndo } from '@/components/forms/use-told-with-undo'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import type { ArchiveGlance } from '@/lib/clients/archive-queries'
import { formatClock, formatDay, localName } from '@/lib/i18n/format'
import { keepPromiseAction, reopenCaseAction, reopenPromiseAction, resolveCaseAction } from '../../../actions'
import { OpenCaseForm, PromiseForm } from './matter-forms'

type Matters = Pick<
  ArchiveGlance,
  'id' | 'today' | 'next' | 'promises' | 'openCases' | 'nextAction' | 'nextActionOn' | 'colleagues'
>

type Props = { glance: Matters; staffId: string; mayResolve: boolean }

export function OpenMatters({ glance, staffId, mayResolve }: Props) {
  const t = useTranslations('archive.glance')
  const [isWriting, setWriting] = useState<'promise' | 'case' | null>(null)
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        <NextVisit next={glance.next} />
        {glance.openCases.map((opened) => (
          <Opened key={opened.id} opened={opened} mayResolve={mayResolve} />
        ))}
        {glance.promises.map((promise) => (
          <Promised key={promise.id} promise={promise} />
        ))}
        {glance.nextAction && <Planned action={glance.nextAction} on={glance.nextActionOn} />}
      </ul>
      {isWriting === 'promise' && (
        <PromiseForm
          clientId={glance.id}
          colleagues={glance.colleagues}
          staffId={staffId}
          today={glance.today}
          onClose={() => setWriting(null)}
        />
      )}
      {isWriting === 'case' && <OpenCaseForm clientId={glance.id} onClose={() => setWriting(null)} />}
      {isWriting === null && (
        <div className="-ms-5 -mb-2 flex flex-wrap">
          <Button
            variant="quiet"
            icon={<Plus aria-hidden="true" className="size-5" />}
            onPress={() => setWriting('promise')}
          >
            {t('makePromise')}
          </Button>
          <Button
            variant="quiet"
            icon={<Plus aria-hidden="true" className="size-5" />}
            onPress={() => setWriting('case')}
          >
            {t('openCase')}
          </Button>
        </div>
      )}
    </div>
  )
}

function NextVisit({ next }: { next: Matters['next'] }) {
  const t = useTranslations('archive.glance')
  const locale = useLocale()
  const timeZone = useTimeZone() ?? 'UTC'
  if (!next) {
    return (
      <Matter icon={<CalendarX2 aria-hidden="true" />} tone="text-ink-soft" label={t('nextVisit')}>
        <span className="text-ink-soft">{t('noneBooked')}</span>
      </Matter>
    )
  }
  const startsAt = new Date(next.startsAt)
  return (
    <Matter icon={<CalendarCheck aria-hidden="true" />} tone="text-celadon" label={t('nextVisit')}>
      <Link
        href={`/visits/${next.visitId}`}
        className="numeric inline-flex min-h-12 items-center font-serif text-lg font-semibold underline-offset-4 hover:underline"
      >
        {formatDay(startsAt, timeZone, locale)} {formatClock(startsAt, timeZone, locale)}
      </Link>
      <span className="block text-sm text-ink-soft">
        {next.treatments.map((treatment) => localName(treatment, locale)).join(' · ')}
      </span>
    </Matter>
  )
}

function Opened({ opened, mayResolve }: { opened: Matters['openCases'][number]; mayResolve: boolean }) {
  const t = useTranslations('archive.glance')
  const kinds = useTranslations('clients.cases.kinds')
  const { submit, pending } = useToldWithUndo(resolveCaseAction, reopenCaseAction)
  const isComplaint = opened.kind === 'complaint'
  return (
    <Matter
      icon={<MessageSquareWarning aria-hidden="true" />}
      tone={isComplaint ? 'text-rouge' : 'text-ink-soft'}
      label={isComplaint ? t('complaint') : kinds(opened.kind)}
      action={
        mayResolve && (
          <IconButton
            label={`${t('settle')}: ${opened.text}`}
            icon={<Check aria-hidden="true" className="size-5" />}
            isDisabled={pending}
            onPress={() => void submit({ caseId: opened.id }, t('settled'))}
          />
        )
      }
    >
      {opened.text}
    </Matter>
  )
}

function Promised({ promise }: { promise: Matters['promises'][number] }) {
  const t = useTranslations('archive.glance')
  const locale = useLocale()
  const { submit, pending } = useToldWithUndo(keepPromiseAction, reopenPromiseAction)
  const day = formatDay(new Date(promise.dueOn), 'UTC', locale)
  return (
    <Matter
      icon={<HandHeart aria-hidden="true" />}
      tone={promise.overdue ? 'text-rouge' : 'text-ink'}
      label={t('promise')}
      action={
        <IconButton
          label={`${t('keep')}: ${promise.text}`}
          icon={<Check aria-hidden="true" className="size-5" />}
          isDisabled={pending}
          onPress={() => void submit({ promiseId: promise.id }, t('kept'))}
        />
      }
    >
      {promise.text}
      <span className="block text-sm text-ink-soft">
        {t('promiseDue', { owner: promise.owner, day })}
        {promise.overdue && (
          <Badge tone="rouge" className="ms-2">
            {t('overdue')}
          </Badge>
        )}
      </span>
    </Matter>
  )
}

function Planned({ action, on }: { action: string; on: string | null }) {
  const t = useTranslations('archive.glance')
  const locale = useLocale()
  return (
    <Matter icon={<Footprints aria-hidden="true" />} tone="text-ink" label={t('nextAction')}>
      {action}
      {on && (
        <span className="ms-2 text-sm whitespace-nowrap text-ink-soft">
          {formatDay(new Date(on), 'UTC', locale)}
        </span>
      )}
    </Matter>
  )
}

type MatterProps = { icon: ReactNode; tone: string; label: string; action?: ReactNode; children: ReactNode }

function Matter({ icon, tone, label, action, children }: MatterProps) {
  return (
    <li className="flex items-center gap-3">
      <span className={`self-start pt-1 [&>svg]:size-5.5 ${tone}`}>{icon}</span>
      <div className="min-w-0 flex-1">
        <span className={`me-2 text-sm font-medium ${tone}`}>{label}</span>
        {children}
      </div>
      {action}
    </li>
  )
}
