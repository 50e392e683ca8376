// How the guests of the demo felt about their treatments, in a plausible spread around the effect they named.
import type { StaffContext } from '@/lib/actions/staff-context'
import type { Area } from '@/lib/concerns/area-flow'
import { CONCERNS_OF, REGIONS, type Region } from '@/lib/concerns/concern-flow'
import { rateSession } from '@/lib/visits/rate-session'

const LOVED: Record<Region, readonly Area[][]> = {
  face: [['neck'], ['cheek_left', 'cheek_right'], ['temple_left', 'temple_right'], []],
  body: [['shoulder_left', 'shoulder_right'], ['nape'], ['lower_back_left', 'lower_back_right'], []],
  scalp: [['crown'], ['occiput'], ['scalp_left', 'scalp_right'], []],
}

const PLEASED: Record<Region, readonly string[]> = {
  face: ['脖子那里最放松，差点睡着了', '脸摸着不紧绷了', '眼周轻轻按的那几下真舒服'],
  body: ['肩膀松开了，转头不响了', '后颈按完，头都轻了', '脚一直是暖的'],
  scalp: ['头顶按完整个人都醒了', '洗完头皮很清爽'],
}

const NOT_PLEASED = ['手再轻一点就好了', '灯有一点亮', '敷的时候有点凉']

/** Asks her when it is over; `effect` is what she says of that. */
export async function askFeeling(
  ctx: StaffContext,
  { sessionId, visitId }: { sessionId: string; visitId: string },
  effect: number,
): Promise<void> {
  const { treatment } = await ctx.tx.treatmentSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { treatment: { select: { concerns: true } } },
  })
  const turn = turnOf(visitId)
  const region = regionOf(treatment.concerns)
  const words = wordsOf(region, effect, turn)
  await rateSession(ctx, {
    sessionId,
    effect,
    comfort: Math.max(1, Math.min(5, effect + (turn % 3) - 1)),
    pressureFelt: effect >= 4 ? [0, 0, 0, 1, -1][turn % 5] : [1, 2, -1][turn % 3],
    temperatureFelt: [0, 0, 0, -1, 0, 1][turn % 6],
    lovedAreas: effect >= 4 ? [...(LOVED[region][turn % LOVED[region].length] ?? [])] : [],
    ...(words ? { herWords: { text: words, was: '' } } : {}),
  })
}

/** Every other guest leaves a sentence. */
function wordsOf(region: Region, effect: number, turn: number): string | undefined {
  if (turn % 2 === 0) return undefined
  const said = effect >= 4 ? PLEASED[region] : NOT_PLEASED
  return said[turn % said.length]
}

function regionOf(concerns: readonly string[]): Region {
  const ofRegion = (region: Region) =>
    (CONCERNS_OF[region] as readonly string[]).some((concern) => concerns.includes(concern))
  return REGIONS.find(ofRegion) ?? 'face'
}

/** As good as drawn by lot, and the same whenever it is asked. */
function turnOf(id: string): number {
  return Number.parseInt(id.slice(-6), 16)
}
