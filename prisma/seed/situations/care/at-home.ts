// What the guests of the demo have at home by now: used up and bought again, running out this week, or told of over tea.
import { correctAtHome, endAtHome } from '@/lib/at-home/change-at-home'
import { noteAtHome } from '@/lib/at-home/note-at-home'
import { addDays, addMinutes, salonDate, salonInstant } from '@/lib/salon-time/salon-time'
import { type Act, type House, together } from '../house'

type Had = {
  id: string
  clientId: string
  productId: string
  sinceOn: Date
  runsOutOn: Date | null
}

/** Days that one lasts where nobody knows better. */
const USUAL_DAYS = 60

/** To be called once all visits have been lived; the guests are taken in their order. */
export async function fillAtHome(house: House, clientIds: readonly string[], now: Date): Promise<void> {
  for (const [turn, clientId] of clientIds.entries()) {
    await together(async (act) => {
      const all = await act(house.receptionist, now).tx.productAtHome.findMany({
        where: { clientId, endedOn: null },
        orderBy: [{ sinceOn: 'asc' }, { id: 'asc' }],
      })
      const standing: Had[] = []
      for (const had of all) if (!(await endOne(act, house, had, all, now))) standing.push(had)
      await runOutSoon(act, house, standing[0], turn, now)
      if (turn % 6 === 3) await tellOfOne(act, house, clientId, standing, now)
    })
  }
}

/** What was bought again was used up; what is long over too, now and then because it did not suit her. */
async function endOne(act: Act, house: House, had: Had, all: readonly Had[], now: Date): Promise<boolean> {
  const again = all.find((other) => other.productId === had.productId && other.sinceOn > had.sinceOn)
  const since = dayOf(had.sinceOn)
  const over = had.runsOutOn ? dayOf(had.runsOutOn) : addDays(since, USUAL_DAYS)
  const last = again && dayOf(again.sinceOn) < over ? dayOf(again.sinceOn) : over
  const today = salonDate(now, house.salon.timeZone)
  if (last >= today || (!again && last >= addDays(today, -14))) return false
  const isUnsuitable = !again && had.id.charCodeAt(35) % 5 === 0
  const at = salonInstant(last, '11:20', house.salon.timeZone)
  await endAtHome(act(house.receptionist, at), {
    atHomeId: had.id,
    end: isUnsuitable ? 'unsuitable' : 'used_up',
  })
  return true
}

/** Every third of them said on the phone that it is nearly empty. */
async function runOutSoon(
  act: Act,
  house: House,
  had: Had | undefined,
  turn: number,
  now: Date,
): Promise<void> {
  if (!had || turn % 3 !== 0) return
  const day = addDays(salonDate(now, house.salon.timeZone), 1 + (turn % 7))
  await correctAtHome(act(house.receptionist, addMinutes(now, -20 * 60)), {
    atHomeId: had.id,
    seen: had.runsOutOn && dayOf(had.runsOutOn),
    runsOutOn: day,
  })
}

async function tellOfOne(
  act: Act,
  house: House,
  clientId: string,
  standing: readonly Had[],
  now: Date,
): Promise<void> {
  const ctx = act(house.receptionist, addMinutes(now, -2 * 24 * 60))
  const forHome = await ctx.tx.product.findFirst({
    where: {
      salonId: house.salon.id,
      isForHome: true,
      retiredAt: null,
      id: { notIn: standing.map(({ productId }) => productId) },
    },
    orderBy: { position: 'desc' },
  })
  if (forHome) await noteAtHome(ctx, { clientId, productId: forHome.id, left: 'half' })
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
