// Prepares what scripts/password-reset.ts needs, and runs it.
import './steps/require-node.mjs'

import('./steps/run-prepared.mjs').then(({ runPrepared }) => runPrepared('scripts/password-reset.ts'))
