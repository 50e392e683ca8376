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
  const stop = () => {
    stopping = true
    if (child) child.kill('SIGTERM')
    else endRunning()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  if (process.env.npm_lifecycle_event) watchParent(stop)
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

/** npm puts a shell between itself and us, and that shell keeps a SIGTERM for itself: it just dies. */
function watchParent(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  watch.unref()
}
