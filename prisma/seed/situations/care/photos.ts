// What the people of the demo have let be photographed, and the cases that the manager has made of some of it.
import { randomUUID } from 'node:crypto'
import type { SignedInStaff } from '@/lib/auth/signed-in-staff'
import { db } from '@/lib/db/client'
import { takePhoto } from '@/lib/photos/take-photo'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addCase } from '@/lib/shown-cases/add-case'
import type { CaseFacts } from '@/lib/shown-cases/case-schemas'
import { type House, together } from '../house'
import { type Drawing, drawPicture } from './drawn-pictures'

/** How many guests have photos, and of how many of their visits. */
const GUESTS = 5
const VISITS = 3

const KINDS = ['flush', 'dull', 'shine'] as const
/** Of the fourth guest her back: the fourth case tells of shoulders. */
const WITH_HER_BACK = 3

/** The words of the cases, in the order of the guests whose photos they show. */
const CASES: readonly CaseFacts[] = [
  {
    title: '两颊长年泛红',
    titleEn: 'Cheeks that were always flushed',
    concerns: ['redness', 'sensitivity'],
    course: '每两周一次舒敏护理，共六次；家里只用洁面、修护霜和防晒。',
    courseEn:
      'Six soothing facials, two weeks apart. At home a cleanser, a repair cream and sunscreen, nothing else.',
    result: '泛红退到只剩浅浅一片，换季不再刺痛。她说：「终于敢素颜出门了。」',
    resultEn:
      'Only a trace of the flush is left, and no more stinging when the seasons change. “I go out without make-up.”',
    weeks: 12,
  },
  {
    title: '暗沉、起干皮',
    titleEn: 'Dull and flaking',
    concerns: ['dryness', 'dullness', 'fine_lines'],
    course: '补水护理每周一次，四次以后改成三周一次；早晚各一层保湿精华。',
    courseEn:
      'A hydrating facial every week, after four of them every three weeks; a hydrating serum morning and evening.',
    result: '第三次起不再起皮，脸色亮了一度，眼下细纹浅了。',
    resultEn: 'No more flaking from the third time on, a brighter skin, and finer lines below the eyes.',
    weeks: 10,
  },
  {
    title: '毛孔粗、下午出油',
    titleEn: 'Wide pores, oily by noon',
    concerns: ['pores', 'oiliness', 'acne'],
    course: '清洁护理三周一次，共五次；晚上换成温和洁面，不再用撕拉面膜。',
    courseEn:
      'Five clearing facials, three weeks apart; a mild cleanser at night, and no more peel-off masks.',
    result: '出油少了一半，鼻翼的毛孔看得出收小，三个月没有冒新痘。',
    resultEn: 'Half the oil, visibly finer pores beside the nose, and not one new spot in three months.',
    weeks: 15,
  },
  {
    title: '久坐，肩颈一碰就痛',
    titleEn: 'A desk, and shoulders that hurt at a touch',
    concerns: ['tension', 'stiffness', 'poor_sleep'],
    course: '肩颈舒缓每周一次，八次；每天两回靠墙站三分钟。',
    courseEn:
      'Eight neck and shoulder sessions, a week apart; twice a day three minutes upright against a wall.',
    result: '抬手不再受限，夜里少醒两次。她说：「脖子终于是自己的了。」',
    resultEn: 'Her arms lift freely again, and she wakes twice less in a night. “My neck is mine again.”',
    weeks: 8,
  },
]

type Photographed = { clientId: string; person: number; beforePhotoId: string; afterPhotoId: string }

/**
 * Photographs guests who agree to it at their last visits, before and after, and makes four cases of the first of them.
 * To be called once their visits have been lived through and their consents asked.
 */
export async function photographGuests(house: House, now: Date): Promise<void> {
  const guests: Photographed[] = []
  for (const [person, clientId] of (await guestsToPhotograph(house)).entries()) {
    const taken = await photograph(house, clientId, person)
    if (taken) guests.push({ clientId, person, ...taken })
  }
  await makeCases(house, guests, now)
}

