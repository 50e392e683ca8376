// Owns the structured log: what is written, and what never is.
import 'server-only'
import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { forgivingDestination } from './destination'

/** Personal or secret wherever it turns up; a log is read by more people than an archive. */
const PERSONAL = [
  'name',
  'userName',
  'formOfAddress',
  'pinyin',
  'phone',
  'text',
  'note',
  'password',
  'passwordHash',
  'token',
  'cookie',
  'authorization',
]

/** How the log writes, apart from where to. */
export const logOptions = {
  level: process.env.FOYER_LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'fatal' : 'info'),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label: string) => ({ level: label }) },
  redact: {
    paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    censor: '[blotted out]',
  },
  serializers: { err: describeError },
} satisfies pino.LoggerOptions

/**
 * The log of the server: one JSON line per fact, level from FOYER_LOG_LEVEL (default info). Log ids and codes;
 * names, phones, notes, passwords and tokens are blotted out up to three levels deep, as a last resort.
 */
export const log = pino(logOptions, forgivingDestination())

const REQUEST_ID = /^[\w-]{8,64}$/

/** The id that follows one request through the log: a proxy's own when it is well-formed, or a new one. */
export function requestId(headers: Headers): string {
  const given = headers.get('x-request-id') ?? ''
  return REQUEST_ID.test(given) ? given : randomUUID()
}

/** Type, code and stack of an error. Of database errors only the code: their messages quote rows. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line))
  const quotesRows = /Prisma|DriverAdapter|DatabaseError|ZodError/.test(
    `${error.name} ${error.constructor.name}`,
  )
  return {
    type: error.name,
    ...(code ? { code } : {}),
    ...('digest' in error ? { digest: String(error.digest) } : {}),
    ...(quotesRows ? {} : { message: error.message }),
    stack: frames?.join('\n'),
  }
}
