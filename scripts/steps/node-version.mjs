// Owns which Node this runs on. Written in words that very old ones can still read.

/** The oldest Node that Prisma, the most demanding of the packages, runs on; package.json and README say the same. */
const OLDEST = [20, 19]

/**
 * The sentence for a Node that is too old, or null.
 * @param {string} version such as process.versions.node
 * @returns {string | null}
 */
export function nodeTrouble(version) {
  const parts = version.split('.').map(Number)
  if (parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1])) return null
  return (
    'Foyer needs Node ' +
    OLDEST.join('.') +
    ' or newer, and this is Node ' +
    version +
    ': get a newer one from https://nodejs.org.'
  )
}
