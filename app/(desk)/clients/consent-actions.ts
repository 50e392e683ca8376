'use server'
// What a guest agrees to and takes back.
import { staffAction } from '@/lib/actions/staff-action'
import { recordConsentsSchema, withdrawConsentSchema } from '@/lib/consents/consent-schemas'
import { recordConsents } from '@/lib/consents/record-consents'
import { withdrawConsent } from '@/lib/consents/withdraw-consent'

export const recordConsentsAction = staffAction({
  name: 'consent.record',
  schema: recordConsentsSchema,
  handler: recordConsents,
})

export const withdrawConsentAction = staffAction({
  name: 'consent.withdraw',
  schema: withdrawConsentSchema,
  handler: withdrawConsent,
})
