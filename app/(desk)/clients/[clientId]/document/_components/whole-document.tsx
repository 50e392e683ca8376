// The archive as a document: who she is, what to mind, how she likes things, what she agreed to, and every visit.
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { birthdayWords } from '@/components/clients/birthday-words'
import type { StaffSalon } from '@/lib/auth/signed-in-staff'
import type { ArchiveDocument } from '@/lib/clients/document-query'
import { formatDate } from '@/lib/i18n/format'
import { VisitOnPaper } from './visit-on-paper'

type Props = { archive: ArchiveDocument; salon: StaffSalon; printedAt: Date }

export function WholeDocument({ archive, salon, printedAt }: Props) {
  const t = useTranslations('document')
  const locale = useLocale()
  const day = (at: string | Date) => formatDate(new Date(at), salon.timeZone, locale)
  const { client, visits } = archive
  return (
    <article className="grid gap-8 rounded-lg border border-hair bg-sheet p-8 print:block print:border-0 print:bg-transparent print:p-0 print:text-sm print:*:mb-6">
      <header className="border-b border-hair pb-5">
        <p className="text-sm text-ink-soft">
          {salon.name} · {t('title')}
        </p>
        <h1 className="mt-1 text-3xl">{client.name}</h1>
        <p className="numeric mt-2 text-sm text-ink-soft">{t('printed', { day: day(printedAt) })}</p>
      </header>
      <Basics archive={archive} />
      <Minding archive={archive} />
      <Liking archive={archive} />
      <Agreed archive={archive} day={day} />
      <Said archive={archive} day={day} />
      <Part title={t('visits')}>
        {visits.length === 0 && <p className="text-ink-soft">{t('noVisits')}</p>}
        <ol className="grid gap-6 print:block print:*:mb-5">
          {visits.map((visit) => (
            <VisitOnPaper key={visit.id} visit={visit} timeZone={salon.timeZone} />
          ))}
        </ol>
      </Part>
    </article>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="break-after-avoid text-xl">{title}</h2>
      {children}
    </section>
  )
}

function Basics({ archive: { client, phones, tags, relations } }: { archive: ArchiveDocument }) {
  const t = useTranslations('document')
  const locale = useLocale()
  const birthday = birthdayWords(client, locale)
  const facts: [string, string | null | undefined][] = [
    [t('formOfAddress'), client.formOfAddress],
    [t('nickname'), client.nickname],
    [t('sex'), client.sex && t(`sexes.${client.sex}`)],
    [t('birthday'), birthday && (client.birthLunar ? t('lunar', { day: birthday }) : birthday)],
    ...phones.map(({ written, label, isWhole }): [string, string] => [
      label ? t('phoneOf', { label }) : t('phone'),
      isWhole ? written : t('phoneEnding', { digits: written }),
    ]),
    [t('address'), client.address],
    [t('nature'), client.nature],
    [t('occupation'), client.occupation],
    [t('education'), client.education],
    [t('family'), client.family],
    [t('character'), client.character],
    [t('hobbies'), client.hobbies],
    [t('referredBy'), client.referredBy],
    [t('relations'), relations.map((relation) => relationWords(relation)).join(' · ')],
    [t('tags'), tags.join(' · ')],
  ]
  return (
    <Part title={t('basics')}>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)] print:grid-cols-[9rem_minmax(0,1fr)]">
        {facts
          .filter(([, words]) => words)
          .map(([label, words], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two numbers may have one label
            <div key={`${index} ${label}`} className="contents">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="numeric whitespace-pre-wrap">{words}</dd>
            </div>
          ))}
      </dl>
    </Part>
  )

  function relationWords({ name, kind, isHers }: ArchiveDocument['relations'][number]): string {
    const word = t(`kinds.relations.${isHers ? kind : otherSide(kind)}`)
    return t('relation', { name, word })
  }
}

function otherSide(kind: ArchiveDocument['relations'][number]['kind']) {
  if (kind === 'parent') return 'child'
  return kind === 'child' ? 'parent' : kind
}

function Minding({ archive: { alerts, client } }: { archive: ArchiveDocument }) {
  const t = useTranslations('document')
  return (
    <Part title={t('alerts')}>
      {alerts.length === 0 && (
        <p className="text-ink-soft">{client.alertsAskedAt ? t('noneKnown') : t('notAsked')}</p>
      )}
      <ul className="grid gap-1">
        {alerts.map(({ id, kind, severity, text }) => (
          <li key={id}>
            <span className="text-ink-soft">{t(`kinds.alerts.${kind}`)}</span>
            {severity === 'serious' && ` · ${t('serious')}`} {text}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Liking({ archive: { preferences } }: { archive: ArchiveDocument }) {
  const t = useTranslations('document')
  const choices = useTranslations('archive.preference')
  if (preferences.length === 0) return null
  const wordsOf = ({ kind, choice, degree, seat, therapist, text }: (typeof preferences)[number]) =>
    [
      kind === 'therapist' && (choice === 'wished' || choice === 'not_wished')
        ? choices(choice, { therapist: therapist ?? choices('someone') })
        : choice && choices.has(`${kind}.${choice}`) && choices(`${kind}.${choice}`),
      degree && choices.has(`degree.${degree}`) && choices(`degree.${degree}`),
      seat,
      text,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <Part title={t('preferences')}>
      <ul className="grid gap-1">
        {preferences.map((preference) => (
          <li key={preference.id}>
            <span className="text-ink-soft">{t(`kinds.preferences.${preference.kind}`)}</span>{' '}
            {wordsOf(preference)}
          </li>
        ))}
      </ul>
    </Part>
  )
}

type Dated = { archive: ArchiveDocument; day: (at: string) => string }

function Agreed({ archive: { consents }, day }: Dated) {
  const t = useTranslations('document')
  if (consents.length === 0) return null
  return (
    <Part title={t('consents')}>
      <ul className="grid gap-4 print:block print:*:mb-3">
        {consents.map(({ id, kind, answer, words, signature, recordedAt, withdrawnAt }) => (
          <li key={id} className="break-inside-avoid">
            <p className="font-medium">
              {t('agreed', {
                what: t(`kinds.consents.${kind}`),
                answer: t(`kinds.answers.${answer}`),
                day: day(recordedAt),
              })}
              {withdrawnAt && ` · ${t('withdrawn', { day: day(withdrawnAt) })}`}
            </p>
            <p className="whitespace-pre-wrap text-ink-soft">{words}</p>
            {signature && <p className="text-sm text-ink-soft">{t('signed')}</p>}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Said({ archive: { promises, cases }, day }: Dated) {
  const t = useTranslations('document')
  if (promises.length + cases.length === 0) return null
  return (
    <Part title={t('said')}>
      <ul className="grid gap-1">
        {cases.map(({ id, kind, text, openedAt, resolvedAt }) => (
          <li key={id}>
            <span className="text-ink-soft">{t(`kinds.cases.${kind}`)}</span> {text}{' '}
            <span className="text-ink-soft">
              {day(openedAt)}
              {resolvedAt && ` · ${t('settled')}`}
            </span>
          </li>
        ))}
        {promises.map(({ id, text, dueOn, keptAt }) => (
          <li key={id}>
            <span className="text-ink-soft">{t('promise')}</span> {text}{' '}
            <span className="text-ink-soft">{keptAt ? t('kept') : t('due', { day: day(dueOn) })}</span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
