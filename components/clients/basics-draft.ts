// A section of an archive while it is being written: every field as text, as it stands in the form.
import type { DraftValues } from '@/lib/clients/draft-schemas'

/** Words of a form by field. */
export type FormWords = Record<string, string>

type Birthday = {
  birthYear: number | null
  birthMonth: number | null
  birthDay: number | null
  birthLunar: boolean
}

/** A birthday as it stands in the form. */
export function birthdayDraftOf({ birthYear, birthMonth, birthDay, birthLunar }: Birthday) {
  return {
    birthYear: textOf(birthYear),
    birthMonth: textOf(birthMonth),
    birthDay: textOf(birthDay),
    birthLunar: birthLunar ? 'lunar' : 'solar',
  }
}

/** The part of the basics that is asked over tea. */
export function toldDraftOf(
  client: Birthday & { formOfAddress: string | null; referredBy: { id: string } | null },
) {
  return {
    formOfAddress: client.formOfAddress ?? '',
    ...birthdayDraftOf(client),
    referredById: client.referredBy?.id ?? '',
  }
}

/** What is sent: blank fields are left out, figures are numbers where they are any. */
export function inputOf(draft: FormWords): Record<string, string | number | boolean> {
  const { birthYear = '', birthMonth = '', birthDay = '', birthLunar, ...words } = draft
  const filled = Object.entries(words).filter(([, value]) => value.trim() !== '' && value !== 'unknown')
  const figures = Object.entries({ birthYear, birthMonth, birthDay }).filter(
    ([, value]) => value.trim() !== '',
  )
  // A blank name is sent too, so that somebody says what is wrong with it.
  return {
    ...(draft.name === undefined ? {} : { name: '' }),
    ...Object.fromEntries(filled),
    ...Object.fromEntries(figures.map(asNumber)),
    ...(birthLunar === undefined ? {} : { birthLunar: birthLunar === 'lunar' }),
  }
}

/** Fields that somebody else has changed since `begun`, to other than what is typed here. */
export function overtakenFields<Words extends FormWords>(
  begun: Words,
  now: Words,
  draft: Words,
): (keyof Words & string)[] {
  return Object.keys(now).filter((field) => now[field] !== begun[field] && now[field] !== draft[field])
}

/** What is kept of a form: the fields that say something else than when it was begun. */
export function keptValuesOf(begun: FormWords, touched: FormWords): DraftValues {
  return Object.fromEntries(
    Object.entries(touched).map(([field, mine]) => [field, { begun: begun[field] ?? '', mine }]),
  )
}

/** A form taken up again where it was left: how it stood when it was begun, and what was typed into it. */
export function takenUp<Words extends FormWords>(
  now: Words,
  kept: DraftValues,
): { begun: Words; touched: Partial<Words> } {
  const known = Object.entries(kept).filter(([field]) => field in now)
  return {
    begun: { ...now, ...Object.fromEntries(known.map(([field, { begun }]) => [field, begun])) },
    touched: Object.fromEntries(known.map(([field, { mine }]) => [field, mine])) as Partial<Words>,
  }
}

function asNumber([name, value]: [string, string]): [string, string | number] {
  const figure = Number(value)
  return [name, Number.isFinite(figure) ? figure : value]
}

function textOf(figure: number | null): string {
  return figure === null ? '' : String(figure)
}
