// Owns which Chromium the journeys and the pictures use, and how it is started.
import { existsSync } from 'node:fs'

/** Made for programs: it draws no window, which costs two fifths of the work. */
const WITHOUT_WINDOW = '/usr/bin/chromium-headless-shell'
const WITH_WINDOW = '/usr/bin/chromium'

/**
 * FOYER_CHROMIUM, or the one of the system: without a window first. Undefined where neither is installed, and
 * Playwright looks for its own.
 * @returns {string | undefined}
 */
export function findChromium() {
  return process.env.FOYER_CHROMIUM ?? [WITHOUT_WINDOW, WITH_WINDOW].find((place) => existsSync(place))
}

/**
 * Whether there is none, or only one whose windows nobody looks at.
 * @returns {boolean}
 */
export function wantsLighterChromium() {
  return !process.env.FOYER_CHROMIUM && !existsSync(WITHOUT_WINDOW)
}

/**
 * What this Chromium is to be told besides. Under the address bar of every window lie two pages of its own, and they
 * are drawn although nobody ever types there. Whoever says what to leave out says everything: Playwright's list that
 * stands before is not heard any more, so that what matters of it is said again.
 * @param {string | undefined} place what findChromium() found
 * @returns {string[]}
 */
export function argumentsFor(place) {
  if (place !== WITH_WINDOW) return []
  return [`--disable-features=${[...NO_ADDRESS_BAR, ...AS_PLAYWRIGHT_SAYS].join(',')}`]
}

const NO_ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']
const AS_PLAYWRIGHT_SAYS = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]
