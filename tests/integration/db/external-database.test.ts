// Somebody else's PostgreSQL is looked at before anything is done with it.
import { createServer } from 'node:net'
import { expect, inject, test } from 'vitest'
import { checkExternalDatabase } from '@/lib/db/external-database'
import { sibling } from '@/tests/setup/databases'

const template = inject('templateUrl')

test('one that answers and is new enough will do', async () => {
  await expect(checkExternalDatabase(template)).resolves.toBeUndefined()
})

test('a wrong password, a missing database and a URL that is none are told apart, without the password', async () => {
  const wrong = new URL(template)
  wrong.password = 'not-the-password'
  const said = await checkExternalDatabase(wrong.toString()).catch((error: Error) => error.message)
  expect(said).toContain('does not let this user in')
  expect(said).not.toContain('not-the-password')
  await expect(checkExternalDatabase(sibling(template, 'nowhere'))).rejects.toThrow('no database "nowhere"')
  await expect(checkExternalDatabase('mysql://x')).rejects.toThrow('has to look like')
})

test('a silent one is given up on', async () => {
  const mute = createServer(() => undefined)
  const port = await new Promise<number>((resolve) =>
    mute.listen(0, '127.0.0.1', () => resolve((mute.address() as { port: number }).port)),
  )
  try {
    await expect(checkExternalDatabase(`postgresql://a:b@127.0.0.1:${port}/c`)).rejects.toThrow(
      'does not answer',
    )
  } finally {
    mute.close()
  }
  await expect(checkExternalDatabase(`postgresql://a:b@127.0.0.1:${port}/c`)).rejects.toThrow(
    'does not answer',
  )
})
