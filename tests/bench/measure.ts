// How a benchmark is taken and told: ratios within one run, for machines are noisy.

export type Result = {
  name: string
  value: number
  unit: 'ms' | 'MB'
  baseline: number
  ratio: number
  goal: number
  met: boolean
}

/** What `value` costs in terms of `baseline`, both in milliseconds; met when it is not more than `goal` times as much. */
export function result(name: string, value: number, baseline: number, goal: number): Result {
  const ratio = value / baseline
  return { name, value, unit: 'ms', baseline, ratio, goal, met: ratio <= goal }
}

/** Milliseconds of every call of each kind, taken in turns so that a noisy minute hits all alike. */
export async function interleaved<Name extends string>(
  rounds: number,
  calls: Record<Name, (round: number) => Promise<unknown>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(calls) as Name[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const began = performance.now()
      await calls[name](round)
      taken[name].push(performance.now() - began)
    }
  }
  return taken
}

export const median = (values: number[]) => quantile(values, 0.5)
export const p95 = (values: number[]) => quantile(values, 0.95)

function quantile(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}
