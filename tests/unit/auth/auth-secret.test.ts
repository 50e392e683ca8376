// Without a secret nobody can be signed in, and whoever starts the app is told.
import { afterEach, expect, it, vi } from 'vitest'
import { authSecret } from '@/lib/auth/auth-secret'

afterEach(() => vi.unstubAllEnvs())

it('is the one that the scripts have set, and an error where they have set none', () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of thirty-two characters')
  expect(authSecret()).toBe('a secret of thirty-two characters')
  vi.stubEnv('NEXTAUTH_SECRET', undefined)
  expect(authSecret).toThrow('NEXTAUTH_SECRET')
})
