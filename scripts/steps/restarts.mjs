// Owns when something that has ended by itself is started again, and when that is given up.

/** Waits in milliseconds before the first, second, … restart in a row; the last one again and again. */
const PAUSES = [200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000]
/** Who has lived as long as this has not failed to start. */
const LIVED_WELL = 2_000
const MOST_IN_A_ROW = 20

/** The exit code of a Foyer that starting again would not help. */
export const NEEDS_A_PERSON = 3

/**
 * Counts how often something ends soon after it was there.
 * @returns {(livedMs: number) => number | null} Told how long it lived, says how long to wait before starting it again,
 * in milliseconds; null when it ends so often that starting it again does not help.
 */
export function countRestarts() {
  let inARow = 0
  return (livedMs) => {
    inARow = livedMs >= LIVED_WELL ? 1 : inARow + 1
    if (inARow > MOST_IN_A_ROW) return null
    return PAUSES[Math.min(inARow, PAUSES.length) - 1] ?? null
  }
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
