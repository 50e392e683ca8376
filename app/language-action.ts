'use server'
// Choosing a language: kept with the person when somebody is signed in, and on the browser in any case.
import type { ActionState } from '@/lib/actions/action-state'
import { staffAction } from '@/lib/actions/staff-action'
import { asLocale } from '@/lib/i18n/locale'
import { rememberLocale } from '@/lib/i18n/request-locale'
import { chooseOwnLocale } from '@/lib/staff/choose-locale'
import { localeSchema } from '@/lib/staff/staff-schemas'

const keepWithPerson = staffAction({
  name: 'staff.choose_language',
  schema: localeSchema,
  handler: chooseOwnLocale,
})

export async function chooseLanguageAction(
  previous: unknown,
  formData: FormData,
): Promise<ActionState<Record<string, never>>> {
  const locale = asLocale(String(formData.get('locale')))
  const answer = await keepWithPerson(previous, formData)
  if (!locale || (answer.status !== 'done' && answer.status !== 'signed_out')) return answer
  await rememberLocale(locale)
  return { status: 'done', result: {}, stamp: new Date().toISOString() }
}
