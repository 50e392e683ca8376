// Adds to package-lock.json the optional packages of other platforms that npm left out, as it does wherever it
// cannot ask for them; without them `npm ci` refuses the lock file. To be run after changing dependencies.
import './steps/require-node.mjs'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { missingFromLock } from './steps/lock-file.mjs'
import { root } from './steps/run.mjs'

const file = path.join(root, 'package-lock.json')
const lock = JSON.parse(await readFile(file, 'utf8'))
const missing = missingFromLock(lock)
for (const { place, entry } of missing) lock.packages[place] = entry
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
console.log(`${missing.length} added to package-lock.json`)
