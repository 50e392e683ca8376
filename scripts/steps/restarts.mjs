// Owns when something that has ended by itself is started again, and when that is given up.

/** Waits in milliseconds before the first, second, … restart within WINDOW. */
const PAUSES = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000]
const WINDOW = 10 * 60_000

/**
 * How long to wait before starting it again, in milliseconds; null when it ends so often that starting it again does
 * not help.
 * @param {readonly number[]} ends When it ended, this time included, in milliseconds since 1970.
 * @param {number} now
 * @returns {number | null}
 */
export function pauseBeforeRestart(ends, now) {
  const recent = ends.filter((end) => end > now - WINDOW).length
  return PAUSES[Math.max(0, recent - 1)] ?? null
}

/**
 * What stopped it, in words.
 * @param {number | null} code
 * @param {string | null} signal
 * @returns {string}
 */
export function howItEnded(code, signal) {
  return signal ? `ended by ${signal}` : `ended with ${code ?? 'no code'}`
}
