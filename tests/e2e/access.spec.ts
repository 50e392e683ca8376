// Every page, route handler and server action of the build, tried by everybody: who gets in stands in one table.
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { READY_LISTS } from '@/lib/client-lists/list-flow'
import { db } from '@/lib/db/client'
import { addCase } from '@/lib/shown-cases/add-case'
import type { CaseFacts } from '@/lib/shown-cases/case-schemas'
import { wallBoardKey } from '@/lib/wall-boards/wall-board-key'
import { everythingAnswered } from '../factories/answers'
import { createAppointment } from '../factories/appointment'
import { asStaff } from '../factories/context'
import { importFile } from '../factories/import'
import { createPhoto, pictureOf } from '../factories/photo'
import { createStaff, type TestSalon } from '../factories/salon'
import {
  type ActionVerdict,
  actionVerdicts,
  type HandlerVerdict,
  handlerVerdicts,
  type PageVerdict,
  pageVerdicts,
  VISITORS,
  type Visitor,
} from './access-verdicts'
import { actionInputs } from './action-inputs'
import { type BuiltAction, readBuild } from './build'
import { expect, openHouse, sessionCookie, sessionToken, test } from './fixtures'
import { comingIn } from './guests'

const build = readBuild()
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Whoever knocks: a role, a browser whose session has ended, or one that never had any. */
type Knocker = Visitor | 'nobody'

test('everything in the build has its line in the table, and every line its place in the build', () => {
  const methodsOf = (handler: string) => METHODS.map((method) => `${method} ${handler}`)
  const names = build.actions.map(({ name }) => name)
  expect([...build.pages].sort()).toEqual(Object.keys(pageVerdicts).sort())
  expect(
    build.handlers.filter((handler) => !methodsOf(handler).some((key) => key in handlerVerdicts)),
  ).toEqual([])
  expect(
    Object.keys(handlerVerdicts).filter((key) => !build.handlers.flatMap(methodsOf).includes(key)),
  ).toEqual([])
  expect([...names].sort()).toEqual(Object.keys(actionVerdicts).sort())
  expect(build.strays).toEqual([])
})

test('pages open for those whom the table names and for nobody else', async ({ house, baseURL }) => {
  const knock = await knockers(house, baseURL)
  const { visitId, clientId } = await createAppointment(house, comingIn(house, 60))
  const importId = await importFile(house.manager, '姓名\n冯一诺\n', new Date())
  const { id: templateId } = await db.assessmentTemplate.create({
    data: { salonId: house.salon.id, region: 'face', name: '面部检测' },
  })
  const { id: wallBoardId } = await db.wallBoard.create({
    data: { salonId: house.salon.id, name: '前台墙上', createdAt: new Date(), createdById: house.manager.id },
  })
  const found = await inTurn(build.pages, async (page) => {
    const address = page
      .replace('[visitId]', visitId)
      .replace('[clientId]', clientId)
      .replace('[importId]', importId)
      .replace('[treatmentId]', house.treatments[0]?.id ?? '')
      .replace('[templateId]', templateId)
      .replace('[key]', wallBoardKey(wallBoardId))
    const verdicts = await Promise.all(VISITORS.map(async (who) => pageVerdict(await knock(who, address))))
    return Object.fromEntries(VISITORS.map((who, index) => [who, verdicts[index]]))
  })
  expect(found).toEqual(pageVerdicts)
})

test('without any cookie nobody gets further than the door', async ({ house, baseURL }) => {
  const knock = await knockers(house, baseURL)
  const found = await inTurn(build.pages, async (page) => pageVerdict(await knock('nobody', page)))
  const signedOut = Object.entries(pageVerdicts).map(([page, { signedOut: verdict }]) => [
    page,
    page.startsWith('/_') ? 'sign-in' : verdict,
  ])
  expect(found).toEqual(Object.fromEntries(signedOut))
})

