// Measures what things cost: a table on screen, and tests/bench/results.json.
import './steps/require-node.mjs'

import('./steps/bench.mjs').then(({ bench }) => bench())
