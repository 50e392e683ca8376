// Which steps lead a treatment session, and how far it is. Pure; safe for the client.

/** When a step came into use and when it went out of it. */
export type StepLife = { addedAt: Date; retiredAt: Date | null }

/** A session is led by the steps of the moment it began: what is added or taken out meanwhile is for the next one. */
export function leadsSession({ addedAt, retiredAt }: StepLife, startedAt: Date): boolean {
  return addedAt <= startedAt && (retiredAt === null || retiredAt > startedAt)
}

/** What an event says of a step. */
export type ProtocolTick = {
  kind: string
  sessionId: string
  stepId: string
  by: string
  at: Date
}

/** Who has done a step and when; the last mark counts. `ticks` in the order of the visit. */
export function doneBy(
  ticks: readonly ProtocolTick[],
  sessionId: string,
  stepId: string,
): { by: string; at: Date } | null {
  const last = ticks.filter((tick) => tick.sessionId === sessionId && tick.stepId === stepId).at(-1)
  return last?.kind === 'protocol_done' ? { by: last.by, at: last.at } : null
}

/** The step whose turn it is: the first that is not done, also when a later one was done out of turn. */
export function currentStep<Step extends { done: unknown }>(steps: readonly Step[]): Step | null {
  return steps.find((step) => step.done === null) ?? null
}
