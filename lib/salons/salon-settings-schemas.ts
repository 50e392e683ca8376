// What a manager may set for her salon. Safe for the client.
import { z } from 'zod'
import { isTimeZone } from '@/lib/salon-time/salon-time'
import { COUNTRIES, CURRENCIES } from './salon-region'

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time')
const whole = (smallest: number, largest: number) =>
  z.number('whole_number').int('whole_number').min(smallest, 'too_small').max(largest, 'too_big')
const oneOf = (codes: readonly string[]) => z.string().refine((code) => codes.includes(code), 'invalid')

/** The salon as the editor saw it, without what is not for her to set: what stands in the store must still be this. */
export const salonSettings = z.object({
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  phoneCountry: z.string(),
  opensAt: z.string(),
  closesAt: z.string(),
  idleMinutes: z.number().int(),
  treatmentIdleMinutes: z.number().int(),
  noShowAfterMinutes: z.number().int(),
  followUpAfterHours: z.number().int(),
  callAttempts: z.number().int(),
  callRetryHours: z.number().int(),
  lapsedAfterDays: z.number().int(),
  retentionYears: z.number().int(),
  therapistSeesPhone: z.boolean(),
  therapistSeesAddress: z.boolean(),
  therapistSeesSpending: z.boolean(),
  receptionistSeesSpending: z.boolean(),
})

export const reviseSalonSchema = z
  .object({
    seen: salonSettings,
    name: z.string().trim().min(1, 'required').max(60, 'too_long'),
    timeZone: z.string().refine(isTimeZone, 'time_zone'),
    /** ISO 4217. */
    currency: oneOf(CURRENCIES),
    /** ISO 3166: how numbers are read that name no country. */
    phoneCountry: oneOf(COUNTRIES),
    opensAt: clock,
    closesAt: clock,
    /** Minutes without a touch after which a tablet signs out. */
    idleMinutes: whole(1, 720),
    /** The same for whoever treats a guest just now, where that is longer. */
    treatmentIdleMinutes: whole(1, 720),
    /** Minutes past her time after which she may be marked as not having come. */
    noShowAfterMinutes: whole(0, 240),
    followUpAfterHours: whole(1, 720),
    callAttempts: whole(1, 10),
    callRetryHours: whole(1, 240),
    /** Days without a visit after which a client counts as lapsed. */
    lapsedAfterDays: whole(1, 3650),
    /** Years without a visit after which an archive is proposed for erasure. */
    retentionYears: whole(1, 50),
    /** What of a guest is seen by whom. */
    therapistSeesPhone: z.boolean(),
    therapistSeesAddress: z.boolean(),
    therapistSeesSpending: z.boolean(),
    receptionistSeesSpending: z.boolean(),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt, {
    path: ['closesAt'],
    message: 'closes_before_opening',
  })

export type ReviseSalonInput = z.infer<typeof reviseSalonSchema>
export type SalonSettings = z.infer<typeof salonSettings>
