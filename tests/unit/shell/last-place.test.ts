// Where one goes on after signing in again: the same page, without what was searched for, and never out of the house.
import { expect, it } from 'vitest'
import { isPlace, placeOf } from '@/components/shell/last-place'

it.each([
  ['/visits/v1', '?stage=treatment', '/visits/v1?stage=treatment'],
  ['/clients', '?q=王晓明', '/clients'],
  ['/clients/c1', '?tab=care&q=1380001', '/clients/c1?tab=care'],
  ['/today', '', '/today'],
])('of %s%s is remembered %s', (pathname, search, place) => {
  expect(placeOf(pathname, search)).toBe(place)
  expect(isPlace(place)).toBe(true)
})

it.each([
  null,
  '',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/sign-in',
  '/api/auth/signout',
  '/today#x',
])('%s is no place to return to', (place) => {
  expect(isPlace(place)).toBe(false)
})
