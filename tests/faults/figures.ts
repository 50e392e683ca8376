// What the faults have measured, printed for whoever reads the run; nothing is judged by it.

/** Prints one figure. */
export function tellFigure(name: string, value: number, unit: 'ms' | 's'): void {
  console.log(`${name}: ${unit === 'ms' ? Math.round(value) : value.toFixed(1)} ${unit}`)
}
