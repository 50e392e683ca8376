// Owns where the app listens, and whether that place is free.
import { createServer } from 'node:net'
import { Failure } from './failure.mjs'

/**
 * Reads PORT (default 3000) and HOST (default 0.0.0.0, so that tablets reach it).
 * @param {Record<string, string | undefined>} env
 * @returns {{ port: number, host: string }}
 */
export function readAddress(env) {
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Failure(`PORT has to be a number from 1 to 65535, and it is "${env.PORT}".`)
  return { port, host: env.HOST || '0.0.0.0' }
}

/**
 * Rejects with a sentence unless the address can be listened on right now.
 * @param {{ port: number, host: string }} address
 */
export async function checkFree({ port, host }) {
  await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(new Failure(listenTrouble(error, port, host), { cause: error })))
    probe.listen({ port, host, exclusive: true }, () => probe.close(resolve))
  })
}

/**
 * The sentence for why listening failed.
 * @param {unknown} error
 * @param {number} port
 * @param {string} host
 * @returns {string}
 */
export function listenTrouble(error, port, host) {
  const code = error instanceof Error && 'code' in error ? error.code : String(error)
  if (code === 'EADDRINUSE')
    return `Port ${port} is already in use: end the program that uses it, or choose another port, such as PORT=${port + 1}.`
  if (code === 'EACCES') return `Port ${port} may not be used by this user: choose one above 1023 with PORT.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address "${host}": leave HOST out, or set it to an address of this machine.`
  return `Port ${port} cannot be listened on (${code}).`
}