test('the guests and visits of another salon are not to be found', async ({ house, baseURL }) => {
  const elsewhere = await openHouse()
  const knock = await knockers(house, baseURL)
  const { visitId, clientId } = await createAppointment(elsewhere, comingIn(elsewhere, 60))
  expect(await pageVerdict(await knock('manager', `/visits/${visitId}`))).toBe('not-found')
  expect(await pageVerdict(await knock('manager', `/clients/${clientId}`))).toBe('not-found')
  const asked = await knock('manager', '/appointments/openings', json({ clientId }))
  expect(asked.status).toBe(404)
  expect(await pageVerdict(await knock('manager', `/clients/${clientId}/document`))).toBe('not-found')
  const importId = await importFile(elsewhere.manager, '姓名\n冯一诺\n', new Date())
  expect(await pageVerdict(await knock('manager', `/clients/import/${importId}`))).toBe('not-found')
  const step = json({ from: 1, idempotencyKey: randomUUID() })
  expect((await knock('manager', `/clients/import/${importId}/step`, step)).status).toBe(404)
  expect((await knock('manager', `/clients/${clientId}/export`, json({}))).status).toBe(404)
  const note = { visitId, kind: 'wish', text: '…', baseRevision: 0, idempotencyKey: randomUUID() }
  expect((await knock('manager', '/api/notes', json(note))).status).toBe(404)
  const photoId = await createPhoto(elsewhere.therapist, clientId, { now: new Date() })
  const { caseId } = await asStaff(elsewhere.manager, new Date())((ctx) => addCase(ctx, caseOf(photoId)))
  for (const picture of [`/api/photos/${photoId}`, `/api/cases/${caseId}/before`])
    expect((await knock('manager', picture)).status).toBe(404)
  const taken = { method: 'POST', body: await pictureOf(), headers: { 'idempotency-key': randomUUID() } }
  expect((await knock('manager', `/api/photos?${takenOf(clientId)}`, taken)).status).toBe(404)
  expect((await knock('manager', '/settings/cases/photos', json({ clientId }))).status).toBe(404)
  const draft = { ...json(draftOf(clientId)), method: 'PUT' }
  expect((await knock('manager', '/api/drafts', draft)).status).toBe(404)
})

test('route handlers answer those whom the table names, by the methods it names', async ({
  house,
  baseURL,
}) => {
  const knock = await knockers(house, baseURL)
  const { visitId, clientId } = await createAppointment(house, comingIn(house, 60))
  const importId = await importFile(house.manager, '姓名,手机\n冯一诺,\n,13812345678\n', new Date())
  const photoId = await createPhoto(house.therapist, clientId, { now: new Date() })
  const { caseId } = await asStaff(house.manager, new Date())((ctx) => addCase(ctx, caseOf(photoId)))
  const picture = await pictureOf()
  const sessionId = await beginTreatment(visitId, house.therapist.id)
  const backupId = await keepBackup()
  const bodies: Record<string, () => object | string> = {
    '/api/photos': () => picture,
    '/settings/cases/photos': () => ({ clientId }),
    '/api/notes': () => ({ visitId, kind: 'wish', text: '…', baseRevision: 0, idempotencyKey: randomUUID() }),
    '/api/drafts': () => draftOf(clientId),
    '/api/treatment-notes': () => ({
      sessionId,
      baseRevision: 0,
      content: {},
      idempotencyKey: randomUUID(),
    }),
    '/api/treatment-notes/history': () => ({ sessionId: randomUUID() }),
    '/api/search': () => ({ query: 'wang' }),
    '/api/treatment-warnings': () => ({ clientId }),
    '/appointments/openings': () => ({ clientId }),
    '/clients/import/upload': () => '姓名,手机\n冯一诺,13812345678\n',
    '/clients/import/[importId]/step': () => ({ from: 2, idempotencyKey: randomUUID() }),
    '/clients/export': () => ({ list: READY_LISTS.lapsed, format: 'csv' }),
    '/settings/backups/fetch': () => ({ backupId }),
    '/settings/staff/standing': () => ({ staffMemberId: house.therapist.id }),
    '/api/auth/[...nextauth]': () => ({}),
  }
  const keys = build.handlers.flatMap((handler) => METHODS.map((method) => `${method} ${handler}`))
  const found = await inTurn(keys, async (key) => {
    const [method = '', handler = ''] = key.split(' ')
    const address = handler
      .replace('[...nextauth]', method === 'GET' ? 'csrf' : '_log')
      .replace('[clientId]', clientId)
      .replace('[importId]', importId)
      .replace('[photoId]', photoId)
      .replace('[caseId]/[side]', `${caseId}/before`)
      .replace(/photos$/, handler === '/api/photos' ? `photos?${takenOf(clientId)}` : 'photos')
    const knocking = async (who: Knocker) => {
      const sent = bodies[handler]?.() ?? {}
      const body = typeof sent === 'string' || sent instanceof Uint8Array ? sent : JSON.stringify(sent)
      const headers = { 'idempotency-key': randomUUID() }
      return handlerVerdict(await knock(who, address, method === 'GET' ? {} : { method, body, headers }))
    }
    if (!(key in handlerVerdicts)) return knocking('manager')
    const verdicts = await Promise.all(VISITORS.map(knocking))
    return Object.fromEntries(VISITORS.map((who, index) => [who, verdicts[index]]))
  })
  const unheard = keys.filter((key) => !(key in handlerVerdicts)).map((key) => [key, 'unheard'])
  expect(found).toEqual({ ...handlerVerdicts, ...Object.fromEntries(unheard) })
})

