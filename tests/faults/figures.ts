// What the faults have measured, printed for whoever reads the run; nothing is judged by it.

/** Prints one figure. */
export function tellFigure(name: string, value: number, unit: 'ms' | 'sentences'): void {
  console.log(`${name}: ${Math.round(value)} ${unit}`)
}
