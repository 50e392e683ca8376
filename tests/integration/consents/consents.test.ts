// What she agreed to: recorded in the words she saw, replaced, withdrawn, asked for.
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { performDeed } from '@/lib/actions/perform-deed'
import { type ConsentKind, consentStates } from '@/lib/consents/consent-flow'
import { consentWords } from '@/lib/consents/consent-wording'
import { recordConsents } from '@/lib/consents/record-consents'
import { keepHealthDataFor, requireConsent } from '@/lib/consents/require-consent'
import { withdrawConsent } from '@/lib/consents/withdraw-consent'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')
const later = new Date('2026-11-22T04:00:00Z')
const signature = 'M10,10 C12.5,14 20,8 31,12 M40,2 L44,19'

const consentsOf = (clientId: string) =>
  db.consent.findMany({ where: { clientId }, orderBy: [{ recordedAt: 'asc' }, { kind: 'asc' }] })

const statesOf = async (clientId: string) => consentStates(await consentsOf(clientId))

const saying = (clientId: string, answer: 'given' | 'declined', ...kinds: ConsentKind[]) => ({
  clientId,
  locale: 'zh-CN' as const,
  answers: kinds.map((kind) => ({ kind, answer })),
})

describe('recording', () => {
  it('keeps the words she saw, her language, her signature under what she gave, and who asked when', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: [] }, now)
    await asStaff(
      receptionist,
      now,
    )((ctx) =>
      recordConsents(ctx, {
        clientId,
        locale: 'en',
        answers: [
          { kind: 'archive', answer: 'given' },
          { kind: 'photos', answer: 'declined' },
        ],
        signature,
      }),
    )
    const common = { locale: 'en', recordedById: receptionist.id, recordedAt: now, withdrawnAt: null }
    expect(await consentsOf(clientId)).toMatchObject([
      { ...common, kind: 'archive', answer: 'given', words: consentWords('archive', 'en'), signature },
      { ...common, kind: 'photos', answer: 'declined', words: consentWords('photos', 'en'), signature: null },
    ])
    expect(await statesOf(clientId)).toEqual({
      archive: 'given',
      photos: 'declined',
      showing: 'not_asked',
      health: 'not_asked',
      phone: 'not_asked',
      message: 'not_asked',
    })
    const audited = await db.auditEntry.findMany({
      where: { subjectId: clientId, action: 'consent.recorded' },
    })
    expect(audited.map(({ particulars }) => particulars)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'archive', answer: 'given', signed: true }),
        expect.objectContaining({ kind: 'photos', answer: 'declined', signed: false }),
      ]),
    )
  })

  it('ends what stood before in the same deed and leaves other kinds alone', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: ['phone', 'health'] }, now)
    await asStaff(therapist, later)((ctx) => recordConsents(ctx, saying(clientId, 'declined', 'phone')))
    expect(await statesOf(clientId)).toMatchObject({ phone: 'declined', health: 'given' })
    const [health, phone, declined] = await consentsOf(clientId)
    expect(health).toMatchObject({ kind: 'health', withdrawnAt: null })
    expect(phone).toMatchObject({ withdrawnAt: later, withdrawnById: therapist.id })
    expect(declined).toMatchObject({ answer: 'declined', withdrawnAt: null })
    // What was over before stays over since when it was.
    const evenLater = new Date('2026-11-23T04:00:00Z')
    await asStaff(receptionist, evenLater)((ctx) => recordConsents(ctx, saying(clientId, 'given', 'phone')))
    const ended = (await consentsOf(clientId)).filter(({ kind }) => kind === 'phone')
    expect(ended.map(({ withdrawnAt, withdrawnById }) => [withdrawnAt, withdrawnById])).toEqual([
      [later, therapist.id],
      [evenLater, receptionist.id],
      [null, null],
    ])
  })

  it('happens once however often it is sent', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: [] }, now)
    const asked = saying(clientId, 'given', 'photos')
    const deed = { staff: receptionist, name: 'consent.record', key: randomUUID(), body: asked, now }
    const send = () => performDeed({ ...deed, run: (ctx) => recordConsents(ctx, asked) })
    await Promise.all([send(), send()])
    await send()
    expect(await consentsOf(clientId)).toHaveLength(1)
  })

  it('leaves one answer standing when two people ask at once', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: [] }, now)
    const outcomes = await Promise.allSettled([
      asStaff(receptionist, now)((ctx) => recordConsents(ctx, saying(clientId, 'given', 'photos'))),
      asStaff(therapist, now)((ctx) => recordConsents(ctx, saying(clientId, 'declined', 'photos'))),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    const rows = await consentsOf(clientId)
    expect(rows).toHaveLength(2)
    expect(rows.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1)
  })

  it('is for guests of this salon with a living archive', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, {}, now)
    const elsewhere = asStaff(
      there.receptionist,
      now,
    )((ctx) => recordConsents(ctx, saying(clientId, 'given', 'phone')))
    await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
    const keptId = await createClient(here.receptionist, {}, now)
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: keptId } })
    const gone = asStaff(
      here.receptionist,
      now,
    )((ctx) => recordConsents(ctx, saying(clientId, 'given', 'phone')))
    await expect(gone).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('withdrawing', () => {
  it('ends a consent with who and when, once', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: ['photos'] }, now)
    const [consent] = await consentsOf(clientId)
    const consentId = consent?.id ?? ''
    const outcomes = await Promise.allSettled(
      [receptionist, therapist].map((staff) =>
        asStaff(staff, later)((ctx) => withdrawConsent(ctx, { consentId })),
      ),
    )
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'someone_was_faster' },
    })
    expect(await consentsOf(clientId)).toMatchObject([
      { withdrawnAt: later, withdrawnById: expect.any(String) },
    ])
    expect(await statesOf(clientId)).toMatchObject({ photos: 'withdrawn' })
  })

  it('is for what was given, in this salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(here.receptionist, { consents: ['photos'] }, now)
    const [given] = await consentsOf(clientId)
    const elsewhere = asStaff(
      there.manager,
      now,
    )((ctx) => withdrawConsent(ctx, { consentId: given?.id ?? '' }))
    await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' })
    await asStaff(here.manager, now)((ctx) => recordConsents(ctx, saying(clientId, 'declined', 'phone')))
    const declined = await db.consent.findFirstOrThrow({ where: { clientId, answer: 'declined' } })
    const taken = asStaff(here.manager, now)((ctx) => withdrawConsent(ctx, { consentId: declined.id }))
    await expect(taken).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what depends on a consent', () => {
  it('is refused without one that stands', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: ['photos'] }, now)
    const asking = (kind: ConsentKind) =>
      asStaff(receptionist, now)((ctx) => requireConsent(ctx, clientId, kind))
    await expect(asking('photos')).resolves.toBeUndefined()
    await expect(asking('message')).rejects.toMatchObject({
      code: 'consent_missing',
      particulars: { kind: 'message' },
    })
    const [photos] = await consentsOf(clientId)
    await asStaff(receptionist, now)((ctx) => withdrawConsent(ctx, { consentId: photos?.id ?? '' }))
    await expect(asking('photos')).rejects.toMatchObject({ code: 'consent_missing' })
  })

  it('health data: a spoken yes is recorded in the same deed, once', async () => {
    const { therapist } = await createSalon()
    const clientId = await createClient(therapist, { consents: [] }, now)
    const keep = (spoken?: boolean) =>
      asStaff(therapist, now)((ctx) => keepHealthDataFor(ctx, clientId, spoken))
    await expect(keep()).rejects.toMatchObject({ code: 'consent_missing', particulars: { kind: 'health' } })
    await expect(keep(false)).rejects.toMatchObject({ code: 'consent_missing' })
    await keep(true)
    expect(await consentsOf(clientId)).toMatchObject([
      {
        kind: 'health',
        answer: 'given',
        signature: null,
        words: consentWords('health', 'zh-CN'),
        recordedAt: now,
      },
    ])
    await keep()
    await keep(true)
    expect(await consentsOf(clientId)).toHaveLength(1)
  })

  it('health data: a no is not talked over', async () => {
    const { therapist } = await createSalon()
    const clientId = await createClient(therapist, { consents: [] }, now)
    await asStaff(therapist, now)((ctx) => recordConsents(ctx, saying(clientId, 'declined', 'health')))
    const talkedOver = asStaff(therapist, now)((ctx) => keepHealthDataFor(ctx, clientId, true))
    await expect(talkedOver).rejects.toMatchObject({ code: 'consent_missing' })
    expect(await statesOf(clientId)).toMatchObject({ health: 'declined' })
  })

  it('the database refuses a signature that is no path, and two answers that stand', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, { consents: ['photos'] }, now)
    const row = { clientId, kind: 'phone', answer: 'given', words: '好', locale: 'zh-CN' } as const
    const who = { recordedById: receptionist.id, recordedAt: now }
    await expect(
      db.consent.create({ data: { ...row, ...who, signature: '<svg/onload=alert(1)>' } }),
    ).rejects.toThrow(/Consent_signature_is_a_path/)
    const long = 'M1 1 '.repeat(12_001)
    await expect(db.consent.create({ data: { ...row, ...who, signature: long } })).rejects.toThrow(
      /Consent_signature_is_a_path/,
    )
    await expect(db.consent.create({ data: { ...row, ...who, kind: 'photos' } })).rejects.toThrow(
      /Unique constraint|one_standing/,
    )
  })
})
