// The safety gate's rule once more, in another language and from the rows themselves, to hold the database's against.
// It asks from the guest's side: what could be done to her, by whom, and does anybody know it?
import { db } from '@/lib/db/client'

type World = Awaited<ReturnType<typeof readWorld>>

/** Everything the rule may look at, as it stands. */
export async function readWorld(clientId: string) {
  const client = await db.client.findUniqueOrThrow({ where: { id: clientId } })
  const { salonId } = client
  const [alerts, entries, treatments, products, tests, sessions, visits, reactions, staff] =
    await Promise.all([
      db.alert.findMany({ where: { clientId }, include: { contraindications: true, changes: true } }),
      db.contraindication.findMany({ where: { salonId } }),
      db.treatment.findMany({
        where: { salonId },
        include: { products: true, contraindications: true, protocol: { include: { products: true } } },
      }),
      db.product.findMany({ where: { salonId }, include: { contraindications: true } }),
      db.patchTest.findMany({ where: { clientId } }),
      db.treatmentSession.findMany({
        where: { visit: { clientId } },
        include: { overrides: true, note: { include: { revisions: true } } },
      }),
      db.visit.findMany({
        where: { clientId },
        include: {
          safetyAnswers: true,
          assessments: { include: { marks: true } },
          clearedMarks: true,
          events: { where: { kind: { in: ['undone', 'moved'] }, move: 'arrive' } },
        },
      }),
      db.reaction.findMany({ where: { clientId } }),
      db.staffMember.findMany({ where: { salonId } }),
    ])
  return { client, alerts, entries, treatments, products, tests, sessions, visits, reactions, staff }
}

/** What stops a session at `now` and nobody who may has let pass. */
export function openStops(world: World, sessionId: string, now: Date): string[] {
  const session = sessionOf(world, sessionId)
  const signed = world.sessions.flatMap(({ id, treatmentId, overrides }) =>
    overrides
      .filter(({ byId }) => byId !== session.therapistId || !othersDecide(world, session.therapistId))
      .flatMap(({ isLasting, stops, at }) =>
        stops
          .filter(
            (key) =>
              (id === sessionId &&
                !isAskedAnew(world, session.visitId, at) &&
                !hasGrown(key, at) &&
                !wasToldAgain(key, at)) ||
              (isLasting && treatmentId === session.treatmentId && isWordStillMild(key, at)),
          )
          .map((key) => ({ key, at })),
      ),
  )
  const { looks } = skinFacts(world, session, now)
  /** Who looked at a wound and let it pass has not seen what it grew into; one that has shrunk she has. */
  function isCovered(key: string): boolean {
    const skin = skinKey(key)
    if (!skin) return signed.some((one) => one.key === key && !wasSaidAgain(key, one.at))
    return signed.some((one) => {
      const seen = skinKey(one.key)
      if (seen?.area !== skin.area || seen.kind !== skin.kind || seen.strength < skin.strength) return false
      // What stands is only what stood.
      return (skin.stop !== 'marked' || seen.stop === 'marked') && !hasHealedSince(skin, one.at)
    })
  }
  /** Found gone, or slighter, after it was let pass: what is there now is another one. */
  function hasHealedSince({ area, kind, strength }: SkinKey, since: Date): boolean {
    return looks.some(
      (look) =>
        look.area === area &&
        look.kind === kind &&
        look.clearedAt > since &&
        look.remains < strength &&
        isOtherEyes(world, look.clearedById, session.therapistId),
    )
  }
  /** Told once more, or given another meaning, after it was let pass. */
  function wasSaidAgain(key: string, since: Date): boolean {
    const [stop, what] = key.split(':')
    if (stop === 'self_sorted')
      return world.alerts.some(({ id, sortedAt }) => id === what && time(sortedAt) > +since)
    return (
      stop === 'told' &&
      answersOf(world, session.visitId).some(
        ({ question, answer, askedAt }) => question === what && answer === 'yes' && askedAt > since,
      )
    )
  }
  /** It weighs more than when it was let pass. */
  function hasGrown(key: string, since: Date): boolean {
    return world.alerts.some(
      ({ id, heavierAt }) => key.split(':').includes(id) && heavierAt !== null && heavierAt >= since,
    )
  }
  /** What it did to her was told once more since: nobody has signed for that. */
  function wasToldAgain(key: string, since: Date): boolean {
    return world.reactions.some(({ id, notedAt }) => key === `reacted:${id}` && notedAt > since)
  }
  /** Her own mild words, of the same weight ever since somebody let them pass. */
  function isWordStillMild(key: string, since: Date): boolean {
    const [kind, alertId] = key.split(':')
    const alert = world.alerts.find(({ id }) => id === alertId)
    return (
      kind === 'said' &&
      !hasGrown(key, since) &&
      alert?.severity === 'mild' &&
      !alert.changes.some(({ easing, at }) => easing === 'softened' && at >= since)
    )
  }
  return stopsOfSession(world, session, now).filter((key) => !isCovered(key))
}

