// Owns what we print: a log may be lost when its disk is full, its reader gone or asleep, and the service goes on.
import { write } from 'node:fs'

/** Whatever is printed from here on is lost when it cannot be printed, and nothing else happens. */
export function forgiveLostOutput() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

const MOST_WAITING = 1_048_576
/** A busy salon writes a few lines in a minute; strangers shall not fill its disk with theirs. */
const MOST_A_MINUTE = 131_072
const MINUTE_MS = 60_000

/**
 * Passes on what `stream` says to a file of this process, without ever waiting for it. What comes while a megabyte is
 * still waiting, or beyond MOST_A_MINUTE, is left out, and counted.
 * @param {import('node:stream').Readable | null} stream
 * @param {number} to 1 for the output, 2 for the errors.
 * @param {typeof write} [send]
 * @param {() => number} [clock] in milliseconds
 */
export function passOn(stream, to, send = write, clock = () => performance.now()) {
  let minuteBegan = clock()
  let inThisMinute = 0
  const isTooMuch = (bytes) => {
    if (clock() - minuteBegan >= MINUTE_MS) {
      minuteBegan = clock()
      inThisMinute = 0
    }
    inThisMinute += bytes
    return inThisMinute > MOST_A_MINUTE
  }
  /** @type {Buffer[]} */
  let waiting = []
  let size = 0
  let lost = 0
  let isSending = false
  const next = () => {
    if (lost > 0 && size === 0) {
      waiting = [Buffer.from(`… ${lost} bytes of the log were lost here.\n`)]
      lost = 0
    }
    const chunk = Buffer.concat(waiting)
    waiting = []
    size = 0
    if (chunk.length === 0) return
    isSending = true
    sendAll(chunk)
  }
  const sendAll = (chunk) =>
    send(to, chunk, 0, chunk.length, null, (error, written) => {
      if (error && error.code !== 'EAGAIN') lost += chunk.length
      else if (error) return void setTimeout(sendAll, 50, chunk)
      else if (written < chunk.length) return sendAll(chunk.subarray(written))
      isSending = false
      // What could not be written now will not be a moment later.
      if (error) setTimeout(() => isSending || next(), 1_000).unref()
      else next()
    })
  stream?.on('data', (chunk) => {
    if (isTooMuch(chunk.length) || size + chunk.length > MOST_WAITING) {
      lost += chunk.length
      return
    }
    waiting.push(chunk)
    size += chunk.length
    if (!isSending) next()
  })
}
