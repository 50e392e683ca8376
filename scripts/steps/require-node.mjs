// Ends the run with a sentence where Node is too old; imported before anything newer Nodes alone can read.
import { nodeTrouble } from './node-version.mjs'

const trouble = nodeTrouble(process.versions.node)
if (trouble) {
  console.error(trouble)
  process.exit(1)
}
