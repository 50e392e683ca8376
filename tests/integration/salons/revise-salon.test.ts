// Holds the salon's own settings: what may be set, by whom, and that one of two editors wins.
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { reviseSalon } from '@/lib/salons/revise-salon'
import { reviseSalonSchema, salonSettings } from '@/lib/salons/salon-settings-schemas'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { TEST_NOW } from '../../factories/test-day'

describe('the settings of a salon', () => {
  it('are set by the manager and written down without the name', async () => {
    const { salon, manager } = await createSalon()
    const seen = salonSettings.parse(salon)
    const changes = {
      name: '雅座 · 新店名',
      opensAt: '09:30',
      idleMinutes: 30,
      lapsedAfterDays: 90,
      retentionYears: 5,
    }
    await asStaff(manager, TEST_NOW)((ctx) => reviseSalon(ctx, { ...seen, seen, ...changes }))
    expect(await db.salon.findUniqueOrThrow({ where: { id: salon.id } })).toMatchObject({
      name: '雅座 · 新店名',
      opensAt: '09:30',
      idleMinutes: 30,
      lapsedAfterDays: 90,
      retentionYears: 5,
      standardsVersion: 1,
    })
    const [entry] = await db.auditEntry.findMany({ where: { salonId: salon.id, action: 'salon.revised' } })
    expect(entry?.particulars).toMatchObject({ from: { opensAt: '10:00' }, to: { opensAt: '09:30' } })
    expect(JSON.stringify(entry?.particulars)).not.toContain('雅座')
  })

  it('change the money and keep the figures of the price list', async () => {
    const { salon, manager, treatments, products } = await createSalon()
    const prices = async () => [
      (await db.treatment.findUniqueOrThrow({ where: { id: treatments[0]?.id ?? '' } })).priceMinor,
      (await db.product.findUniqueOrThrow({ where: { id: products[0]?.id ?? '' } })).priceMinor,
    ]
    const change = async (currency: string, phoneCountry: string) => {
      const seen = salonSettings.parse(await db.salon.findUniqueOrThrow({ where: { id: salon.id } }))
      await asStaff(manager, TEST_NOW)((ctx) => reviseSalon(ctx, { ...seen, seen, currency, phoneCountry }))
    }
    const elsewhere = await createSalon()
    await change('JPY', 'JP')
    expect(await prices()).toEqual([398, 268])
    await change('EUR', 'DE')
    expect(await prices()).toEqual([39_800, 26_800])
    await change('GBP', 'GB')
    expect(await prices()).toEqual([39_800, 26_800])
    expect(await db.salon.findUniqueOrThrow({ where: { id: salon.id } })).toMatchObject({
      currency: 'GBP',
      phoneCountry: 'GB',
    })
    expect(await db.treatment.count({ where: { salonId: elsewhere.salon.id, priceMinor: 39_800 } })).toBe(1)
  })

  it('let one of two editors win', async () => {
    const { salon, manager } = await createSalon()
    const seen = salonSettings.parse(salon)
    const as = asStaff(manager, TEST_NOW)
    const results = await Promise.allSettled([
      as((ctx) => reviseSalon(ctx, { ...seen, seen, idleMinutes: 20 })),
      as((ctx) => reviseSalon(ctx, { ...seen, seen, callAttempts: 5 })),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    expect(lost?.reason).toMatchObject({ name: 'Refusal', code: 'someone_was_faster' })
  })

  it('are nobody else’s', async () => {
    const { salon, receptionist, therapist } = await createSalon()
    const seen = salonSettings.parse(salon)
    for (const staff of [receptionist, therapist]) {
      await expect(
        asStaff(staff, TEST_NOW)((ctx) => reviseSalon(ctx, { ...seen, seen })),
      ).rejects.toMatchObject({
        code: 'not_permitted',
      })
    }
  })

  it.each([
    ['closing before opening', { opensAt: '21:00', closesAt: '10:00' }, 'closesAt', 'closes_before_opening'],
    ['closing at opening', { closesAt: '10:00' }, 'closesAt', 'closes_before_opening'],
    ['a time no clock shows', { closesAt: '25:00' }, 'closesAt', 'time'],
    ['no idle limit', { idleMinutes: 0 }, 'idleMinutes', 'too_small'],
    ['a span of no day', { lapsedAfterDays: 0 }, 'lapsedAfterDays', 'too_small'],
    ['archives kept for ever', { retentionYears: 51 }, 'retentionYears', 'too_big'],
    ['half a try', { callAttempts: 1.5 }, 'callAttempts', 'whole_number'],
    ['money nobody knows', { currency: 'XXX' }, 'currency', 'invalid'],
    ['a country nobody knows', { phoneCountry: 'ZZ' }, 'phoneCountry', 'invalid'],
    ['an unknown zone', { timeZone: 'Asia/Atlantis' }, 'timeZone', 'time_zone'],
  ])('do not take %s', async (_what, change, field, message) => {
    const seen = salonSettings.parse((await createSalon()).salon)
    const { error } = reviseSalonSchema.safeParse({ ...seen, ...change, seen })
    expect(error?.issues).toMatchObject([{ path: [field], message }])
  })
})
