// What a first-timer tells over tea is filled in by whoever sits with her.
import { describe, expect, it } from 'vitest'
import { completedBasicsSchema } from '@/lib/clients/basics-schemas'
import { completeBasics } from '@/lib/clients/complete-basics'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')

describe('completing the basics', () => {
  it('is the therapist’s too; what was told stands, what was not stays as it was', async () => {
    const { receptionist, therapist } = await createSalon()
    const friend = await createClient(receptionist, { name: '方婷' }, now)
    const clientId = await createClient(
      receptionist,
      { name: '陈小雨', phone: '13911112222', sex: 'female' },
      now,
    )
    const answer = await asStaff(
      therapist,
      now,
    )((ctx) =>
      completeBasics(ctx, {
        clientId,
        revision: 1,
        formOfAddress: '陈姐',
        birthMonth: 2,
        birthDay: 29,
        referredById: friend,
      }),
    )
    expect(answer).toEqual({ revision: 2 })
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      name: '陈小雨',
      phone: '+8613911112222',
      sex: 'female',
      formOfAddress: '陈姐',
      birthYear: null,
      birthMonth: 2,
      birthDay: 29,
      referredById: friend,
      basicsConfirmedAt: now,
    })
    for (const query of ['陈姐', '2222', 'cxy']) {
      const found = await findClients({ staff: receptionist, now }, query)
      expect(
        found.map((row) => row.clientId),
        query,
      ).toEqual([clientId])
    }
  })

  it('empties nothing that is left out, and replaces a birthday as a whole', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(
      receptionist,
      {
        formOfAddress: '王姐',
        birthYear: 1986,
        birthMonth: 11,
        birthDay: 24,
      },
      now,
    )
    const complete = (told: object, revision: number) =>
      asStaff(therapist, now)((ctx) => completeBasics(ctx, { clientId, revision, ...told }))
    await complete({ formOfAddress: '' }, 1)
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      formOfAddress: '王姐',
      birthYear: 1986,
      birthDay: 24,
    })
    await complete({ birthMonth: 11, birthDay: 25 }, 2)
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      formOfAddress: '王姐',
      birthYear: null,
      birthDay: 25,
    })
  })

  it('tells in the audit which fields changed, not their words', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    await asStaff(
      therapist,
      now,
    )((ctx) =>
      completeBasics(ctx, { clientId, revision: 1, formOfAddress: '王姐', birthMonth: 3, birthDay: 8 }),
    )
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: 'client.basics_completed', subjectId: clientId },
    })
    expect(entry).toMatchObject({
      actorId: therapist.id,
      particulars: { changed: ['formOfAddress', 'birthMonth', 'birthDay'] },
    })
  })

  it('lets one of two colleagues win, and changes nothing for the other', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const both = [receptionist, therapist]
    const outcomes = await Promise.allSettled(
      both.map((staff) =>
        asStaff(
          staff,
          now,
        )((ctx) => completeBasics(ctx, { clientId, revision: 1, formOfAddress: staff.name })),
      ),
    )
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
    expect(outcomes[1 - winner]).toMatchObject({ reason: { code: 'someone_was_faster' } })
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      formOfAddress: both[winner]?.name,
      revision: 2,
    })
  })

  it('refuses herself as referrer, and whoever belongs to another salon', async () => {
    const [{ receptionist, therapist }, other] = await Promise.all([createSalon(), createSalon()])
    const clientId = await createClient(receptionist, {}, now)
    const stranger = await createClient(other.receptionist, {}, now)
    const complete = (staff: typeof therapist, referredById?: string) =>
      asStaff(
        staff,
        now,
      )((ctx) => completeBasics(ctx, { clientId, revision: 1, ...(referredById ? { referredById } : {}) }))
    await expect(complete(therapist, clientId)).rejects.toMatchObject({ code: 'referred_by_herself' })
    await expect(complete(therapist, stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(complete(other.therapist)).rejects.toMatchObject({ code: 'not_found' })
    expect(await db.client.findUnique({ where: { id: clientId } })).toMatchObject({
      revision: 1,
      basicsConfirmedAt: null,
    })
  })

  it('takes no birthday that is none, and no phone', () => {
    const asked = { clientId: crypto.randomUUID(), revision: 1 }
    expect(completedBasicsSchema.safeParse({ ...asked, birthMonth: 2, birthDay: 30 }).success).toBe(false)
    expect(completedBasicsSchema.safeParse({ ...asked, birthYear: 1990 }).success).toBe(false)
    expect(completedBasicsSchema.parse({ ...asked, phone: '13911112222' })).not.toHaveProperty('phone')
  })
})
