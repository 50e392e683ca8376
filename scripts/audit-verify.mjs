// Prepares what scripts/audit-verify.ts needs, and runs it.
import './steps/require-node.mjs'
import { installPackages } from './steps/packages.mjs'
import { generateClient } from './steps/prisma-client.mjs'
import { runNode, serverTypeScript } from './steps/run.mjs'

await installPackages()
await generateClient()
const { code } = await runNode([...serverTypeScript, 'scripts/audit-verify.ts', ...process.argv.slice(2)], {
  show: true,
})
process.exitCode = code
