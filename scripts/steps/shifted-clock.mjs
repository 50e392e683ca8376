// Owns running a program at another time and in another zone than this computer's: libfaketime moves the clock of a
// program and of all that it starts, PostgreSQL too, and TZ moves the zone.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { run } from './run.mjs'

/** Ahead of UTC by more than half a day, behind it with summer time, and off it by half an hour. */
export const ZONES = ['Pacific/Apia', 'America/New_York', 'Asia/Kolkata']

const DAY_SECONDS = 86_400

/** How to get it where it cannot be fetched from here. */
export const HOW_TO_GET_FAKETIME =
  'Debian and Ubuntu have the package “faketime” (apt-get install faketime); elsewhere it is https://github.com/wolfcw/libfaketime.'

/** @typedef {{ seconds: number, zone: string }} Shift `seconds`: by how much the clock is put forward; it goes on. */

/**
 * Tomorrow at this hour, in a zone that another day changes.
 * @param {Date} now
 * @returns {Shift}
 */
export function shiftOfDay(now) {
  const day = Math.floor(now.getTime() / 1000 / DAY_SECONDS)
  return { seconds: DAY_SECONDS, zone: ZONES[day % ZONES.length] }
}

/**
 * From `now` to an instant.
 * @param {string} instant ISO 8601 with its zone
 * @param {string} zone
 * @param {Date} now
 * @returns {Shift}
 */
export function shiftTo(instant, zone, now) {
  return { seconds: Math.round((Date.parse(instant) - now.getTime()) / 1000), zone }
}

/**
 * The environment in which a program, and whatever it starts, lives at that time and in that zone.
 * @param {Record<string, string | undefined>} env
 * @param {Shift} shift
 * @param {string | undefined} library libfaketime; without it the zone alone is shifted
 * @returns {Record<string, string | undefined>}
 */
export function shiftedEnv(env, { seconds, zone }, library) {
  if (!library) return { ...env, TZ: zone }
  return {
    ...env,
    TZ: zone,
    LD_PRELOAD: [library, env.LD_PRELOAD].filter(Boolean).join(':'),
    FAKETIME: seconds < 0 ? String(seconds) : `+${seconds}`,
    // Waiting and time limits go by the clock that nobody can put forward.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
}

/** @type {Promise<string | undefined> | undefined} */
let library

/**
 * Where libfaketime is, fetched first on a Debian that belongs to us; undefined where it cannot be had.
 * @returns {Promise<string | undefined>}
 */
export function haveFaketime() {
  library ??= fetchFaketime()
  return library
}

async function fetchFaketime() {
  const found = findFaketime()
  if (found || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return found
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'faketime']])
    await run('apt-get', args, { env }).catch(() => undefined)
  return findFaketime()
}

/** The one for programs with several threads, in the folder of this computer's kind of processor. */
function findFaketime() {
  const kinds = process.platform === 'linux' && existsSync('/usr/lib') ? readdirSync('/usr/lib') : []
  return ['.', ...kinds.filter((name) => name.includes('-linux-'))]
    .map((name) => path.join('/usr/lib', name, 'faketime/libfaketimeMT.so.1'))
    .find((place) => existsSync(place))
}
