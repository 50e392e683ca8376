// What is marked on a map of areas.
import type { Area } from '@/lib/concerns/area-flow'

/** What is seen or felt at an area; 1 slight, 2 clear, 3 strong. */
export type AreaMark = { area: Area; kind: string; strength: number }

/** A strength of null wipes the mark off; `seen` is what stood there. */
export type MarkChange = { area: Area; kind: string; strength: number | null; seen: number | null }

/** The marks of one area, the strongest first. */
export function marksAt(marks: readonly AreaMark[], area: Area): AreaMark[] {
  return marks.filter((mark) => mark.area === area).toSorted((one, other) => other.strength - one.strength)
}
