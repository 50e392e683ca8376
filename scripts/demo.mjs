// Fills a salon whose day is today, in .data/demo, and serves it.
import './steps/require-node.mjs'

import('./steps/launch.mjs').then(({ launch }) => launch('demo'))
