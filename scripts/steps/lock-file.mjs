// Owns what a complete package-lock.json holds.

/**
 * The optional packages that some package of the lock asks for and the lock does not hold, with the entries that
 * would complete it. They bear no checksum: nobody here could fetch them.
 * @param {{ packages: Record<string, LockEntry> }} lock
 * @returns {{ place: string, entry: LockEntry }[]}
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, optionalDependencies?: Record<string, string>,
 *   cpu?: string[], os?: string[], libc?: string[] }} LockEntry
 */
export function missingFromLock({ packages }) {
  const missing = new Map()
  for (const [asker, { optionalDependencies = {}, dev }] of Object.entries(packages))
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const place = `node_modules/${name}`
      if (isWithin(packages, asker, name) || missing.has(place)) continue
      missing.set(place, { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true })
    }
  return [...missing].map(([place, entry]) => ({ place, entry }))
}

/**
 * Whether what is installed is all that the lock names: each package in the version it says, and left out none but what
 * another platform asks for.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string }> }} installed
 * @returns {boolean}
 */
export function holdsAll({ packages }, { packages: present }) {
  return Object.entries(packages).every(
    ([place, { version, optional, devOptional }]) =>
      place === '' || present[place]?.version === version || ((optional || devOptional) && !present[place]),
  )
}

/** Whether `asker` would find `name` in a node_modules of its own or above it. */
function isWithin(packages, asker, name) {
  for (let at = asker; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (at === '') return false
  }
}

/** Platform packages say in their names what they are for. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = words.find((word) => SYSTEMS.includes(word))
  const cpu = words.find((word) => PROCESSORS.includes(word))
  const libc = words.some((word) => /^musl/.test(word))
    ? 'musl'
    : words.some((word) => /^gnu/.test(word))
      ? 'glibc'
      : ''
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(os === 'linux' && libc ? { libc: [libc] } : {}),
    ...(os ? { os: [os] } : {}),
  }
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
