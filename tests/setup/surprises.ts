// Fails a test that wrote an error to the console which nobody expected.
import { afterEach, beforeEach, expect, vi } from 'vitest'

const surprises: string[] = []

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...said: unknown[]) => {
    surprises.push(said.map(String).join(' '))
  })
})

afterEach(() => {
  const said = surprises.splice(0)
  vi.restoreAllMocks()
  expect(said, 'console.error was called, and the test did not expect it').toEqual([])
})
