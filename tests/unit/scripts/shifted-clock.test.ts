// At which times and in which zones the tests are run besides today, here.
import { expect, test } from 'vitest'
import { shiftedEnv, shiftOfDay, shiftTo, ZONES } from '@/scripts/steps/shifted-clock.mjs'
import { DATES } from '@/scripts/steps/test-run.mjs'

const today = new Date('2026-11-23T01:00:00Z')
const dayLater = (days: number) => new Date(today.getTime() + days * 86_400_000)

test('every day the tests are run a day ahead, and three days bring them through every zone', () => {
  const shifts = [0, 1, 2].map((days) => shiftOfDay(dayLater(days)))
  expect(shifts.map(({ seconds }) => seconds)).toEqual([86_400, 86_400, 86_400])
  expect(shifts.map(({ zone }) => zone).sort()).toEqual([...ZONES].sort())
})

test('an instant is as far away as it is, ahead or past', () => {
  expect(shiftTo('2026-11-23T01:00:05Z', 'UTC', today)).toEqual({ seconds: 5, zone: 'UTC' })
  expect(shiftTo('2026-11-23T00:59:55Z', 'UTC', today)).toEqual({ seconds: -5, zone: 'UTC' })
})

test('a shifted program is moved with all that it starts; its waiting is not', () => {
  const env = { HOME: '/root', LD_PRELOAD: '/other.so', TZ: 'UTC' }
  expect(shiftedEnv(env, { seconds: 5, zone: 'Asia/Kolkata' }, '/lib.so')).toEqual({
    HOME: '/root',
    TZ: 'Asia/Kolkata',
    LD_PRELOAD: '/lib.so:/other.so',
    FAKETIME: '+5',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  })
  expect(shiftedEnv({}, { seconds: -5, zone: 'UTC' }, '/lib.so')).toMatchObject({
    LD_PRELOAD: '/lib.so',
    FAKETIME: '-5',
  })
})

test('without the library the zone alone is another', () => {
  expect(shiftedEnv({ HOME: '/root' }, { seconds: 5, zone: 'Asia/Kolkata' }, undefined)).toEqual({
    HOME: '/root',
    TZ: 'Asia/Kolkata',
  })
})

test('the dates bring the tests through every zone, and each says when it is', () => {
  expect(DATES.map(({ zone }) => zone)).toEqual(expect.arrayContaining(['UTC', ...ZONES]))
  for (const { instant } of DATES) expect(new Date(instant).toISOString()).toBe(instant.replace('Z', '.000Z'))
})