type SkinKey = { stop: string; area: string; kind: string; strength: number }

function skinKey(key: string): SkinKey | null {
  const [stop = '', area, kind, strength] = key.split(':')
  if (!['marked', 'wiped', 'seen_before'].includes(stop) || !area || !kind) return null
  return { stop, area, kind, strength: Number(strength ?? 0) }
}

/** What has come up since a running session began. */
export function halts(world: World, sessionId: string): string[] {
  const { startedAt, endedAt, visitId } = sessionOf(world, sessionId)
  if (!startedAt || endedAt) return []
  const wanted = [
    ...['told', 'matched', 'said', 'unsorted', 'self_sorted', 'eased', 'wiped', 'seen_before', 'reacted'],
    ...['harm_noted', 'patch_failed'],
  ]
  // What is drawn when a treatment has ended is no reason to stop it.
  const seenBefore = skinOf(world, visitId)
    .filter(({ isBefore }) => isBefore)
    .map(({ area, kind }) => `${area}:${kind}`)
  return openStops(world, sessionId, startedAt).filter((key) => {
    const [stop = '', area, kind] = key.split(':')
    if (isAskedAnew(world, visitId, startedAt)) return true
    return wanted.includes(stop) || (stop === 'marked' && seenBefore.includes(`${area}:${kind}`))
  })
}

type Session = {
  id: string
  visitId: string
  treatmentId: string
  therapistId: string | null
  endedAt?: Date | null
}

export function stopsOfSession(world: World, session: Session, now: Date): string[] {
  return [
    ...questionStops(world, session, now),
    ...alertStops(world, session),
    ...easedStops(world, session),
    ...skinStops(world, session, now),
    ...reactionStops(world, session, now),
    ...harmStops(world, session),
    ...thingsOf(world, session)
      .filter(({ patchTestDays }) => patchTestDays !== null)
      .flatMap(({ id }) => patchStop(world, id, session, now) ?? []),
  ].sort()
}

function sessionOf(world: World, sessionId: string) {
  const session = world.sessions.find(({ id }) => id === sessionId)
  if (!session) throw new Error('no such session')
  return session
}

function treatmentOf(world: World, treatmentId: string) {
  const treatment = world.treatments.find(({ id }) => id === treatmentId)
  if (!treatment) throw new Error('no such treatment')
  return treatment
}

// ── Was she asked? ───────────────────────────────────────────────────────────

const FACE =
  'forehead brow temple_left temple_right eye_left eye_right nose cheek_left cheek_right mouth chin jaw_left jaw_right neck decollete'.split(
    ' ',
  )

/** Each further question, and when a treatment makes it matter. */
const FURTHER: Record<
  string,
  (works: (...how: string[]) => boolean, at: (...areas: string[]) => boolean) => boolean
> = {
  recent_acid: (works) => works('acid', 'needles', 'light'),
  retinol: (works) => works('acid', 'needles', 'light'),
  injections: (works, at) =>
    works('acid', 'needles', 'light', 'current', 'heat', 'suction', 'pressure') && at(...FACE),
  laser: (works, at) =>
    works('acid', 'needles', 'light') ||
    (works('heat') && at('forehead', 'cheek_left', 'cheek_right', 'nose', 'chin')),
  contact_lenses: (_, at) => at('eye_left', 'eye_right'),
  pacemaker: (works) => works('current'),
}

type Answer = World['visits'][number]['safetyAnswers'][number]

/** What she answered in a visit; an arrival that was a mistake was somebody else's, and so were the answers. */
function answersOf(world: World, visitId: string): Answer[] {
  const visit = world.visits.find(({ id }) => id === visitId)
  return (visit?.safetyAnswers ?? [])
    .filter(
      ({ answer, askedAt, askedById }) =>
        !visit?.events.some(
          ({ kind, at, actorId }) =>
            kind === 'undone' && at >= askedAt && (answer !== 'yes' || actorId === askedById),
        ),
    )
    .filter(({ answer, askedAt }) => answer === 'yes' || !isAskedAnew(world, visitId, askedAt))
    .sort(byTime)
}

