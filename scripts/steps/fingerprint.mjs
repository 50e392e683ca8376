// Owns telling whether files have changed since something was made from them.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * One hash over names and contents of files and folders, relative to `base`; what is missing counts as missing.
 * @param {string} base
 * @param {string[]} names
 * @param {(file: string) => boolean} [leaveOut]
 * @returns {Promise<string>}
 */
export async function fingerprint(base, names, leaveOut = () => false) {
  const hash = createHash('sha256')
  for (const name of [...names].sort()) await add(hash, base, name, leaveOut)
  return hash.digest('hex')
}

async function add(hash, base, name, leaveOut) {
  if (leaveOut(name)) return
  const file = path.join(base, name)
  try {
    const contents = await readFile(file)
    hash.update(`${name}\0${contents.length}\0`).update(contents)
  } catch (error) {
    if (error.code === 'ENOENT') return
    if (error.code !== 'EISDIR') throw error
    for (const entry of (await readdir(file)).sort()) await add(hash, base, `${name}/${entry}`, leaveOut)
  }
}
