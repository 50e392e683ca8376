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

/** What is sent: blank fields are left out, figures are numbers where they are any. */
export function inputOf(draft: BasicsDraft): Record<string, string | number> {
  const { birthYear, birthMonth, birthDay, ...words } = draft
  const filled = Object.entries(words).filter(([, value]) => value.trim() !== '' && value !== 'unknown')
  const figures = Object.entries({ birthYear, birthMonth, birthDay }).filter(
    ([, value]) => value.trim() !== '',
  )
  return { name: '', ...Object.fromEntries(filled), ...Object.fromEntries(figures.map(asNumber)) }
}

/** Fields that somebody else has changed since `begun`, to other than what is typed here. */
export function overtakenFields(begun: BasicsDraft, now: BasicsDraft, draft: BasicsDraft): DraftField[] {
  return DRAFT_FIELDS.filter((field) => now[field] !== begun[field] && now[field] !== draft[field])
}

function asNumber([name, value]: [string, string]): [string, string | number] {
  const figure = Number(value)
  return [name, Number.isFinite(figure) ? figure : value]
}

function textOf(figure: number | null): string {
  return figure === null ? '' : String(figure)
}
