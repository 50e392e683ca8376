// Owns how the benchmarks run.
import { Failure, sentenceOf } from './failure.mjs'
import { installPackages } from './packages.mjs'
import { phase } from './phase.mjs'
import { generateClient } from './prisma-client.mjs'
import { runNode, serverTypeScript } from './run.mjs'

/** Runs the benchmarks that are named on the command line (desk, import, search, years), or all; the exit code says whether they ran, the table whether each goal was met. */
export async function bench() {
  try {
    await phase('Packages', installPackages)
    await phase('Database client', generateClient)
    const { code } = await runNode(
      [...serverTypeScript, 'tests/bench/run-bench.ts', ...process.argv.slice(2)],
      { show: true },
    )
    if (code !== 0) throw new Failure('The benchmarks did not run to their end.')
  } catch (error) {
    console.error(sentenceOf(error))
    process.exitCode = 1
  }
}
