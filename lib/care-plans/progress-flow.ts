// How far a care plan has come and when she is due again, from what was performed and booked. Pure; safe for the client.
import { addDays } from '@/lib/salon-time/salon-time'

/** One treatment of a plan with what has become of it; days are YYYY-MM-DD of the salon. */
export type Course = {
  treatmentId: string
  /** How many are advised, and days from one to the next. */
  sessions: number
  intervalDays: number
  /** Performed since the plan was made. */
  done: number
  /** The last one performed, before the plan was made too. */
  lastOn: string | null
  /** Planned or under way, not performed yet. */
  booked: number
  /** The first and the last of those. */
  bookedOn: string | null
  bookedUntil: string | null
  /** Whether the salon still has it on its menu. */
  isOffered: boolean
}

/** `due`: her day has come; `overdue`: a quarter of the interval has gone by since. */
export type CourseState = 'fulfilled' | 'coming' | 'due' | 'overdue'

export type Progress = {
  state: CourseState
  done: number
  sessions: number
  /** The day the next one is due; null once all are done. */
  dueOn: string | null
  /** Days past the day it was due; 0 before and on it. */
  daysLate: number
}

/** A course is late, not punctual to the day: weekly ones after one day, monthly ones after a week. */
const LATE_SHARE = 4

/**
 * How one course stands on the day `today`. Each is due an interval after the last, but the first not before the plan
 * was made.
 */
export function progressOf(course: Course, madeOn: string, today: string): Progress {
  const { done, sessions, intervalDays, lastOn } = course
  if (done >= sessions) return { state: 'fulfilled', done, sessions, dueOn: null, daysLate: 0 }
  const dueOn = dueAfter(lastOn, intervalDays, madeOn)
  const daysLate = Math.max(0, daysBetween(dueOn, today))
  return { state: stateOf(dueOn, today, daysLate, intervalDays), done, sessions, dueOn, daysLate }
}

function dueAfter(lastOn: string | null, intervalDays: number, madeOn: string): string {
  return lastOn ? latest(addDays(lastOn, intervalDays), madeOn) : madeOn
}

function stateOf(dueOn: string, today: string, daysLate: number, intervalDays: number): CourseState {
  if (today < dueOn) return 'coming'
  return daysLate > Math.floor(intervalDays / LATE_SHARE) ? 'overdue' : 'due'
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** Whether everything a plan advises has been done. */
export function isFulfilled(courses: readonly Pick<Course, 'done' | 'sessions'>[]): boolean {
  return courses.length > 0 && courses.every(({ done, sessions }) => done >= sessions)
}

/** How a course is spoken of: what it is today, when it is booked, or when it should be. */
export type CourseStanding =
  | { kind: 'today'; number: number }
  | { kind: 'fulfilled' }
  | { kind: 'booked'; number: number; on: string }
  | { kind: 'coming' | 'due' | 'overdue'; number: number; on: string; daysLate: number }

/** What to say of a course on the day `today`. */
export function standingOf(course: Course, madeOn: string, today: string): CourseStanding {
  const { done, sessions, booked, bookedOn, lastOn } = course
  if (done > 0 && done <= sessions && lastOn === today) return { kind: 'today', number: done }
  const { state, dueOn, daysLate } = progressOf(course, madeOn, today)
  if (state === 'fulfilled' || dueOn === null) return { kind: 'fulfilled' }
  const number = done + 1
  if (bookedOn === today) return { kind: 'today', number }
  if (booked > 0 && bookedOn && bookedOn > today) return { kind: 'booked', number, on: bookedOn }
  return { kind: state, number, on: dueOn, daysLate }
}

/** The course that is spoken of where there is room for one: today's, else the one that is due first. */
export function foremost<C extends Course>(courses: readonly C[], madeOn: string, today: string): C | null {
  const ofToday = courses.find((course) => standingOf(course, madeOn, today).kind === 'today')
  const [first] = courses
    .filter(({ done, sessions }) => done < sessions)
    .sort((a, b) => onOf(a).localeCompare(onOf(b)))
  return ofToday ?? first ?? courses[0] ?? null

  function onOf(course: C): string {
    return progressOf(course, madeOn, today).dueOn ?? today
  }
}

export type NextCare<C extends Course = Course> = {
  course: C
  /** Which session of the course it would be: 4 of 8. */
  number: number
  /** Today, where its day has passed. */
  dueOn: string
}

/**
 * What to book next by the plan: the course that is due first of those with sessions neither done nor booked, an
 * interval after the last of either. Null when nothing is left to book.
 */
export function nextCare<C extends Course>(
  courses: readonly C[],
  madeOn: string,
  today: string,
): NextCare<C> | null {
  const [first] = courses
    .filter(({ sessions, done, booked, isOffered }) => isOffered && done + booked < sessions)
    .map((course) => ({
      course,
      number: course.done + course.booked + 1,
      dueOn: latest(dueAfter(lastOf(course), course.intervalDays, madeOn), today),
    }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  return first ?? null
}

function lastOf({ lastOn, bookedUntil }: Course): string | null {
  return lastOn && bookedUntil ? latest(lastOn, bookedUntil) : (lastOn ?? bookedUntil)
}

function latest(one: string, other: string): string {
  return one > other ? one : other
}
