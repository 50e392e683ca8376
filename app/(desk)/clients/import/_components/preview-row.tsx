// One row of the file as the archive it would become.
import { useLocale, useTranslations } from 'next-intl'
import { birthdayWords } from '@/components/clients/birthday-words'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/components/ui/link'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import { formatDate, formatMoney } from '@/lib/i18n/format'
import { formatPhone } from '@/lib/i18n/format-phone'
import { asks } from '@/lib/imports/import-flow'
import type { PreviewRow as Row } from '@/lib/imports/import-queries'
import { AnswerDouble } from './answer-double'
import { ChooseDial } from './choose-dial'

type Props = { importId: string; row: Row; salon: StaffSalon }

export function PreviewRow({ importId, row, salon }: Props) {
  const t = useTranslations('imports')
  const { person, problems, known, fate } = row
  const isLeftOut = fate === 'leave'
  const question = problems.find(asks)
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
        <Facts row={row} salon={salon} />
        <Told row={row} salon={salon} />
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
      {(row.dial !== null || problems.some(({ code }) => code === 'phone_local')) && (
        <div className="basis-full ps-24 max-sm:ps-0">
          <ChooseDial
            key={row.dial}
            importId={importId}
            country={salon.phoneCountry}
            row={row.at}
            chosen={row.dial}
          />
        </div>
      )}
      {question && <AnswerDouble importId={importId} row={row.at} kind={question.code} fate={fate} />}
    </li>
  )
}

/** What the file tells of her time in the house before. */
function Told({ row: { person }, salon }: { row: Row; salon: StaffSalon }) {
  const t = useTranslations('imports.preview')
  const locale = useLocale()
  const { lastVisitOn, visits, spentMinor, level, balanceMinor, therapist } = person.opening
  const money = (minor: number) => formatMoney(minor, salon.currency, locale)
  const day = lastVisitOn && formatDate(new Date(`${lastVisitOn}T12:00:00Z`), 'UTC', locale)
  const told = [
    visits !== null && t('openingVisits', { visits }),
    day && t('openingLast', { day }),
    spentMinor !== null && t('openingSpent', { sum: money(spentMinor) }),
    level,
    balanceMinor !== null && t('openingBalance', { sum: money(balanceMinor) }),
    therapist && t('openingTherapist', { name: therapist }),
  ].filter(Boolean)
  return told.length > 0 && <p className="numeric text-ink-soft">{told.join(' · ')}</p>
}

function Facts({ row: { person }, salon }: { row: Row; salon: StaffSalon }) {
  const t = useTranslations('imports')
  const locale = useLocale()
  const { birthday } = person
  const facts = [
    ...person.phones.map((phone) => formatPhone(phone, salon.phoneCountry)),
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