/** Her archive was taken apart from another one at that moment or since. */
function isAskedAnew(world: World, visitId: string, since: Date): boolean {
  return world.visits.some(({ id, askAnewAt }) => id === visitId && askAnewAt !== null && askAnewAt >= since)
}

function byTime(one: Answer, other: Answer): number {
  return one.askedAt.getTime() - other.askedAt.getTime() || (one.id < other.id ? -1 : 1)
}

/** A day before now, or before she came. */
function dayBefore(world: World, visitId: string, now: Date): number {
  const arrivals = world.visits
    .filter(({ id }) => id === visitId)
    .flatMap(({ events }) => events.filter(({ kind }) => kind === 'moved'))
    .map(({ at }) => at.getTime())
  return Math.min(now.getTime(), ...arrivals) - DAY_MS
}

function questionStops(world: World, session: Session, now: Date): string[] {
  const { visitId, treatmentId, therapistId } = session
  const { methods } = treatmentOf(world, treatmentId)
  const touches = touchedBy(world, session)
  const asked = Object.entries(FURTHER).filter(
    ([, matters]) =>
      touches.length === 0 ||
      matters(
        (...how) => how.some((one) => methods.includes(one)),
        (...areas) => areas.some((one) => touches.includes(one)),
      ),
  )
  const dayAgo = dayBefore(world, visitId, now)
  const given = answersOf(world, visitId)
  const told = [
    ...given,
    ...world.visits
      .filter(({ id }) => id !== visitId)
      .flatMap(({ id }) => answersOf(world, id))
      .filter(({ askedAt }) => +askedAt >= dayAgo),
  ].sort(byTime)
  /** Put right at once by whoever put it down; and lenses are taken out. */
  const isPutRight = (yes: Answer) =>
    yes.question === 'contact_lenses' ||
    told.some(
      (later) =>
        later.question === yes.question &&
        later.askedById === yes.askedById &&
        later.answer !== 'yes' &&
        byTime(yes, later) < 0 &&
        +later.askedAt - +yes.askedAt < SLIP_MS,
    )
  // Whoever would treat her does not take back for her what she last told today, to somebody else or to herself.
  const isTakenBackForHer = (answer: Answer) =>
    answer.answer !== 'yes' &&
    answer.askedById === therapistId &&
    othersDecide(world, therapistId) &&
    told
      .filter(({ question }) => question === answer.question)
      .filter((one) => one.askedById !== therapistId || (one.answer === 'yes' && !isPutRight(one)))
      .filter((other) => byTime(other, answer) < 0)
      .at(-1)?.answer === 'yes'
  return ['allergy', 'contraindication', 'pregnancy', 'medication', ...asked.map(([name]) => name)].flatMap(
    (question) => {
      const answers = given
        .filter(({ question: of }) => of === question)
        .filter((answer) => !isTakenBackForHer(answer))
      const latest = answers.at(-1)?.answer
      if (!latest) return `not_asked:${question}`
      const isNoted = world.alerts.some(({ kind, retiredAt }) => kind === question && !retiredAt)
      return latest === 'yes' && !isNoted ? `told:${question}` : []
    },
  )
}

// ── What is known of her ─────────────────────────────────────────────────────

function alertStops(world: World, session: Session): string[] {
  const things = thingsOf(world, session)
  return world.alerts
    .filter(({ retiredAt }) => !retiredAt)
    .flatMap((alert) => {
      const meanings = meaningsOf(world, alert)
      const matched = things.flatMap((thing) =>
        meanings
          .filter((meaning) => thing.forbids.includes(meaning))
          .map((meaning) => `matched:${alert.id}:${meaning}:${thing.id}`),
      )
      const said = [
        ...saidOf(things, alert).map((thing) => `said:${alert.id}:${thing.id}`),
        ...placesOnlyNoted(world, session)
          .filter((place) => keepsHandsOff(alert, [place]))
          .map((place) => `said:${alert.id}:${session.treatmentId}:${place}`),
      ]
      const isUnread = forbidsUnread(world, alert.text)
      if (meanings.length === 0 && !isSettled(alert)) return [`unsorted:${alert.id}`]
      if (alert.severity === 'serious' && !alert.sortedAt && isUnread) {
        return [`unsorted:${alert.id}`, ...matched]
      }
      if (matched.length > 0) return matched
      return [...(isSelfSorted(world, alert, session) ? [`self_sorted:${alert.id}`] : []), ...said]
    })
}

