// Owns how the pure rules are tried against small faults: unit tests alone; `npm run mutate` reads it.
import { defineConfig } from 'vitest/config'
import whole from './vitest.config'

export default defineConfig({
  resolve: whole.resolve,
  test: { include: ['tests/unit/**/*.test.{ts,tsx}'], setupFiles: ['tests/setup/surprises.ts'] },
})
