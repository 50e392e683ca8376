// What each colleague looked at and did, and whether the record of it still holds together.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuditLines } from '@/components/clients/audit-lines'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { legible } from '@/lib/actions/read-input'
import { chainHead, listDeeds } from '@/lib/audit/audit-queries'
import { deedsAskedSchema, EVERYBODY } from '@/lib/audit/audit-schemas'
import type { ChainHead } from '@/lib/audit/verify-chain'
import { maySeeLooks } from '@/lib/auth/permissions'
import { requireStaff } from '@/lib/auth/require-staff'
import { addDays, salonDate } from '@/lib/salon-time/salon-time'
import { listStaff } from '@/lib/staff/staff-queries'
import { ChooseDeeds } from './_components/choose-deeds'
import { deedsHref } from './_components/deeds-href'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Days shown until somebody asks for others. */
const USUAL_DAYS = 7

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('sections.audit.title') }
}

export default async function Page({ searchParams }: Props) {
  const staff = await requireStaff(maySeeLooks)
  const asked = deedsAskedSchema.parse(legible(await searchParams))
  const today = salonDate(new Date(), staff.salon.timeZone)
  const chosen = asked.colleague ?? EVERYBODY
  const colleagueId = chosen === EVERYBODY ? undefined : chosen
  const { kind, subject: subjectId } = asked
  const to = asked.to ?? today
  const from = asked.from ?? addDays(to, 1 - USUAL_DAYS)
  const [t, words, colleagues, head, { lines, older }] = await Promise.all([
    getTranslations('settings'),
    getTranslations('audit.page'),
    listStaff(staff),
    chainHead(staff),
    listDeeds(staff, { colleagueId, kind, subjectId, from, to, before: asked.before }),
  ])
  const address = deedsHref({ colleagueId: chosen, kind, from, to })
  const colleague = colleagues.find(({ id }) => id === colleagueId)
  return (
    <>
      <PageHeader
        back={{ href: '/settings', label: t('title') }}
        title={t('sections.audit.title')}
        description={t('sections.audit.about')}
      />
      <div className="grid gap-x-12 gap-y-10 landscape:lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 content-start gap-8">
          <ChooseDeeds
            key={`${chosen} ${kind} ${from} ${to}`}
            colleagues={colleagues.map(({ id, name }) => ({ id, label: name }))}
            chosen={{ colleagueId: chosen, kind, from, to }}
            today={today}
          />
          <section aria-labelledby="deeds" className="grid gap-4">
            <h2 id="deeds" className="text-xl">
              {colleagueId ? words('by', { name: colleague?.name ?? '—' }) : words('byEverybody')}
            </h2>
            {subjectId && (
              <Notice action={<ButtonLink href={address}>{words('everything')}</ButtonLink>}>
                {words('oneSubject')}
              </Notice>
            )}
            {lines.length === 0 ? (
              <p className="text-ink-soft">{words(from > to ? 'turnedRound' : 'none')}</p>
            ) : (
              <AuditLines
                lines={lines}
                timeZone={staff.salon.timeZone}
                currency={staff.salon.currency}
                colleagues={colleagues}
                withClients
                withActors={!colleagueId}
                subjectHref={subjectId ? null : address}
              />
            )}
            {older && (
              <ButtonLink
                href={`${address}${subjectId ? `&subject=${subjectId}` : ''}&before=${older}`}
                className="justify-self-start"
              >
                {words('older')}
              </ButtonLink>
            )}
          </section>
        </div>
        <Chain head={head} words={words} />
      </div>
    </>
  )
}

type Words = Awaited<ReturnType<typeof getTranslations<'audit.page'>>>

function Chain({ head, words }: { head: ChainHead | null; words: Words }) {
  return (
    <aside aria-labelledby="chain" className="grid content-start gap-3 self-start rounded-lg bg-fold/60 p-5">
      <h2 id="chain" className="text-lg">
        {words('chain')}
      </h2>
      <p className="text-sm text-ink-soft">{words('chainAbout')}</p>
      <p className="numeric font-medium">{words('entries', { count: head?.sequence ?? 0 })}</p>
      {head && (
        <div>
          <p className="text-sm text-ink-soft">{words('head')}</p>
          <p className="numeric text-sm break-all">
            {head.sequence}:{head.hash}
          </p>
        </div>
      )}
      <p className="text-sm text-ink-soft">{words('verify')}</p>
    </aside>
  )
}
