// The basics while they are being written: every field as text, as it stands in the form.
import type { ClientArchive } from '@/lib/clients/client-queries'

export const DRAFT_FIELDS = [
  'name',
  'formOfAddress',
  'phone',
  'birthYear',
  'birthMonth',
  'birthDay',
  'sex',
  'nature',
  'referredById',
  'pinyin',
] as const

export type DraftField = (typeof DRAFT_FIELDS)[number]
export type BasicsDraft = Record<DraftField, string>

/** What stands in the form for an archive as it is. */
export function draftOf(client: ClientArchive): BasicsDraft {
  const { phone } = client
  return {
    name: client.name,
    formOfAddress: client.formOfAddress ?? '',
    phone: phone && 'written' in phone ? phone.written : '',
    birthYear: textOf(client.birthYear),
    birthMonth: textOf(client.birthMonth),
    birthDay: textOf(client.birthDay),
    sex: client.sex ?? 'unknown',
    nature: client.nature ?? 'unknown',
    referredById: client.referredBy?.id ?? '',
    pinyin: client.pinyin,
  }
}

type TellableClient = {
  formOfAddress: string | null
  birthYear: number | null
  birthMonth: number | null
  birthDay: number | null
  referredBy: { id: string } | null
}

/** The part of the basics that is asked over tea. */
export function toldDraftOf(client: TellableClient) {
  return {
    formOfAddress: client.formOfAddress ?? '',
    birthYear: textOf(client.birthYear),
    birthMonth: textOf(client.birthMonth),
    birthDay: textOf(client.birthDay),
    referredById: client.referredBy?.id ?? '',
  } satisfies Partial<BasicsDraft>
}

/** What is sent: blank fields are left out, figures are numbers where they are any. */
export function inputOf(draft: Partial<BasicsDraft>): Record<string, string | number> {
  const { birthYear = '', birthMonth = '', birthDay = '', ...words } = draft
  const filled = Object.entries(words).filter(([, value]) => value.trim() !== '' && value !== 'unknown')
  const figures = Object.entries({ birthYear, birthMonth, birthDay }).filter(
    ([, value]) => value.trim() !== '',
  )
  // A blank name is sent too, so that somebody says what is wrong with it.
  return {
    ...(draft.name === undefined ? {} : { name: '' }),
    ...Object.fromEntries(filled),
    ...Object.fromEntries(figures.map(asNumber)),
  }
}

/** Fields that somebody else has changed since `begun`, to other than what is typed here. */
export function overtakenFields<Draft extends Partial<BasicsDraft>>(
  begun: Draft,
  now: Draft,
  draft: Draft,
): DraftField[] {
  return DRAFT_FIELDS.filter((field) => now[field] !== begun[field] && now[field] !== draft[field])
}

function asNumber([name, value]: [string, string]): [string, string | number] {
  const figure = Number(value)
  return [name, Number.isFinite(figure) ? figure : value]
}

function textOf(figure: number | null): string {
  return figure === null ? '' : String(figure)
}
