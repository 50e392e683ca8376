// Tells whoever started Foyer the code with which the house is opened, as long as it is not.
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setUpCode } from '../../lib/salons/set-up-code'

/** The lines for the terminal; empty once the house is open. The code is kept in `folder` too, for its owner alone. */
export async function tellSetUpCode(address: string, folder: string, secret: string): Promise<string> {
  const answer = await fetch(`${address}/set-up`, { redirect: 'manual' })
  const file = path.join(folder, 'set-up-code')
  if (answer.status !== 200) {
    await rm(file, { force: true })
    return ''
  }
  const code = setUpCode(secret)
  await writeFile(file, `${code}\n`, { mode: 0o600 })
  return `\nThe house is not set up yet. Its first page asks for this code: ${code}\n(also kept in ${file})`
}
