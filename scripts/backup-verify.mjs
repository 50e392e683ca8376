// Prepares what scripts/backup-verify.ts needs, and runs it.
import './steps/require-node.mjs'

import('./steps/run-prepared.mjs').then(({ runPrepared }) => runPrepared('scripts/backup-verify.ts'))