test('no handler answers the page of another site', async ({ house, baseURL }) => {
  const knock = await knockers(house, baseURL)
  const files = ['/api/photos', '/settings/cases/photos']
  const imports = ['upload', `${randomUUID()}/step`, `${randomUUID()}/report`]
  const exports = [
    '/settings/backups/fetch',
    '/clients/export',
    `/clients/${randomUUID()}/export`,
    ...imports.map((path) => `/clients/import/${path}`),
  ]
  for (const address of [
    '/api/notes',
    '/api/search',
    '/api/treatment-warnings',
    '/api/session',
    '/appointments/openings',
    '/settings/staff/standing',
    ...exports,
    ...files,
  ]) {
    const request = { ...json({ query: 'wang' }), headers: { origin: 'http://elsewhere.example' } }
    expect((await knock('manager', address, request)).status, address).toBe(403)
  }
})

test('server actions do as they are told by those whom the table names', async ({ house, baseURL }) => {
  const knock = await knockers(house, baseURL)
  const inputs = await actionInputs(house)
  const { visitId, clientId } = await createAppointment(house, comingIn(house, 30 * 60))
  const importId = await importFile(house.manager, '姓名\n冯一诺\n', new Date())
  const found = await inTurn(
    build.actions.map(({ name }) => name),
    async (name) => {
      const action = build.actions.find((each) => each.name === name)
      const input = inputs[name]
      if (!action || !input) return 'no input'
      const address = action.route
        .replace('[visitId]', visitId)
        .replace('[clientId]', clientId)
        .replace('[importId]', importId)
      const verdicts: Partial<Record<Visitor, string>> = {}
      for (const who of VISITORS) {
        verdicts[who] = actionVerdict(
          await answerOf(await knock(who, address, actionRequest(action, await input()))),
        )
      }
      return verdicts
    },
  )
  expect(found).toEqual(actionVerdicts)
})

// ── Knocking ─────────────────────────────────────────────────────────────────

type Request = {
  method?: string
  body?: string | Uint8Array | FormData | undefined
  headers?: Record<string, string>
}
type Knock = (who: Knocker, address: string, request?: Request) => Promise<Response>

/** Requests as this salon's people make them; redirections are looked at, not followed. */
async function knockers(house: TestSalon, baseURL: string | undefined): Promise<Knock> {
  const origin = new URL(baseURL ?? '').origin
  const gone = await createStaff(house.salon, { role: 'manager', signedInAt: new Date() })
  await db.staffSession.update({
    where: { id: gone.sessionId },
    data: { endedAt: new Date(), endedBy: 'signed_out' },
  })
  const { receptionist, therapist, manager } = house
  const people = { signedOut: gone, receptionist, therapist, manager }
  const cookies: Partial<Record<Knocker, string>> = {}
  for (const who of VISITORS) cookies[who] = `${sessionCookie}=${await sessionToken(people[who])}`
  return (who, address, { method = 'GET', body, headers = {} } = {}) => {
    const cookie = cookies[who]
    return fetch(new URL(address, origin), {
      method,
      redirect: 'manual',
      headers: { origin, 'accept-language': 'zh-CN', ...(cookie ? { cookie } : {}), ...headers },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? new Uint8Array(body) : body }),
    })
  }
}

