// Prepares what scripts/backup.ts needs, and runs it.
import './steps/require-node.mjs'

import('./steps/run-prepared.mjs').then(({ runPrepared }) => runPrepared('scripts/backup.ts'))