/** Those in the house first: what shines through the camera is then of somebody who is here. */
async function guestsToPhotograph(house: House): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "Client" c JOIN "ClientStanding" s ON s."clientId" = c.id
    WHERE c."salonId" = ${house.salon.id}::uuid AND s.visits >= 2
      AND (SELECT count(*) FROM "Consent" o WHERE o."clientId" = c.id AND o.kind IN ('photos', 'showing')
        AND o.answer = 'given' AND o."withdrawnAt" IS NULL) = 2
    ORDER BY EXISTS (
      SELECT 1 FROM "Visit" v WHERE v."clientId" = c.id AND v.stage IN ('consultation', 'treatment', 'recommendation')
    ) DESC, s.visits DESC, c.pinyin LIMIT ${GUESTS}`
  return rows.map(({ id }) => id)
}

/** Of each of her last visits the front before and after, and her left cheek; what she came for fades from one to the next. */
async function photograph(
  house: House,
  clientId: string,
  person: number,
): Promise<Pick<Photographed, 'beforePhotoId' | 'afterPhotoId'> | null> {
  const sessions = await db.treatmentSession.findMany({
    where: { visit: { clientId }, endedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
    distinct: ['visitId'],
    take: VISITS,
    select: { id: true, visitId: true, startedAt: true, endedAt: true, therapistId: true },
  })
  const ids: string[] = []
  for (const [index, session] of sessions.toReversed().entries()) {
    const { id: sessionId, visitId, startedAt, endedAt, therapistId } = session
    if (!startedAt || !endedAt) continue
    const staff = house.therapists.find(({ id }) => id === therapistId) ?? house.manager
    const left = 1 - index / Math.max(1, sessions.length)
    const region = person === WITH_HER_BACK ? 'body' : 'face'
    const angle = region === 'body' ? 'back' : 'front'
    const look: Drawing = {
      region,
      angle,
      trouble: left,
      kind: KINDS[person % KINDS.length] ?? 'flush',
      person,
    }
    const of = { clientId, visitId }
    const before = addMinutes(startedAt, -6)
    ids.push(await take(staff, { ...look, ...of, moment: 'before' }, before))
    if (region === 'face')
      await take(staff, { ...look, ...of, angle: 'left_45', moment: 'before' }, addMinutes(before, 1))
    const trouble = Math.max(0.05, left - 0.3)
    ids.push(
      await take(staff, { ...look, ...of, sessionId, trouble, moment: 'after' }, addMinutes(endedAt, 2)),
    )
  }
  const [beforePhotoId, afterPhotoId] = [ids[0], ids.at(-1)]
  return beforePhotoId && afterPhotoId ? { beforePhotoId, afterPhotoId } : null
}

type Taken = Drawing & { clientId: string; visitId: string; sessionId?: string; moment: 'before' | 'after' }

async function take(
  staff: SignedInStaff,
  { trouble, kind, person, ...asked }: Taken,
  now: Date,
): Promise<string> {
  const picture = await drawPicture({ ...asked, trouble, kind, person })
  const body = new Blob([new Uint8Array(picture)]).stream()
  // No browser is open: the session that would be renewed is nobody's.
  const asker = { staff: { ...staff, sessionId: randomUUID() }, now }
  const { photoId } = await takePhoto(asker, randomUUID(), body, asked)
  return photoId
}

async function makeCases(house: House, guests: readonly Photographed[], now: Date): Promise<void> {
  await together(async (act) => {
    const ctx = act(house.manager, addMinutes(now, -24 * 60))
    for (const [index, told] of CASES.entries()) {
      const shown = guests.find(({ person }) => person === index)
      const photos = shown ? { beforePhotoId: shown.beforePhotoId, afterPhotoId: shown.afterPhotoId } : {}
      await addCase(ctx, { ...told, ...photos })
    }
  })
}
