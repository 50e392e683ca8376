// Runs every check there is and ends with "N passed, N failed" alone on the last line.
//   node scripts/test.mjs
//   node scripts/test.mjs --only static|unit|integration|e2e [-- arguments for the test runner]
import './steps/require-node.mjs'

import('./steps/test-run.mjs').then(({ runTests }) => runTests(process.argv.slice(2)))
