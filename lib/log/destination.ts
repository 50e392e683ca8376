// Owns where the log goes: to our output, and nowhere when that cannot take it.
import pino from 'pino'

const MOST_WAITING = 262_144

/** A full disk or a reader that has gone costs lines of the log, never an answer. */
export function forgivingDestination(): pino.DestinationStream {
  const destination = pino.destination({ dest: 1, sync: true, maxLength: MOST_WAITING })
  destination.on('error', () => undefined)
  return destination
}
