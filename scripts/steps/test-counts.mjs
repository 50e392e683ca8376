// Owns reading the reports of the test runners. What was skipped has not passed: it counts as failed.

/** @typedef {{ passed: number, failed: number, failures: string[] }} Count */

/**
 * @param {any} report Vitest's JSON report, or null when it wrote none.
 * @param {number} code Vitest's exit code.
 * @param {string} root Left out of the names of files.
 * @returns {Count}
 */
export function countVitest(report, code, root) {
  const failures = []
  let passed = 0
  for (const file of report?.testResults ?? []) {
    const name = file.name.replace(`${root}/`, '')
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') passed += 1
      else failures.push(`${name} › ${fullName}${status === 'failed' ? '' : ` (${status})`}`)
    }
    if (file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'))
      failures.push(`${name} › ${firstLine(file.message) || 'could not be run'}`)
  }
  return conclude(passed, failures, code)
}

/**
 * @param {any} report Playwright's JSON report, or null when it wrote none.
 * @param {number} code Playwright's exit code.
 * @returns {Count}
 */
export function countPlaywright(report, code) {
  const failures = (report?.errors ?? []).map(({ message }) => firstLine(message))
  let passed = 0
  for (const { spec, titles } of specsOf(report?.suites ?? [], []))
    for (const { status, projectName } of spec.tests) {
      if (status === 'expected') passed += 1
      else
        failures.push(
          `${[projectName, ...titles, spec.title].join(' › ')}${status === 'unexpected' ? '' : ` (${status})`}`,
        )
    }
  return conclude(passed, failures, code)
}

function* specsOf(suites, above) {
  for (const suite of suites) {
    const titles = [...above, suite.title]
    for (const spec of suite.specs ?? []) yield { spec, titles }
    yield* specsOf(suite.suites ?? [], titles)
  }
}

/** A runner that ended badly with no test to blame, or that ran nothing at all, is one failure. */
function conclude(passed, failures, code) {
  if (failures.length === 0 && (code !== 0 || passed === 0))
    failures.push(passed === 0 ? 'no test was run' : `the test runner ended with exit code ${code}`)
  return { passed, failed: failures.length, failures }
}

function firstLine(text) {
  return String(text ?? '')
    .trim()
    .split('\n')[0]
}
