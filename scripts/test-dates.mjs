// Runs unit and integration tests at instants and in zones that have hurt before; ends with "N passed, N failed".
//   node scripts/test-dates.mjs [-- arguments for the test runner]
import './steps/require-node.mjs'

import('./steps/test-run.mjs').then(({ runTestsAtDates }) => runTestsAtDates(process.argv.slice(2)))
