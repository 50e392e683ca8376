// What a care plan begins with: treatments that answer her concerns, as often and as far apart as the menu says. Pure;
// safe for the client.
import type { PlannedTreatment } from './plan-content-flow'

type Offered = { id: string; intervalDays: number | null; concerns: readonly string[] }

/** Where the menu leaves it to her. */
const INTERVAL_DAYS = 14
const SESSIONS = 6
/** More than she can be told of at once is no proposal. */
const MOST = 3

export type Proposal = PlannedTreatment & {
  /** Her concerns that it answers, the weightiest first. */
  because: string[]
}

/** A treatment with the numbers to begin with. */
export function plannedWith({ id, intervalDays }: Omit<Offered, 'concerns'>): PlannedTreatment {
  return { treatmentId: id, sessions: SESSIONS, intervalDays: intervalDays ?? INTERVAL_DAYS }
}

/**
 * The treatments of `menu` that answer one of `concerns` (the weightiest first): those that answer more go first, then
 * those that answer a weightier one, then as on the menu.
 */
export function proposedTreatments(menu: readonly Offered[], concerns: readonly string[]): Proposal[] {
  return menu
    .map((offered) => ({
      ...plannedWith(offered),
      because: concerns.filter((concern) => offered.concerns.includes(concern)),
    }))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => b.because.length - a.because.length || rankOf(a) - rankOf(b))
    .slice(0, MOST)

  function rankOf({ because: [first] }: Proposal): number {
    return first === undefined ? concerns.length : concerns.indexOf(first)
  }
}
