// Serves the real salon, kept in .data/salon or in the PostgreSQL of DATABASE_URL.
import './steps/require-node.mjs'

import('./steps/launch.mjs').then(({ launch }) => launch('salon'))
