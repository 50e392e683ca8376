// Serves a demo salon, kept in .data/dev, from the sources as they change.
import './steps/require-node.mjs'

import('./steps/launch.mjs').then(({ launch }) => launch('dev'))