/** The things of which she speaks in her own words. */
function saidOf(things: readonly ReturnType<typeof thingsOf>[number][], alert: Alert) {
  return things.filter(
    ({ names, words, places }) =>
      names.some((name) => touches(alert.text, name)) ||
      words.some((word) => speaksOf(alert.text, word)) ||
      (places !== null && keepsHandsOff(alert, places)),
  )
}

function thingsOf(world: World, session: Session) {
  const treatment = treatmentOf(world, session.treatmentId)
  const steps = treatment.protocol.filter(({ retiredAt }) => !retiredAt)
  const used = new Set(
    [...treatment.products, ...steps.flatMap((step) => step.products)].map((row) => row.productId),
  )
  for (const id of onceNoted(world, session, ({ products }) => products)) used.add(id)
  const own = {
    ...treatment,
    names: [
      treatment.name,
      treatment.nameEn,
      ...treatment.otherNames,
      ...steps.flatMap((step) => [step.title, step.titleEn]),
    ],
    places: treatment.touches as string[] | null,
    words: [...treatment.otherNames, ...treatment.methods.flatMap((method) => METHOD_WORDS[method] ?? [])],
  }
  const products = world.products
    .filter(({ id }) => used.has(id))
    .map((product) => ({ ...product, names: [product.name, product.nameEn], words: [], places: null }))
  return [own, ...products].map(({ id, patchTestDays, contraindications, names, words, places }) => ({
    id,
    patchTestDays,
    names: names.filter((name) => name !== null),
    words,
    places,
    forbids: contraindications.map(({ contraindicationId }) => contraindicationId),
  }))
}

/** Only of the methods and words that the random gates use. */
const METHOD_WORDS: Record<string, string[]> = {
  heat: ['桑拿', '热敷', 'sauna', 'heat'],
  suction: ['拔罐', 'cupping'],
  acid: ['果酸', '水杨酸', '焕肤'],
  current: ['电流'],
}

/** Words for a place of hers; only those that the random gates use. */
const PLACES: Record<string, string[]> = {
  眼: ['eye_left', 'eye_right', 'brow'],
  eye: ['eye_left', 'eye_right', 'brow'],
  肩: ['shoulder_left', 'shoulder_right', 'nape'],
}

