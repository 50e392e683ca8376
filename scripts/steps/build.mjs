// Owns the production build, made anew when anything that goes into it changed.
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Failure, knownSentence } from './failure.mjs'
import { fingerprint } from './fingerprint.mjs'
import { root, runNode } from './run.mjs'

const FOLDERS = ['app', 'components', 'lib', 'public', 'prisma/schema.prisma']

/** The folder Next builds into. */
const buildFolder = path.join(root, process.env.FOYER_DIST_DIR ?? '.next')

const stamp = path.join(buildFolder, 'foyer-made-from')

/**
 * Builds unless the last build that succeeded was made from these very files.
 * @returns {Promise<{ note: string }>}
 */
export async function buildApp() {
  const wanted = await sourcesFingerprint()
  if (await isBuilt(wanted)) return { note: 'unchanged' }
  await rm(stamp, { force: true })
  const { code, said } = await runNode(['node_modules/next/dist/bin/next', 'build'], {
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0)
    throw new Failure(knownSentence(said) ?? `${said.trim()}\n\nThe app could not be built; see above.`)
  await mkdir(buildFolder, { recursive: true })
  await writeFile(stamp, wanted)
  return { note: '' }
}

async function isBuilt(wanted) {
  const made = await readFile(stamp, 'utf8').catch(() => '')
  if (made !== wanted) return false
  return stat(path.join(buildFolder, 'BUILD_ID')).then(
    () => true,
    () => false,
  )
}

async function sourcesFingerprint() {
  const beside = (await readdir(root)).filter(
    (name) => /\.(ts|mjs|js|json)$/.test(name) && !NOT_BUILT.test(name),
  )
  return fingerprint(root, [...FOLDERS, ...beside], (name) => name === 'lib/db/generated')
}

const NOT_BUILT = /^(next-env\.d\.ts|biome\.json|knip\.json|(vitest|playwright)\.config\.ts)$|\.tsbuildinfo$/
