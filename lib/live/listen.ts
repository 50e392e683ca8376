// One LISTEN connection per process; what it hears is fanned out to every open stream.
import 'server-only'
import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { log } from '@/lib/log/log'
import { beatSeconds, type LiveEvent, liveChannel, type Pulse, patienceSeconds } from './live-event'

/** Between two tries to be heard again. */
const LONGEST_WAIT_MS = 2000

type Listener = {
  onEvent: (event: LiveEvent) => void
  /** At every answer of the database, and at every one that does not come. */
  onPulse: (pulse: Pulse) => void
}

type Ear = {
  listeners: Set<Listener>
  client: Client | null
  pulse: ReturnType<typeof setTimeout> | null
  opening: Promise<void> | null
  retry: ReturnType<typeof setTimeout> | null
  failures: number
  /** Names the connection: what was said between two of them, nobody has counted. */
  era: string
  /** How many words this connection has heard. */
  heard: number
  /** Of each salon the number of its last word. */
  lastWord: Map<string, number>
}

// Kept on globalThis: a hot reload must not open a second connection.
const held = globalThis as typeof globalThis & { foyerEar?: Ear }
held.foyerEar ??= {
  listeners: new Set(),
  client: null,
  pulse: null,
  opening: null,
  retry: null,
  failures: 0,
  era: '',
  heard: 0,
  lastWord: new Map(),
}
const ear: Ear = held.foyerEar

/**
 * Calls `onEvent` with every event of every salon until the returned function is called. After the connection was lost and
 * found again everybody hears `resync` for their salon (`salonId` is then empty): something may have been missed. The
 * database is asked again and again whether it is there, over the very connection that listens. Resolves when listening has begun, or rejects when the database does not answer.
 */
export async function listen(
  onEvent: Listener['onEvent'],
  onPulse: Listener['onPulse'] = () => undefined,
): Promise<() => void> {
  const listener = { onEvent, onPulse }
  ear.listeners.add(listener)
  const leave = () => {
    ear.listeners.delete(listener)
    if (ear.listeners.size === 0) hangUp()
  }
  try {
    await open()
  } catch (error) {
    leave()
    throw error
  }
  return leave
}

/** How far this process has heard, to be taken before a page is read; null while it hears nothing. */
export function heardUntilNow(): string | null {
  return ear.client ? `${ear.era}.${ear.heard}` : null
}

/** Whether this very process has heard nothing of the salon since then. */
export function isQuietSince(mark: string, salonId: string): boolean {
  const [era, heard] = mark.split('.')
  return ear.client !== null && era === ear.era && (ear.lastWord.get(salonId) ?? 0) <= Number(heard)
}

function open(): Promise<void> {
  if (ear.client) return Promise.resolve()
  ear.opening ??= connect().finally(() => {
    ear.opening = null
  })
  return ear.opening
}

async function connect(): Promise<void> {
  const client = new Client({
    connectionString: process.env.DATABASE_URL,
    keepAlive: true,
    application_name: 'foyer live',
    connectionTimeoutMillis: patienceSeconds * 1000,
    query_timeout: 2 * patienceSeconds * 1000,
  })
  client.on('notification', ({ payload }) => tell(payload))
  client.on('error', () => lost(client))
  client.on('end', () => lost(client))
  try {
    await client.connect()
    await client.query(`LISTEN ${liveChannel}`)
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  Object.assign(ear, { client, era: randomUUID(), heard: 0, lastWord: new Map() })
  feelPulseLater(client)
  if (ear.failures > 0) for (const { onEvent } of ear.listeners) onEvent({ salonId: '', kind: 'resync' })
  ear.failures = 0
  if (ear.listeners.size === 0) hangUp()
}

function tell(payload: string | undefined): void {
  const event = JSON.parse(payload ?? 'null') as LiveEvent | null
  if (!event) return
  ear.heard += 1
  ear.lastWord.set(event.salonId, ear.heard)
  for (const { onEvent } of ear.listeners) onEvent(event)
}

function feelPulseLater(client: Client): void {
  ear.pulse = setTimeout(() => void feelPulse(client), beatSeconds * 1000)
  ear.pulse.unref()
}

/** A connection that was cut without a word looks open for ever: only a question without an answer tells. */
async function feelPulse(client: Client): Promise<void> {
  const isThere = await answersInTime(client)
  if (ear.client !== client) return
  tellPulse(isThere ? 'beat' : 'silent')
  if (isThere) return feelPulseLater(client)
  lost(client)
  client.end().catch(() => undefined)
}

/** What came while this process itself was too busy to read it came in time: it is read before anything is judged. */
async function answersInTime(client: Client): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<false>((resolve) => {
    timer = setTimeout(() => setImmediate(() => resolve(false)), patienceSeconds * 1000)
    timer.unref()
  })
  const answer = client.query('SELECT 1').then(
    () => true,
    () => false,
  )
  const isThere = await Promise.race([answer, patience])
  clearTimeout(timer)
  return isThere
}

function tellPulse(pulse: Pulse): void {
  for (const { onPulse } of ear.listeners) onPulse(pulse)
}

function lost(client: Client): void {
  if (ear.client !== client) return
  letGo()
  if (ear.listeners.size > 0) tryAgain()
}

function tryAgain(): void {
  if (ear.retry) return
  ear.failures += 1
  const wait = Math.min(250 * 2 ** (ear.failures - 1), LONGEST_WAIT_MS)
  if (ear.failures === 1) log.warn('the live connection to the database was lost')
  ear.retry = setTimeout(() => {
    ear.retry = null
    open().catch(() => {
      tellPulse('silent')
      if (ear.listeners.size > 0) tryAgain()
    })
  }, wait)
  ear.retry.unref()
}

function hangUp(): void {
  const { client, retry } = ear
  letGo()
  ear.retry = null
  if (retry) clearTimeout(retry)
  client?.end().catch(() => undefined)
}

function letGo(): void {
  if (ear.pulse) clearTimeout(ear.pulse)
  ear.pulse = null
  ear.client = null
}