/** She forbids something, or speaks of her body, and names a place that the treatment touches; unsaid, it touches all. */
function keepsHandsOff({ text, kind }: Alert, touched: readonly string[]): boolean {
  const forbids =
    kind === 'contraindication' || /不|别|勿|避|\b(no|not|never|avoid|without)\b|n['’]t\b/.test(plain(text))
  const named = Object.entries(PLACES).filter(([word]) => speaksOf(text, word))
  return (
    forbids && named.some(([, areas]) => touched.length === 0 || areas.some((area) => touched.includes(area)))
  )
}

/** What every second name has and so tells nothing; only of the names that the random gates use. */
const NO_TELLING = ['护理', '舒缓', '补水', 'care', 'and']

/** Whether her words have two neighbouring characters of the name, or the stem of one of its words, and they tell something. */
function touches(said: string, name: string): boolean {
  const text = plain(said)
  const pairs = [...plain(name).matchAll(/[一-鿿]{2,}/g)].flatMap(([run]) =>
    [...run].slice(1).map((letter, at) => `${run[at]}${letter}`),
  )
  const stems = [...plain(name).matchAll(/[a-zà-ɏ]{3,}/g)].map(([word]) =>
    word.length > 5 ? word.replace(/(ing|es|ed|s)$/, '') : word,
  )
  const words = text.split(/[^a-z0-9_à-ɏ一-鿿]+/)
  return (
    pairs.some((pair) => !NO_TELLING.includes(pair) && text.includes(pair)) ||
    stems.some((stem) => !NO_TELLING.includes(stem) && words.some((word) => word.startsWith(stem)))
  )
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

type Alert = World['alerts'][number]

function meaningsOf(world: World, alert: Alert): string[] {
  const linked = new Set(alert.contraindications.map(({ contraindicationId }) => contraindicationId))
  const entries = world.entries.filter((entry) => !entry.retiredAt)
  const meant = entries.filter((entry) => {
    const words = [entry.name, entry.nameEn ?? '', ...entry.words]
    return linked.has(entry.id) || words.some((word) => speaksOf(alert.text, word))
  })
  // A pregnancy is one, however she puts it.
  const isPlainPregnancy = alert.kind === 'pregnancy' && !meant.some(({ kind }) => kind === 'pregnancy')
  const assumed = isPlainPregnancy ? entries.filter(({ kind }) => kind === 'pregnancy') : []
  return [...meant, ...assumed].map(({ id }) => id)
}

/** She forbids something, and nobody's list, way of working, place or menu knows what. */
function forbidsUnread(world: World, text: string): boolean {
  const known = [
    ...world.entries
      .filter(({ retiredAt }) => !retiredAt)
      .flatMap(({ name, nameEn, words }) => [name, nameEn ?? '', ...words]),
    ...Object.values(METHOD_WORDS).flat(),
    ...Object.keys(PLACES),
  ]
  const menu = world.treatments.flatMap(({ name, nameEn }) => [name, nameEn ?? ''])
  return plain(text)
    .split(/[;；,，。.、!！?？\n]+/)
    .filter((clause) =>
      /不能|不做|不要|不可|不宜|不行|别|勿|忌|禁|\b(no|not|never|avoid|without|cannot)\b|n['’]t\b/.test(
        clause,
      ),
    )
    .some(
      (clause) =>
        !known.some((word) => speaksOf(clause, word)) && !menu.some((name) => touches(clause, name)),
    )
}

/** Its meaning was guessed by whoever would perform the treatment; her words name nothing. A mild one of her own she knows. */
function isSelfSorted(world: World, alert: Alert, session: Session): boolean {
  const { therapistId } = session
  return (
    (alert.severity === 'serious' || alert.notedById !== therapistId) &&
    therapistId !== null &&
    alert.sortedById === therapistId &&
    !wentWellSince(world, session, alert.sortedAt) &&
    othersDecide(world, therapistId) &&
    (!isNamedOnList(world, alert) || forbidsUnread(world, alert.text))
  )
}

function isNamedOnList(world: World, { text }: Alert): boolean {
  return world.entries
    .filter(({ retiredAt }) => !retiredAt)
    .some(({ name, nameEn, words }) => [name, nameEn ?? '', ...words].some((word) => speaksOf(text, word)))
}

/** Somebody has said that it means nothing on the list. */
function isSettled(alert: Alert): boolean {
  return alert.sortedAt !== null && alert.contraindications.length === 0
}

function speaksOf(said: string, word: string): boolean {
  const [text, sought] = [plain(said), plain(word)]
  if (sought === '') return false
  const isShortLatin = [...sought].every((letter) => 'abcdefghijklmnopqrstuvwxyz0123456789'.includes(letter))
  if (!isShortLatin || sought.length > 4) return text.includes(sought)
  return text.split(/[^\p{Script=Latin}\d]+/u).includes(sought)
}

// ── Who has a hand in it? ────────────────────────────────────────────────────

function othersDecide(world: World, herself: string | null): boolean {
  return world.staff.some(
    (one) => one.id !== herself && !one.deactivatedAt && (one.role === 'manager' || one.mayOverrideSafety),
  )
}

const DAY_MS = 86_400_000

/** The same treatment has been done to her since, to its end and without harm: what somebody said was borne out. */
function wentWellSince(world: World, { id, treatmentId }: Session, since: Date | null): boolean {
  return world.sessions.some(
    (other) =>
      other.id !== id &&
      other.treatmentId === treatmentId &&
      other.outcome === 'performed' &&
      time(other.startedAt) > time(since) &&
      !world.reactions.some(({ sessionId }) => sessionId === other.id) &&
      (other.note?.harms.length ?? 0) === 0,
  )
}

/** Nobody makes a serious alert lighter and then performs what it forbade. */
function easedStops(world: World, session: Session): string[] {
  const { therapistId } = session
  if (!therapistId || !othersDecide(world, therapistId)) return []
  const things = thingsOf(world, session)
  const metHere = (alert: Alert) =>
    things.some(({ forbids }) => meaningsOf(world, alert).some((meaning) => forbids.includes(meaning))) ||
    saidOf(things, alert).length > 0 ||
    placesOnlyNoted(world, session).some((place) => keepsHandsOff(alert, [place]))
  /** Heard by a colleague, in words that name nothing, and nobody but she has said what it means. */
  const isSaidByHerAlone = (alert: Alert) =>
    alert.notedById !== therapistId &&
    (!alert.sortedAt || alert.sortedById === therapistId) &&
    !isNamedOnList(world, alert)
  return world.alerts.flatMap((alert) =>
    alert.changes
      .filter(({ severity, byId, at }) => {
        const isBorneOut = wentWellSince(world, session, at)
        const matters = severity === 'serious' || metHere(alert) || isSaidByHerAlone(alert)
        return matters && byId === therapistId && !isBorneOut
      })
      .map(({ id }) => `eased:${alert.id}:${id}`),
  )
}

/** The same treatment has done her harm, or this one does: nobody but whoever would go on has found that it may. */
function reactionStops(world: World, session: Session, now: Date): string[] {
  const { id: sessionId, treatmentId, therapistId, endedAt } = session
  return world.reactions
    .filter((one) => {
      if (one.treatmentId === treatmentId) return one.sessionId !== sessionId || !endedAt
      if (one.sessionId === sessionId) return !endedAt
      // What has just done her harm is spared by every other treatment of the day.
      const [harmed, touched] = [
        touchedBy(world, { id: one.sessionId, treatmentId: one.treatmentId }),
        touchedBy(world, session),
      ]
      const isSameSkin =
        harmed.length === 0 || touched.length === 0 || harmed.some((area) => touched.includes(area))
      return isSameSkin && +one.notedAt >= dayBefore(world, session.visitId, now)
    })
    .filter(({ clearedAt, clearedById }) => {
      const isByHerself = therapistId !== null && clearedById === therapistId
      if (!clearedAt) return true
      return isByHerself && othersDecide(world, therapistId) && !wentWellSince(world, session, clearedAt)
    })
    .map(({ id }) => `reacted:${id}`)
}

/** It may have done her harm, and nobody has said whether it did. */
function harmStops(world: World, { id: sessionId, treatmentId }: Session): string[] {
  return world.sessions
    .filter((other) => other.id !== sessionId && other.treatmentId === treatmentId && other.endedAt)
    .filter(({ note }) => (note?.harms.length ?? 0) > 0)
    .map(({ id, note }) => `harm_noted:${id}:${note?.harmsTold}`)
}

// ── What does her skin say today? ────────────────────────────────────────────

const OPEN_SKIN = ['wound', 'rash', 'fresh_scar']

type Seen = {
  area: string
  kind: string
  strength: number
  /** Not only when a treatment had ended. */
  isBefore: boolean
  /** Since when it has been said to be as strong as that. */
  saidAt: Date
  drawnAt: Date | null
  drawnById: string | null
}

/** What somebody has seen on her in this visit: drawn on a map, or ticked in the note on a treatment. */
function skinOf(world: World, visitId: string): Seen[] {
  const drawn = world.visits
    .filter(({ id }) => id === visitId)
    .flatMap(({ assessments }) =>
      assessments.flatMap(({ moment, takenAt, marks }) =>
        marks.map(({ area, kind, strength, markedAt, markedById }) => ({
          ...{ area, kind, strength, isBefore: moment === 'before' },
          ...{ saidAt: markedAt ?? takenAt, drawnAt: markedAt, drawnById: markedById },
        })),
      ),
    )
  const written = world.sessions
    .filter((session) => session.visitId === visitId)
    .flatMap((session) => {
      const { findings, areas } = latestNote(session)
      // Nobody has said where: it may be anywhere.
      return findings.flatMap(({ code, strength }) =>
        (areas.length > 0 ? areas : ['anywhere']).map((area) => ({
          ...{ area, kind: code, strength, isBefore: true },
          ...{ saidAt: foundSince(session, code, strength), drawnAt: null, drawnById: null },
        })),
      )
    })
  return [...drawn, ...written].filter(({ kind }) => OPEN_SKIN.includes(kind))
}

function latestNote({ note }: World['sessions'][number]) {
  const latest = note?.revisions.find(({ revision }) => revision === note.revision)
  const { findings = [], areas = [] } = (latest?.content ?? {}) as {
    findings?: { code: string; strength: number }[]
    areas?: string[]
  }
  return { findings, areas }
}

/** Since when a note has told of a finding, as strong as that, without a break. */
function foundSince({ note }: World['sessions'][number], code: string, least: number): Date {
  const revisions = (note?.revisions ?? []).toSorted((one, other) => one.revision - other.revision)
  let since = new Date(0)
  let isThere = false
  for (const { content, savedAt } of revisions) {
    const { findings = [] } = content as { findings?: { code: string; strength: number }[] }
    const isNow = findings.some((finding) => finding.code === code && finding.strength >= least)
    if (isNow && !isThere) since = savedAt
    isThere = isNow
  }
  return since
}

type Performed = Pick<Session, 'id' | 'treatmentId'>

/** Where it touches her: by the menu, and wherever its own note has ever said that it was done; nowhere said, everywhere. */
function touchedBy(world: World, session: Performed): string[] {
  const { touches } = treatmentOf(world, session.treatmentId)
  return touches.length === 0 ? [] : [...touches, ...placesOnlyNoted(world, session)]
}

/** Where she was touched beyond what the menu says. */
function placesOnlyNoted(world: World, session: Performed): string[] {
  const { touches } = treatmentOf(world, session.treatmentId)
  if (touches.length === 0) return []
  return onceNoted(world, session, ({ areas }) => areas).filter((area) => !touches.includes(area))
}

/** What the note on it has ever named, but for a slip of the thumb put right at once by whoever slipped. */
function onceNoted(
  world: World,
  { id }: Performed,
  list: (content: { areas: string[]; products: string[] }) => string[],
): string[] {
  const note = world.sessions.find((one) => one.id === id)?.note
  const revisions = (note?.revisions ?? []).toSorted((one, other) => one.revision - other.revision)
  const standing = new Map<string, { by: string; at: Date }>()
  const said = new Set<string>()
  for (const { content, savedById, savedAt } of revisions) {
    const { areas = [], products = [] } = content as { areas?: string[]; products?: { productId: string }[] }
    const names = list({ areas, products: products.map(({ productId }) => productId) })
    for (const [name, { by, at }] of standing) {
      if (names.includes(name)) continue
      standing.delete(name)
      if (by !== savedById || +savedAt - +at >= SLIP_MS) said.add(name)
    }
    for (const name of names) if (!standing.has(name)) standing.set(name, { by: savedById, at: savedAt })
  }
  return [...new Set([...said, ...standing.keys()])]
}

/** By what its note says now. */
function touchedByNow(world: World, { id, treatmentId }: Performed): string[] {
  const { touches } = treatmentOf(world, treatmentId)
  const session = world.sessions.find((one) => one.id === id)
  return touches.length === 0 ? [] : [...touches, ...(session ? latestNote(session).areas : [])]
}

function touchesSkin(touched: readonly string[], area: string): boolean {
  return touched.length === 0 || area === 'anywhere' || sameSkin(area).some((each) => touched.includes(each))
}

const SLIP_MS = 15_000

type Look = World['visits'][number]['clearedMarks'][number]

function isSlip({ markedById, markedAt, clearedById, clearedAt }: Look): boolean {
  return markedById === clearedById && markedAt !== null && clearedAt.getTime() - markedAt.getTime() < SLIP_MS
}

/** Whoever treats her does not look for herself, while somebody else of the house could. */
function isOtherEyes(world: World, who: string | null, therapistId: string | null): boolean {
  return who !== therapistId || !othersDecide(world, therapistId)
}

/** What is on her skin by this visit, what was seen less than a day before in another, and who has made less of it. */
function skinFacts(world: World, session: Session, now: Date) {
  const dayAgo = dayBefore(world, session.visitId, now)
  const here = skinOf(world, session.visitId)
  const others = world.visits.filter(({ id }) => id !== session.visitId)
  const before = others.flatMap(({ id }) => skinOf(world, id)).filter(({ saidAt }) => +saidAt >= dayAgo)
  const isOfDay = (visit: World['visits'][number]) =>
    skinOf(world, visit.id).some(({ saidAt }) => +saidAt >= dayAgo) ||
    visit.clearedMarks.some(({ clearedAt }) => +clearedAt >= dayAgo) ||
    visit.safetyAnswers.some(({ askedAt }) => +askedAt >= dayAgo)
  const looks = world.visits
    .filter((visit) => visit.id === session.visitId || isOfDay(visit))
    .flatMap(({ clearedMarks }) => clearedMarks)
    .filter((look) => !isSlip(look))
  return { here, before, looks }
}

/** What could be done to her: something is open, or was today, and nobody but whoever would treat her says it is not. */
function skinStops(world: World, session: Session, now: Date): string[] {
  const { therapistId } = session
  const { here, before, looks } = skinFacts(world, session, now)
  const touched = touchedBy(world, session)
  const byNow = touchedByNow(world, session)
  type Said = { stop: string; area: string; kind: string; strength: number; saidAt: Date; id?: string }
  const wiped: Said[] = looks
    .filter(({ clearedById }) => !isOtherEyes(world, clearedById, therapistId))
    // What nobody but she has seen is where she says now.
    .filter((look) => look.markedById !== look.clearedById || touchesSkin(byNow, look.area))
    .map(({ clearedAt, ...look }) => ({ ...look, stop: 'wiped', saidAt: clearedAt }))
  const seenBefore: Said[] = before.map((seen) => ({ ...seen, stop: 'seen_before' }))
  const isSettled = ({ area, kind, strength, saidAt, id }: Said) =>
    here.some(
      (seen) =>
        seen.area === area &&
        seen.kind === kind &&
        (seen.strength >= strength ||
          (seen.drawnAt &&
            seen.drawnAt > saidAt &&
            seen.drawnById !== null &&
            isOtherEyes(world, seen.drawnById, therapistId))),
    ) ||
    looks.some(
      (look) =>
        look.area === area &&
        look.kind === kind &&
        look.remains < strength &&
        isOtherEyes(world, look.clearedById, therapistId) &&
        (look.clearedAt > saidAt || (+look.clearedAt === +saidAt && id !== undefined && look.id > id)),
    )
  const worst = new Map<string, number>()
  const standing = here.map((seen) => ({ ...seen, stop: 'marked' }))
  const open = [...wiped, ...seenBefore].filter((said) => !isSettled(said))
  for (const { stop, area, kind, strength } of [...standing, ...open]) {
    if (!touchesSkin(touched, area)) continue
    const key = `${stop}:${area}:${kind}`
    worst.set(key, Math.max(strength, worst.get(key) ?? 0))
  }
  return [...worst].map(([key, strength]) => `${key}:${strength}`)
}

/** Drawn on two sheets, and one skin. */
function sameSkin(area: string): string[] {
  if (area === 'nape') return ['nape', 'neck', 'occiput']
  return area === 'neck' ? ['neck', 'nape'] : [area]
}

function patchStop(world: World, thingId: string, session: Session, now: Date): string | null {
  const everyTest = world.tests
    .filter((test) => (test.treatmentId ?? test.productId) === thingId)
    .sort((one, other) => one.doneAt.getTime() - other.doneAt.getTime() || (one.id < other.id ? -1 : 1))
  const tests = everyTest.filter(({ takenBackAt }) => !takenBackAt)
  const latest = tests.at(-1)
  const key = latest ? `${thingId}:${latest.id}` : thingId
  const hasReacted = tests.some(
    (bad, at) =>
      bad.result === 'reaction' &&
      !tests
        .slice(at + 1)
        .some((later) => later.result === 'clear' && time(later.readAt) >= time(bad.readAt)),
  )
  if (hasReacted || isUnsaidByHerself(world, everyTest, session)) return `patch_failed:${key}`
  if (!latest) return `patch_missing:${key}`
  if (latest.result === null) return `patch_unread:${key}`
  // A clear one that was read sooner than it could be is no clear one.
  const isSound = time(latest.readAt) >= time(latest.readableAt)
  return isSound && time(latest.validUntil) > now.getTime() ? null : `patch_expired:${key}`
}

/** Whoever would treat her has said of a reaction that it was none, and nobody else and no later test has borne her out. */
function isUnsaidByHerself(
  world: World,
  tests: readonly World['tests'][number][],
  { therapistId }: Session,
): boolean {
  if (!therapistId || !othersDecide(world, therapistId)) return false
  return tests.some(
    (bad, at) =>
      bad.unsaidById === therapistId &&
      !tests.slice(at).some((good) => {
        const isFoundClear = good.result === 'clear' && time(good.readAt) >= time(bad.unsaidAt)
        return isFoundClear && (good !== bad || good.readById !== therapistId)
      }),
  )
}

function time(at: Date | null): number {
  return at?.getTime() ?? Number.NaN
}
