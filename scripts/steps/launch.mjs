// Owns the way from a bare checkout to the second half, scripts/run-foyer.ts, which needs the packages; and starts that
// again when something has killed it.
import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure, tell } from './failure.mjs'
import { forgiveLostOutput } from './output.mjs'
import { installPackages } from './packages.mjs'
import { phase } from './phase.mjs'
import { checkFree, readAddress } from './port.mjs'
import { generateClient } from './prisma-client.mjs'
import { countRestarts, howItEnded, NEEDS_A_PERSON } from './restarts.mjs'
import { endRunning, root, serverTypeScript } from './run.mjs'

/**
 * Prepares and runs the app until it is asked to stop; sets the exit code.
 * @param {'demo' | 'salon' | 'dev'} kind
 */
export async function launch(kind) {
  let child
  let stopping = false
  let isHungUp = false
  const stop = () => {
    stopping = true
    if (child) child.kill('SIGTERM')
    else endRunning()
  }
  forgiveLostOutput()
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
  // Without a terminal it was started to outlive one, with nohup or by a service.
  process.on('SIGHUP', () => {
    if (process.stdout.isTTY) stop()
    else isHungUp = true
  })
  if (process.env.npm_lifecycle_event) watchParent(() => isHungUp || stop())
  try {
    const address = readAddress(process.env)
    await checkFree(address)
    await phase('Packages', installPackages)
    await phase('Database client', generateClient)
    const next = countRestarts()
    let wasEverReady = false
    for (let why = ''; !stopping; ) {
      child = start(kind, address, why)
      const { code, signal, readyAt } = await ended(child)
      process.exitCode = code ?? 1
      wasEverReady ||= readyAt > 0
      // What never served has said why, and would say it again.
      if (stopping || !wasEverReady || code === 0 || code === NEEDS_A_PERSON) return
      why = howItEnded(code, signal)
      await waitToStartAgain(next(readyAt > 0 ? Date.now() - readyAt : 0), why, address)
    }
  } catch (error) {
    if (stopping) return
    tell(error)
    process.exitCode = 1
  }
}

function start(kind, { port, host }, why) {
  return spawn(process.execPath, [...serverTypeScript, 'scripts/run-foyer.ts', kind], {
    cwd: root,
    env: { ...process.env, PORT: String(port), HOST: host, FOYER_RESTARTED: why },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
}

function ended(child) {
  return new Promise((resolve, reject) => {
    let readyAt = 0
    child.on('message', (message) => {
      if (message.ready) readyAt = Date.now()
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal, readyAt }))
  })
}

/** The app that was left alone is about to let go of the port. */
async function waitToStartAgain(pause, why, address) {
  if (pause === null) throw new Failure(`Foyer is ended again and again, and gives up: it ${why}.`)
  console.error(`\nFoyer is started again: it ${why}.`)
  await wait(pause)
  for (const until = Date.now() + 10_000; ; await wait(100)) {
    const trouble = await checkFree(address).catch((error) => error)
    if (!trouble) return
    if (Date.now() > until) throw trouble
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
