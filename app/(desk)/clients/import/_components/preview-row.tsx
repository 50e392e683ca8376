// One row of the file as the archive it would become.
import { useLocale, useTranslations } from 'next-intl'
import { birthdayWords } from '@/components/clients/birthday-words'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import { formatPhone } from '@/lib/i18n/format-phone'
import { stops } from '@/lib/imports/import-flow'
import type { PreviewRow as Row } from '@/lib/imports/import-queries'

export function PreviewRow({ row, phoneCountry }: { row: Row; phoneCountry: string }) {
  const t = useTranslations('imports')
  const { person, problems, known } = row
  const isLeftOut = problems.some(stops)
  return (
    <li className="flex flex-wrap items-baseline gap-x-5 gap-y-1.5 border-b border-hair py-3.5 last:border-b-0">
      <span className="numeric w-20 shrink-0 text-sm text-ink-soft">
        {t('preview.row', { row: row.row })}
      </span>
      <div className={`min-w-0 flex-1 basis-72 ${isLeftOut ? 'text-ink-soft' : ''}`}>
        <p className="font-serif text-lg font-semibold">
          {person.name || t('preview.nameless')}
          {person.formOfAddress && (
            <span className="ms-3 font-sans text-base font-normal">{person.formOfAddress}</span>
          )}
        </p>
        <Facts row={row} phoneCountry={phoneCountry} />
        {person.notes.length > 0 && <p className="mt-0.5 line-clamp-2">{person.notes.join(' · ')}</p>}
      </div>
      {problems.length > 0 && (
        <div className="flex max-w-md basis-60 flex-col items-start gap-1.5">
          {problems.map(({ code, row: twin }) => (
            <Badge key={code} tone={isLeftOut ? 'neutral' : 'ochre'}>
              {t(`problems.${code}.told`, { row: twin ?? 0 })}
            </Badge>
          ))}
          {known && (
            <Link
              href={`/clients/${known.id}`}
              className="inline-flex min-h-12 items-center text-celadon-deep underline"
            >
              {t('preview.known', { name: known.name })}
            </Link>
          )}
        </div>
      )}
    </li>
  )
}

function Facts({ row: { person }, phoneCountry }: { row: Row; phoneCountry: string }) {
  const t = useTranslations('imports')
  const locale = useLocale()
  const { birthday } = person
  const facts = [
    ...person.phones.map((phone) => formatPhone(phone, phoneCountry)),
    birthday &&
      birthdayWords(
        {
          birthYear: birthday.year,
          birthMonth: birthday.month,
          birthDay: birthday.day,
          birthLunar: birthday.lunar,
        },
        locale,
      ),
    person.address,
    person.occupation,
    person.referrer && t('preview.referrer', { name: person.referrer }),
    person.tags.length > 0 && t('preview.tags', { tags: person.tags.join(' · ') }),
  ].filter(Boolean)
  return facts.length > 0 && <p className="numeric text-ink-soft">{facts.join('　')}</p>
}
