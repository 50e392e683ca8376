// The doors of the served app: what is refused at once, what a connection survives, and what a tablet keeps.
import { randomUUID } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { createGuest } from '../factories/appointment'
import { createStaff } from '../factories/salon'
import { type ServerUnderTest, startServer } from '../setup/e2e-server'
import { freePort } from '../setup/free-port'
import { expect, sessionCookie, sessionToken, test } from './fixtures'

type Answer = { status: number; headers: IncomingHttpHeaders; text: string; port: number | undefined }

function ask(url: string, method: string, headers: OutgoingHttpHeaders, body?: Buffer, agent?: Agent) {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(url, { method, headers, ...(agent ? { agent } : {}) }, (answer) => {
      let text = ''
      const port = answer.socket.localPort
      answer.setEncoding('utf8').on('data', (piece) => (text += piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, port }))
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

test('a connection answers on after an upload that was refused before it had come', async ({
  baseURL,
  house,
}) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const origin = baseURL ?? ''
  const { id: clientId } = await createGuest(house, '欧阳静怡', new Date())
  const cookie = `${sessionCookie}=${await sessionToken(house.manager)}`
  const photo = `/api/photos?${new URLSearchParams({ clientId, region: 'face', angle: 'front' })}`
  const uploads = [
    { path: photo, cookie: '', megabytes: 6, says: 'signed_out' },
    { path: photo, cookie, megabytes: 90, says: 'photo_too_large' },
    { path: photo, cookie, megabytes: 64, says: 'photo_too_large' },
    { path: '/clients/import/upload?name=a.csv', cookie, megabytes: 90, says: 'import_too_large' },
  ]
  for (const { path, cookie, megabytes, says } of uploads) {
    const headers = { origin, cookie, 'idempotency-key': randomUUID() }
    const body = Buffer.alloc(megabytes * 1_000_000, 'a')
    const refused = await ask(`${origin}${path}`, 'POST', headers, body, agent)
    expect(refused.text).toContain(says)
    // The same connection: another would be opened once this one has been silent for long enough.
    const next = await ask(`${origin}/api/session`, 'GET', {}, undefined, agent)
    expect(next).toMatchObject({ status: 401, port: refused.port })
  }
  agent.destroy()
})

for (const from of [{}, { origin: 'http://evil.example' }, { origin: 'null' }]) {
  test(`what changes anything and comes from ${JSON.stringify(from)} is refused at once`, async ({
    baseURL,
  }) => {
    for (const path of ['/sign-in', '/api/notes', '/api/auth/callback/credentials']) {
      const answer = await ask(`${baseURL}${path}`, 'POST', { ...from, 'next-action': 'a'.repeat(42) })
      expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('other_origin') })
    }
  })
}

test('a tablet keeps, out of the reach of scripts, that she has signed in on it', async ({ as, house }) => {
  const password = 'warm-tea-8'
  const { userName } = await createStaff(house.salon, { password })
  const page = await as(null)
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill(userName)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/today$/)
  const kept = (await page.context().cookies()).find(({ name }) => name === 'foyer.device')
  expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' })
  expect(kept?.value).toMatch(/^[\w-]{22}\.[\w-]{22}$/)
})

test.describe('behind a proxy of the house', () => {
  let server: ServerUnderTest
  let at: string

  test.beforeAll(async () => {
    const port = await freePort()
    process.env.FOYER_TRUST_PROXY = '1'
    server = await startServer(port)
    delete process.env.FOYER_TRUST_PROXY
    at = `http://127.0.0.1:${port}`
  })

  test.afterAll(() => server.stop())

  test('whoever came by https stays on it', async () => {
    const https = await ask(`${at}/api/health`, 'GET', { 'x-forwarded-proto': 'https' })
    expect(https.headers['strict-transport-security']).toBe('max-age=31536000')
    const http = await ask(`${at}/api/health`, 'GET', {})
    expect(http.headers['strict-transport-security']).toBeUndefined()
  })
})
