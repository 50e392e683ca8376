// Owns having the packages that package-lock.json names, installing them only when they differ.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Failure, knownSentence } from './failure.mjs'
import { holdsAll } from './lock-file.mjs'
import { root, run, runNode } from './run.mjs'

const stamp = path.join(root, 'node_modules', '.foyer-installed')

/**
 * Installs the packages unless node_modules already holds them.
 * @returns {Promise<{ note: string }>}
 */
export async function installPackages() {
  const lock = await readFile(path.join(root, 'package-lock.json'), 'utf8')
  const wanted = createHash('sha256').update(lock).digest('hex')
  const installed = await readFile(stamp, 'utf8').catch(() => '')
  if (installed === wanted) return { note: 'unchanged' }
  if (!(await holds(JSON.parse(lock)))) await installAfresh()
  await writeFile(stamp, wanted)
  return { note: '' }
}

/** npm's own record of node_modules, which it writes at the very end, against the lock file. */
async function holds(lock) {
  try {
    const record = await readFile(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')
    return holdsAll(lock, JSON.parse(record))
  } catch {
    return false
  }
}

async function installAfresh() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const own = npm && path.basename(npm).startsWith('npm-cli')
  const { code, said } = await (own ? runNode([npm, ...args]) : run('npm', args)).catch((error) => {
    if (error.code === 'ENOENT')
      throw new Failure('npm was not found: it comes with Node, install Node anew.')
    throw error
  })
  if (code === 0) return
  throw new Failure(installTrouble(said))
}

function installTrouble(said) {
  const known = knownSentence(said)
  if (known) return known
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(said))
    return 'The packages could not be fetched, because the package registry does not answer: check the network and start again.'
  if (/EUSAGE/.test(said))
    return 'The packages could not be installed: package.json and package-lock.json do not belong together.'
  const reasons = [...said.matchAll(/^npm (?:error|ERR!) (?!code |A complete log)(.+)$/gm)]
  return `The packages could not be installed (npm ci): ${reasons[0]?.[1] ?? 'npm did not say why.'}`
}
