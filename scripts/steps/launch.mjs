// Owns the way from a bare checkout to the second half, scripts/run-foyer.ts, which needs the packages.
import { spawn } from 'node:child_process'
import { tell } from './failure.mjs'
import { installPackages } from './packages.mjs'
import { phase } from './phase.mjs'
import { checkFree, readAddress } from './port.mjs'
import { generateClient } from './prisma-client.mjs'
import { endRunning, root, serverTypeScript } from './run.mjs'

/**
 * Prepares and runs the app until it is asked to stop; sets the exit code.
 * @param {'demo' | 'salon' | 'dev'} kind
 */
export async function launch(kind) {
  let child
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      stopping = true
      if (child) child.kill('SIGTERM')
      else endRunning()
    })
  try {
    const address = readAddress(process.env)
    await checkFree(address)
    await phase('Packages', installPackages)
    await phase('Database client', generateClient)
    if (stopping) return
    child = spawn(process.execPath, [...serverTypeScript, 'scripts/run-foyer.ts', kind], {
      cwd: root,
      env: { ...process.env, PORT: String(address.port), HOST: address.host },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    process.exitCode = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } catch (error) {
    if (stopping) return
    tell(error)
    process.exitCode = 1
  }
}
