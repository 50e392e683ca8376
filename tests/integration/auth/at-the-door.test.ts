// What the form at the door is told when something is wrong behind it: a word, never what the database said.
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { authOptions } from '@/lib/auth/auth-options'
import { disconnect } from '@/lib/db/client'
import { log } from '@/lib/log/log'

// There is no browser here.
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, set: () => undefined }),
  headers: async () => new Headers(),
}))
afterAll(() => vi.doUnmock('next/headers'))

const own = process.env.DATABASE_URL
afterEach(async () => {
  vi.restoreAllMocks()
  await disconnect()
  process.env.DATABASE_URL = own
})

type Authorise = (credentials: object, request: { headers: Record<string, string> }) => Promise<unknown>

async function knockAt(url: string): Promise<string> {
  await disconnect()
  process.env.DATABASE_URL = url
  const [door] = authOptions().providers
  const { authorize } = (door as unknown as { options: { authorize: Authorise } }).options
  const said = await authorize({ userName: 'zhoumin', password: 'x' }, { headers: {} }).catch(String)
  return String(said)
}

it('is told how long to wait after too many tries, and nothing of who works here before', async () => {
  const said: string[] = []
  for (let turn = 0; turn < 6; turn++) said.push(await knockAt(own ?? ''))
  expect(said).toEqual([...Array.from({ length: 5 }, () => 'Error: wrong'), 'Error: throttled:15'])
})

it('is told that it is busy while the database is away', async () => {
  const gone = new URL(own ?? '')
  gone.port = '1'
  expect(await knockAt(gone.toString())).toBe('Error: busy')
})

it('is told a number for anything else, under which the log has it', async () => {
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined)
  const elsewhere = new URL(own ?? '')
  elsewhere.pathname = '/postgres'
  const said = await knockAt(elsewhere.toString())
  expect(said).toMatch(/^Error: failed:[A-Z\d]{8}$/)
  const [facts] = written.mock.calls[0] ?? []
  expect(facts).toMatchObject({ errorId: said.slice(-8), where: 'staff.sign_in' })
})
