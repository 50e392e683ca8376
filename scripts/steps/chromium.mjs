// Owns which Chromium the journeys and the pictures use.
import { existsSync } from 'node:fs'

/**
 * FOYER_CHROMIUM, or the one of the system: without a window first, which costs half the work. Undefined where neither
 * is installed, and Playwright looks for its own.
 * @returns {string | undefined}
 */
export function findChromium() {
  const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
  return process.env.FOYER_CHROMIUM ?? installed.find((place) => existsSync(place))
}
