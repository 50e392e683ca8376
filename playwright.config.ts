// Owns how the journeys run: the production build on a database of its own, in Chromium. What time it is in their
// salons is FOYER_E2E_SALON_HOUR: see tests/setup/salon-hour.ts.
import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { argumentsFor, findChromium } from './scripts/steps/chromium.mjs'
import { freePort } from './tests/setup/free-port'

// This file is read again by every worker: the first reading settles the port, and the others inherit it.
process.env.FOYER_E2E_PORT ??= String(await freePort())

const chromium = findChromium()

export default defineConfig({
  testDir: 'tests/e2e',
  tsconfig: 'tests/e2e/tsconfig.json',
  globalSetup: './tests/setup/e2e-server.ts',
  outputDir: 'test-results',
  // One more than there are cores: a journey often waits for what the other is painting.
  workers: availableParallelism() + 1,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  // Patience costs nothing where things come in time: no journey fails because its computer has much to do.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: `http://127.0.0.1:${process.env.FOYER_E2E_PORT}`,
    // A trace of every journey would cost a third of the time: ask for one with --trace on.
    screenshot: 'only-on-failure',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Nothing is looked at, or tapped, while it is still sliding in.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...argumentsFor(chromium),
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A camera that needs no guest: it shows a turning pie.
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
  projects: [{ name: 'tablet', use: { viewport: { width: 1180, height: 820 }, hasTouch: true } }],
})
