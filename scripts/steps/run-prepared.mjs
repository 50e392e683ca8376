// Owns running a script of ours that needs the packages and the database client.
import { tell } from './failure.mjs'
import { installPackages } from './packages.mjs'
import { generateClient } from './prisma-client.mjs'
import { runNode, serverTypeScript } from './run.mjs'

/**
 * Prepares what the script needs and runs it with our own arguments; sets the exit code.
 * @param {string} script
 */
export async function runPrepared(script) {
  try {
    await installPackages()
    await generateClient()
    const { code } = await runNode([...serverTypeScript, script, ...process.argv.slice(2)], { show: true })
    process.exitCode = code
  } catch (error) {
    tell(error)
    process.exitCode = 1
  }
}
