// Owns how unit and integration tests run; npm test and `npx vitest --project unit` both read it.
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const root = import.meta.dirname

const alias = {
  'server-only': path.join(root, 'tests/setup/server-only.ts'),
  '@': root,
}

/** Five demos are filled there: begun last, it would keep one worker busy long after the other has ended. */
const LONGEST = '/seed/demo.test.ts'

/** A limit for what hangs, and none for how long anything takes: the computer may have much to do. */
const PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000 }

/** Vitest's own order, which knows how long a file took only from the second run on, behind the longest. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const inOrder = await super.sort(files)
    return inOrder.toSorted(
      (a, b) => Number(b.moduleId.endsWith(LONGEST)) - Number(a.moduleId.endsWith(LONGEST)),
    )
  }
}

export default defineConfig({
  resolve: { alias },
  test: {
    // On two cores Vitest would take one; the tests wait for PostgreSQL often enough for one more than there are.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/setup/surprises.ts'],
          ...PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/setup/template-database.ts'],
          setupFiles: ['tests/setup/own-database.ts', 'tests/setup/surprises.ts'],
          // A process serves file after file and stays warm; own-database.ts has each begin with fresh modules.
          isolate: false,
          ...PATIENCE,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          // Each starts a whole Foyer: one after another.
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
