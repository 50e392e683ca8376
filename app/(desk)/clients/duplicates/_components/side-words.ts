// One of two archives in words, as they are compared side by side.
import { getLocale, getTranslations } from 'next-intl/server'
import { birthdayWords } from '@/components/clients/birthday-words'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import type { ArchiveSide } from '@/lib/clients/duplicate-queries'
import type { FieldWords } from '@/lib/clients/merge-flow'
import { formatDate, formatMoney, localName } from '@/lib/i18n/format'
import { formatPhone } from '@/lib/i18n/format-phone'

/** What hangs on an archive and is kept whatever is chosen. */
export type SideFact = { name: string; value: string }

export type Side = {
  clientId: string
  revision: number
  name: string
  words: FieldWords
  facts: SideFact[]
}

export async function sideFor({ salon }: SignedInStaff, client: ArchiveSide): Promise<Side> {
  const locale = await getLocale()
  return {
    clientId: client.id,
    revision: client.revision,
    name: client.name,
    words: await wordsOf(salon, client, locale),
    facts: await factsOf(salon, client, locale),
  }
}

type Salon = SignedInStaff['salon']

async function wordsOf(salon: Salon, client: ArchiveSide, locale: string): Promise<FieldWords> {
  const t = await getTranslations('archive-basics')
  const clients = await getTranslations('clients')
  const day = client.nextActionOn && formatDate(client.nextActionOn, 'UTC', locale)
  const coded = (group: 'sources' | 'notYetReasons', code: string | null) => {
    const key = `${group}.${code}`
    return code && t.has(key as never) ? t(key as never) : code
  }
  return {
    name: client.name,
    formOfAddress: client.formOfAddress,
    nickname: client.nickname,
    sex: client.sex && clients(`basics.sexes.${client.sex}`),
    birthday: birthdayWords(client, locale),
    phone: client.phone && formatPhone(client.phone, salon.phoneCountry),
    address: client.address,
    family: client.family,
    education: client.education,
    occupation: client.occupation,
    character: client.character,
    hobbies: client.hobbies,
    source: coded('sources', client.source),
    referrer: client.referredBy?.name ?? null,
    nature: client.nature && localName(client.nature, locale),
    upgradedAt: client.upgradedAt && formatDate(client.upgradedAt, salon.timeZone, locale),
    notYetReason: coded('notYetReasons', client.notYetReason),
    nextAction: client.nextAction && [client.nextAction, day].filter(Boolean).join(' · '),
  }
}

async function factsOf(salon: Salon, client: ArchiveSide, locale: string): Promise<SideFact[]> {
  const t = await getTranslations('merge.facts')
  const dayOf = (instant: Date) => formatDate(instant, salon.timeZone, locale)
  const { standing, _count: counts, phones } = client
  const counted = (['alerts', 'preferences', 'promises', 'cases', 'tags'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => ({ name: t(name), value: String(counts[name]) }))
  return [
    { name: t('visits'), value: String(standing?.visits ?? 0) },
    { name: t('lastVisit'), value: standing?.lastVisitAt ? dayOf(standing.lastVisitAt) : t('never') },
    ...(standing?.spentMinor === null
      ? []
      : [{ name: t('spent'), value: formatMoney(standing?.spentMinor ?? 0, salon.currency, locale) }]),
    ...(standing?.bookedUntil ? [{ name: t('booked'), value: dayOf(standing.bookedUntil) }] : []),
    ...(phones.length > 0
      ? [
          {
            name: t('phones'),
            value: phones.map(({ e164 }) => formatPhone(e164, salon.phoneCountry)).join(' / '),
          },
        ]
      : []),
    ...counted,
    { name: t('createdAt'), value: dayOf(client.createdAt) },
  ]
}
