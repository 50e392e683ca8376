// Owns what counts as a secret.
import { Failure } from './failure.mjs'

const SHORTEST = 32

/**
 * The secret itself, or a sentence for whoever chose one that can be guessed.
 * @param {string} secret
 * @param {string} name
 * @returns {string}
 */
export function checkSecret(secret, name) {
  if (secret.trim().length >= SHORTEST) return secret
  throw new Failure(
    `${name} has to have at least ${SHORTEST} characters, and it has ${secret.trim().length}: it signs who is signed in. \`openssl rand -base64 32\` makes one.`,
  )
}