function draftOf(clientId: string) {
  const values = { hobbies: { begun: '', mine: '书法' } }
  return { clientId, section: 'life', values, baseRevision: 1, idempotencyKey: randomUUID() }
}

function takenOf(clientId: string): URLSearchParams {
  return new URLSearchParams({ clientId, region: 'face', angle: 'front' })
}

function caseOf(beforePhotoId: string): CaseFacts {
  const words = { title: '两颊泛红', course: '舒敏六次', result: '淡了' }
  return { ...words, titleEn: null, courseEn: null, resultEn: null, concerns: ['redness'], beforePhotoId }
}

function json(body: object): Request {
  return { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

/** What the browser sends for `action(idle, formData)`. */
function actionRequest({ id }: BuiltAction, input: object): Request {
  const body = new FormData()
  body.set('_1_idempotencyKey', randomUUID())
  body.set('_1_payload', JSON.stringify(input))
  // Plain forms send fields; where both are there, the payload holds.
  for (const [name, value] of Object.entries(input))
    if (typeof value === 'string') body.set(`_1_${name}`, value)
  body.set('0', JSON.stringify([{ status: 'idle' }, '$K1']))
  return { method: 'POST', body, headers: { 'next-action': id, accept: 'text/x-component' } }
}

type Answer = { status?: string; code?: string; fieldErrors?: object }

/** The state in which the action leaves its form: the row that the first one points to. */
async function answerOf(response: Response): Promise<Answer> {
  const rows = new Map((await response.text()).split('\n').map((row) => splitAt(row, row.indexOf(':'))))
  const reference = /"a":"\$@(\w+)"/.exec(rows.get('0') ?? '')?.[1] ?? ''
  return JSON.parse(rows.get(reference) ?? '{}') as Answer
}

function splitAt(text: string, index: number): [string, string] {
  return [text.slice(0, index), text.slice(index + 1)]
}

// ── Verdicts ─────────────────────────────────────────────────────────────────

async function pageVerdict(response: Response): Promise<PageVerdict | string> {
  const html = await response.text()
  const location = response.headers.get('location')
  if (location?.endsWith('/sign-in')) return 'sign-in'
  if (location?.endsWith('/today')) return 'today'
  if (response.status === 404) return 'not-found'
  if (response.status === 500) return 'broken'
  if (response.status !== 200 || html.includes('这里没有这一页')) return `${response.status} ${location}`
  return html.includes('回访电话由前台来打') ? 'not-hers' : 'ok'
}

/** A note is of a treatment that has begun, and none begins before she was asked. */
async function beginTreatment(visitId: string, askedById: string): Promise<string> {
  const safetyAnswers = everythingAnswered(askedById, new Date())
  await db.visit.update({ where: { id: visitId }, data: { safetyAnswers } })
  const { id } = await db.treatmentSession.findFirstOrThrow({ where: { visitId } })
  await db.treatmentSession.update({ where: { id }, data: { startedAt: new Date() } })
  return id
}

/** A backup on the list, and a file of its name where they are kept. */
async function keepBackup(): Promise<string> {
  const folder = process.env.FOYER_BACKUPS ?? ''
  const name = 'foyer-2026-11-30-201500.tar.gz'
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, name), 'bytes')
  const at = new Date()
  const { id } = await db.backup.create({
    data: { askedAt: at, startedAt: at, endedAt: at, verifiedAt: at, name, bytes: 5n },
  })
  return id
}

async function handlerVerdict(response: Response): Promise<HandlerVerdict | string> {
  await response.body?.cancel()
  if (response.status === 405) return 'unheard'
  if (response.status === 401) return 'signed-out'
  if (response.status === 403) return 'refused'
  return response.ok ? 'ok' : String(response.status)
}

function actionVerdict({ status, code, fieldErrors }: Answer): ActionVerdict | string {
  if (status === 'signed_out') return 'signed-out'
  if (status === 'refused' && code === 'not_permitted') return 'refused'
  if (status === 'refused' && code === 'set_up_closed') return 'closed'
  if (status === 'refused' || status === 'done') return 'ok'
  return `${status} ${JSON.stringify(fieldErrors)}`
}

async function inTurn<Result>(names: readonly string[], work: (name: string) => Promise<Result>) {
  const found: Record<string, Result> = {}
  for (const name of names) found[name] = await work(name)
  return found
}
