// Serves the app: our own small server around Next, which knows who is calling and ends in order.
import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import next from 'next'
import pino from 'pino'
import { isSameOrigin } from '../lib/actions/same-origin'
import { forgivingDestination } from '../lib/log/destination'
import { believedProxies } from './steps/believed-proxy'
import { forgiveLostOutput } from './steps/output.mjs'
import { listenTrouble, readAddress } from './steps/port.mjs'
import { seldom } from './steps/seldom'

forgiveLostOutput()
const log = pino({ level: process.env.FOYER_LOG_LEVEL ?? 'info', base: null }, forgivingDestination())
const dev = process.env.NODE_ENV === 'development'
const isBelieved = believedProxies(process.env.FOYER_TRUST_PROXY)
const { port, host } = readAddress(process.env)

process.env.FOYER_BUILD_ID ??= dev ? '' : await readBuildId()

const app = next({
  dev,
  dir: fileURLToPath(new URL('..', import.meta.url)),
  hostname: host,
  port,
  quiet: true,
})
const handle = app.getRequestHandler()
const open = new Set<ServerResponse>()

const server = createServer((request, response) => {
  open.add(response)
  response.once('close', () => open.delete(response))
  letBodyRunOut(request, response)
  nameCaller(request)
  const id = nameRequest(request, response)
  stayOnHttps(request, response)
  if (!dev) limitScripts(request, response)
  note(request, response, id)
  if (!mayAsk(request)) return refuseOrigin(response)
  handle(request, response).catch((error: unknown) => {
    log.error({ requestId: id, type: error instanceof Error ? error.name : typeof error }, 'a request failed')
    if (!response.headersSent) response.writeHead(500)
    response.end()
  })
})

/** A tablet whose page is of another build is told so over its live stream. */
async function readBuildId(): Promise<string> {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const file = path.join(folder, process.env.FOYER_DIST_DIR ?? '.next', 'BUILD_ID')
  return (await readFile(file, 'utf8').catch(() => '')).trim()
}

/** Whoever calls could claim any of these; only a proxy of ours is believed. next-auth builds its URLs from them. */
function nameCaller({ headers, socket }: IncomingMessage): void {
  if (!isBelieved(socket.remoteAddress))
    for (const name of Object.keys(headers)) if (FORWARDED.test(name)) delete headers[name]
  headers['x-forwarded-for'] ??= socket.remoteAddress ?? ''
  headers['x-forwarded-host'] ??= headers.host ?? ''
  headers['x-forwarded-proto'] ??= 'http'
}

const FORWARDED = /^(forwarded|x-forwarded-.*|x-real-ip|x-request-id|content-security-policy.*)$/

/** The id that follows the request through the log, also told to the browser. */
function nameRequest({ headers }: IncomingMessage, response: ServerResponse): string {
  const given = String(headers['x-request-id'] ?? '')
  const id = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  headers['x-request-id'] = id
  response.setHeader('x-request-id', id)
  return id
}

/** Once she has come by https, her browser takes no other way for a year. */
function stayOnHttps({ headers }: IncomingMessage, response: ServerResponse): void {
  if (headers['x-forwarded-proto'] === 'https')
    response.setHeader('strict-transport-security', 'max-age=31536000')
}

/** What changes anything comes from a page of this site. Next would refuse the rest too, and write a page about each. */
function mayAsk({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true
  const get = (name: string) => {
    const value = headers[name]
    return typeof value === 'string' ? value : null
  }
  return isSameOrigin({ headers: { get } })
}

const tellRefused = seldom(
  (leftOut) => log.warn({ leftOut }, 'refused what came from another origin'),
  () => performance.now(),
)

function refuseOrigin(response: ServerResponse): void {
  tellRefused()
  const answer = JSON.stringify({ status: 'refused', code: 'other_origin', particulars: {} })
  response.writeHead(403, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(answer)
}

/**
 * Refused before all of it had come: a body that nobody reads would keep the next request on this connection waiting.
 * What is left of it may run out for a moment, for whoever is cut off sooner never reads the answer.
 */
function letBodyRunOut(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request
  const destroy = request.destroy.bind(request)
  const letRun = () => {
    request.removeAllListeners('data')
    request.removeAllListeners('readable')
    // Not before the stream has noticed that nobody listens.
    setImmediate(() => request.resume())
  }
  // Whoever gives up reading takes its socket from the request and destroys it, and with it our way to read on.
  request.destroy = (error) => {
    if (request.complete || socket.destroyed) return destroy(error)
    request.socket = socket
    letRun()
    return request
  }
  response.once('finish', () => {
    if (request.complete) return
    letRun()
    const insist = setTimeout(() => socket.destroy(), 2_000)
    for (const event of ['end', 'close']) request.once(event, () => clearTimeout(insist))
  })
}

/** Next reads the nonce from the request and puts it on its own scripts; nobody else's inline script runs. */
function limitScripts({ headers, url }: IncomingMessage, response: ServerResponse): void {
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${randomBytes(16).toString('base64')}'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
  headers['content-security-policy'] = policy
  response.setHeader('content-security-policy', PICTURES.test(url ?? '') ? pictureAlone : policy)
}

/** Whatever its bytes may hold, the picture of a guest is nothing but a picture. */
const PICTURES = /^\/api\/(photos|cases)\//
const pictureAlone = `default-src 'none'; sandbox`

/** Paths carry ids at most, never personal data; queries are left out all the same. */
function note(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  const began = performance.now()
  response.once('finish', () => {
    const { statusCode } = response
    const facts = {
      requestId,
      method: request.method,
      path: request.url?.split('?')[0],
      status: statusCode,
      ms: Math.round(performance.now() - began),
    }
    if (statusCode >= 500) log.warn(facts, 'answered with an error')
    else log.debug(facts, 'answered')
  })
}

/** Live streams never end by themselves; everything else gets a moment to finish. */
async function stop(patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  for (const response of open)
    if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.destroy()
  server.closeIdleConnections()
  await Promise.race([closed, moment(patience)])
  server.closeAllConnections()
  await Promise.race([app.close(), moment(2_000)])
}

function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

let stopping = false

async function end(code: number, patience = 5_000): Promise<void> {
  if (stopping) return
  stopping = true
  await stop(patience).catch(() => undefined)
  process.exit(code)
}

// Ctrl-C reaches the whole group; where somebody looks after this process, it says when to stop.
process.on('SIGINT', () => void (process.send ? undefined : end(0)))
process.on('SIGTERM', () => void end(0))
// Whoever looks after it is gone, and the next one waits for the port.
process.on('disconnect', () => void end(0, 500))
// Killed before we listened.
if (process.send && !process.connected) void end(0, 0)
if (process.send) process.on('SIGHUP', () => undefined)

server.on('error', (error) => {
  const trouble = listenTrouble(error, port, host)
  if (process.send) process.send({ trouble })
  else console.error(trouble)
  void end(1)
})

await app.prepare()
server.listen(port, host, () => process.send?.({ ready: true }))
