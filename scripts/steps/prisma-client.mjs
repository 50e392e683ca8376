// Owns the generated database client, made anew when the schema or Prisma changed.
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Failure, knownSentence } from './failure.mjs'
import { fingerprint } from './fingerprint.mjs'
import { root, runNode } from './run.mjs'

const stamp = path.join(root, 'lib/db/generated/.made-from')

/**
 * Generates lib/db/generated unless it was made from this very schema.
 * @returns {Promise<{ note: string }>}
 */
export async function generateClient() {
  const wanted = await fingerprint(root, [
    'prisma/schema.prisma',
    'prisma.config.ts',
    'node_modules/prisma/package.json',
  ])
  const made = await readFile(stamp, 'utf8').catch(() => '')
  if (made === wanted) return { note: 'unchanged' }
  const { code, said } = await runNode(['node_modules/prisma/build/index.js', 'generate'], {
    // Prisma would download an engine that it does not need for this; any program satisfies it.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  })
  if (code !== 0)
    throw new Failure(knownSentence(said) ?? `The database client could not be generated:\n${said.trim()}`)
  await writeFile(stamp, wanted)
  return { note: '' }
}
