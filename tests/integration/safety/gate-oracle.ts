// The safety gate's rule once more, in another language and from the rows themselves, to hold the database's against.
import { db } from '@/lib/db/client'

type World = Awaited<ReturnType<typeof readWorld>>

/** Everything the rule may look at, as it stands. */
export async function readWorld(clientId: string) {
  const client = await db.client.findUniqueOrThrow({ where: { id: clientId } })
  const [alerts, entries, treatments, products, tests, sessions] = await Promise.all([
    db.alert.findMany({ where: { clientId }, include: { contraindications: true } }),
    db.contraindication.findMany({ where: { salonId: client.salonId } }),
    db.treatment.findMany({
      where: { salonId: client.salonId },
      include: { products: true, contraindications: true, protocol: { include: { products: true } } },
    }),
    db.product.findMany({ where: { salonId: client.salonId }, include: { contraindications: true } }),
    db.patchTest.findMany({ where: { clientId } }),
    db.treatmentSession.findMany({ where: { visit: { clientId } }, include: { overrides: true } }),
  ])
  return { client, alerts, entries, treatments, products, tests, sessions }
}

/** What stops a session at `now` and no override of it covers. */
export function openStops(world: World, sessionId: string, now: Date): string[] {
  const session = world.sessions.find(({ id }) => id === sessionId)
  if (!session) throw new Error('no such session')
  const signed = new Set(session.overrides.flatMap(({ stops }) => stops))
  return stopsOfTreatment(world, session.treatmentId, now).filter((key) => !signed.has(key))
}

export function stopsOfTreatment(world: World, treatmentId: string, now: Date): string[] {
  const stops: string[] = []
  if (!world.client.alertsAskedAt) stops.push('not_asked')
  const things = thingsOf(world, treatmentId)
  for (const alert of world.alerts.filter(({ retiredAt }) => !retiredAt)) {
    const meanings = meaningsOf(world, alert)
    if (meanings.length === 0 && !isSettled(alert)) stops.push(`unsorted:${alert.id}`)
    for (const thing of things)
      for (const meaning of meanings)
        if (thing.forbids.includes(meaning)) stops.push(`matched:${alert.id}:${meaning}:${thing.id}`)
  }
  for (const thing of things.filter(({ patchTestDays }) => patchTestDays !== null)) {
    const stop = patchStop(world, thing.id, now)
    if (stop) stops.push(stop)
  }
  return stops.sort()
}

function thingsOf(world: World, treatmentId: string) {
  const treatment = world.treatments.find(({ id }) => id === treatmentId)
  if (!treatment) throw new Error('no such treatment')
  const steps = treatment.protocol.filter(({ retiredAt }) => !retiredAt)
  const used = new Set(
    [...treatment.products, ...steps.flatMap((step) => step.products)].map((row) => row.productId),
  )
  const forbidding = [treatment, ...world.products.filter(({ id }) => used.has(id))]
  return forbidding.map(({ id, patchTestDays, contraindications }) => ({
    id,
    patchTestDays,
    forbids: contraindications.map(({ contraindicationId }) => contraindicationId),
  }))
}

type Alert = World['alerts'][number]

function meaningsOf(world: World, alert: Alert): string[] {
  const linked = new Set(alert.contraindications.map(({ contraindicationId }) => contraindicationId))
  return world.entries
    .filter((entry) => !entry.retiredAt)
    .filter((entry) => {
      const words = [entry.name, entry.nameEn ?? '', ...entry.words]
      return linked.has(entry.id) || words.some((word) => speaksOf(alert.text, word))
    })
    .map(({ id }) => id)
}

/** Somebody has said that it means nothing on the list. */
function isSettled(alert: Alert): boolean {
  return alert.sortedAt !== null && alert.contraindications.length === 0
}

function speaksOf(said: string, word: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim()
  const [text, sought] = [plain(said), plain(word)]
  if (sought === '') return false
  const isShortLatin = [...sought].every((letter) => 'abcdefghijklmnopqrstuvwxyz0123456789'.includes(letter))
  if (!isShortLatin || sought.length > 4) return text.includes(sought)
  return text.split(/[^\p{Script=Latin}\d]+/u).includes(sought)
}

function patchStop(world: World, thingId: string, now: Date): string | null {
  const tests = world.tests
    .filter((test) => (test.treatmentId ?? test.productId) === thingId)
    .sort((one, other) => one.doneAt.getTime() - other.doneAt.getTime() || (one.id < other.id ? -1 : 1))
  const latest = tests.at(-1)
  if (!latest) return `patch_missing:${thingId}`
  const hasReacted = tests.some(
    (bad, at) =>
      bad.result === 'reaction' &&
      !tests
        .slice(at + 1)
        .some((later) => later.result === 'clear' && time(later.readAt) >= time(bad.readAt)),
  )
  if (hasReacted) return `patch_failed:${thingId}:${latest.id}`
  if (latest.result === null) return `patch_unread:${thingId}:${latest.id}`
  return time(latest.validUntil) > now.getTime() ? null : `patch_expired:${thingId}:${latest.id}`
}

function time(at: Date | null): number {
  return at?.getTime() ?? Number.NaN
}
