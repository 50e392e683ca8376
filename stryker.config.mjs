// Owns `npm run mutate`: puts small faults into the pure rules, one at a time, and says which no unit test notices.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutate.config.ts' },
  mutate: ['lib/**/*-flow.ts', 'lib/auth/permissions.ts'],
  // Sentences and codes are the types' and the messages' to check.
  mutator: { excludedMutations: ['StringLiteral'] },
  ignorePatterns: ['.data', '.next*', 'test-results', 'playwright-report'],
  tempDirName: '.data/mutants',
  // It would rewrite tsconfig.json by an interface of TypeScript that version 7 has no more; nothing in ours asks for it.
  tsconfigFile: 'tsconfig.none.json',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { allowColor: true, logTests: false, reportTests: false },
  concurrency: 2,
}
