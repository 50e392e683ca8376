// Owns running another program to its end, with what it said kept for when it fails.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

const running = new Set()

/**
 * Runs a program in the checkout.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, cwd?: string }} [options] `show`: let it write to the terminal.
 * @returns {Promise<{ code: number, said: string }>}
 */
export function run(program, args, { env = process.env, show = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    })
    running.add(child)
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (chunk) => {
        said = `${said}${chunk}`.slice(-200_000)
      })
    child.once('error', (error) => {
      running.delete(child)
      reject(error)
    })
    child.once('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, said })
    })
  })
}

/** Runs a Node program of the checkout. */
export function runNode(args, options) {
  return run(process.execPath, args, options)
}

/** Ends whatever run() is still waiting for. */
export function endRunning() {
  for (const child of running) child.kill('SIGTERM')
}

/** Flags with which TypeScript of lib/ runs outside of Next. */
export const serverTypeScript = ['--conditions=react-server', '--import', 'tsx']
