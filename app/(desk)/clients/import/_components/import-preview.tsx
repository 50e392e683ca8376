// What the file would become, row by row, with what is wrong; nothing has happened yet.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import type { ProblemCode } from '@/lib/imports/import-flow'
import type { ImportDetail } from '@/lib/imports/import-queries'
import type { ImportView } from '@/lib/imports/import-schemas'
import { ColumnsCard } from './columns-card'
import { DecideImport, DiscardImport } from './decide-import'
import { ImportQuestions } from './import-questions'
import { PreviewRow } from './preview-row'
import { SourceCard } from './source-card'

type Props = { detail: ImportDetail; view: ImportView; salon: StaffSalon }

export function ImportPreview({ detail, view, salon }: Props) {
  const t = useTranslations('imports.preview')
  const { id, revision, rows, stopped, joining, preview, next, questions } = detail
  const coming = rows - stopped - joining
  const address = (wanted: ImportView) => {
    const query = new URLSearchParams()
    if (wanted.problem) query.set('problem', wanted.problem)
    if (wanted.after) query.set('after', String(wanted.after))
    return `/clients/import/${id}${query.size > 0 ? `?${query}` : ''}`
  }
  return (
    <div className="flex flex-col gap-6">
      <Card mark="celadon" className="flex flex-col gap-4">
        <div>
          <p className="font-serif text-xl font-semibold">{t('summary', { count: coming })}</p>
          {joining > 0 && <p className="mt-1 text-lg">{t('joining', { count: joining })}</p>}
          <p className="mt-1 text-lg">{t('skipped', { count: stopped })}</p>
          <p className="mt-2 text-ink-soft">{t('unchanged')}</p>
        </div>
        {questions.dates.length > 0 ? (
          <div className="flex flex-wrap items-center gap-3">
            <p className="font-medium text-ochre-deep">{t('askedFirst')}</p>
            <DiscardImport importId={id} />
          </div>
        ) : (
          <DecideImport importId={id} revision={revision} count={coming} joining={joining} />
        )}
      </Card>
      <SourceCard source={detail} />
      <ImportQuestions detail={detail} country={salon.phoneCountry} />
      <ColumnsCard
        key={revision}
        id={id}
        revision={revision}
        columns={detail.columns}
        mapping={detail.mapping}
      />
      <section aria-labelledby="import-preview" className="flex flex-col gap-3">
        <h2 id="import-preview" className="text-lg">
          {t('title')}
        </h2>
        <ProblemFilter detail={detail} chosen={view.problem} address={address} />
        {preview.length === 0 && <p className="py-6 text-ink-soft">{t('nobody')}</p>}
        <ul>
          {preview.map((row) => (
            <PreviewRow key={row.row} importId={id} row={row} salon={salon} />
          ))}
        </ul>
        <nav aria-label={t('pages')} className="flex flex-wrap gap-3">
          {view.after !== undefined && view.after > 0 && (
            <PageLink href={address({ problem: view.problem })}>{t('fromTheStart')}</PageLink>
          )}
          {next !== null && (
            <PageLink href={address({ problem: view.problem, after: next })}>{t('more')}</PageLink>
          )}
        </nav>
      </section>
    </div>
  )
}

type FilterProps = {
  detail: ImportDetail
  chosen: ProblemCode | undefined
  address: (view: ImportView) => string
}

function ProblemFilter({ detail, chosen, address }: FilterProps) {
  const t = useTranslations('imports')
  if (detail.troubles.length === 0) return null
  return (
    <nav aria-label={t('preview.filter')} className="flex flex-wrap gap-2.5">
      <FilterLink href={address({})} isChosen={!chosen}>
        {t('preview.all', { count: detail.rows })}
      </FilterLink>
      {detail.troubles.map(({ code, count }) => (
        <FilterLink key={code} href={address({ problem: code })} isChosen={code === chosen}>
          {t(`problems.${code}.label`)} <span className="numeric">{count}</span>
        </FilterLink>
      ))}
    </nav>
  )
}

function FilterLink(props: { href: string; isChosen: boolean; children: React.ReactNode }) {
  return (
    <Link
      href={props.href}
      scroll={false}
      aria-current={props.isChosen ? 'true' : undefined}
      className={classNames(
        'inline-flex min-h-12 items-center gap-2 rounded-xl border px-4.5 py-2 transition-colors',
        props.isChosen
          ? 'border-celadon bg-celadon-wash font-medium text-celadon-dark'
          : 'border-edge bg-sheet hover:border-celadon',
      )}
    >
      {props.children}
    </Link>
  )
}

function PageLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link
      href={href}
      className="inline-flex min-h-12 items-center rounded-md px-4 font-medium text-celadon-deep hover:bg-celadon-wash"
    >
      {children}
    </Link>
  )
}
