// What the basics show, to each as much as she may see.
import { describe, expect, it } from 'vitest'
import { keepDraft } from '@/lib/clients/archive-drafts'
import { getArchiveBasics } from '@/lib/clients/basics-queries'
import { addPhone } from '@/lib/clients/further-phones'
import { giveTag } from '@/lib/clients/give-tag'
import { relateClients } from '@/lib/clients/relate-clients'
import { db } from '@/lib/db/client'
import { addTag } from '@/lib/tags/add-tag'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'
import { wordsIn } from '../words-in'
import { createPastVisit } from './past-visit'

const now = new Date('2026-11-21T04:00:00Z')

describe('the basics of an archive', () => {
  it('come in one statement, with all that hangs on them', async () => {
    const house = await createSalon()
    const { receptionist, manager, salon } = house
    const mother = await createClient(receptionist, { name: '李梅', sex: 'female' }, now)
    const clientId = await createClient(
      receptionist,
      {
        name: '陈小雨',
        phone: '13911112222',
        referredById: mother,
      },
      now,
    )
    const friend = await createClient(receptionist, { name: '方婷', referredById: clientId }, now)
    const nature = await db.clientNature.findFirstOrThrow({ where: { salonId: salon.id, name: '学生' } })
    await db.client.update({ where: { id: clientId }, data: { natureId: nature.id } })
    await asStaff(
      receptionist,
      now,
    )((ctx) => relateClients(ctx, { clientId, otherId: mother, kind: 'parent' }))
    await asStaff(
      receptionist,
      now,
    )((ctx) => relateClients(ctx, { clientId: friend, otherId: clientId, kind: 'parent' }))
    await asStaff(
      receptionist,
      now,
    )((ctx) => addPhone(ctx, { clientId, phone: '13811113333', label: '妈妈' }))
    const { tagId } = await asStaff(manager, now)((ctx) => addTag(ctx, { name: '怕痒' }))
    await asStaff(receptionist, now)((ctx) => giveTag(ctx, { clientId, tagId }))
    await createPastVisit({
      clientId,
      staff: receptionist,
      startsAt: new Date('2026-11-01T03:00:00Z'),
      session: { treatmentId: house.treatments[0]?.id ?? '', therapistId: house.therapist.id },
    })

    const { result, statements } = await countStatements(() => getArchiveBasics(receptionist, clientId, now))
    expect(statements).toHaveLength(1)
    expect(result).toMatchObject({
      name: '陈小雨',
      phone: { e164: '+8613911112222', written: '139 1111 2222' },
      phones: [{ label: '妈妈', number: { e164: '+8613811113333' } }],
      referredBy: { id: mother, name: '李梅' },
      referred: [{ id: friend, name: '方婷' }],
      relations: [
        { word: 'mother', other: { id: mother } },
        { word: 'child', other: { id: friend } },
      ],
      nature: { name: '学生' },
      tags: [{ id: tagId, name: '怕痒' }],
      time: 'new',
      transaction: null,
      drafts: {},
    })
    expect(result?.choices.natures).toHaveLength(9)
    expect(result?.choices.tags).toMatchObject([{ name: '怕痒' }])
  })

  it('show a therapist the last four digits and no more', async () => {
    const { receptionist, therapist } = await createSalon()
    const clientId = await createClient(receptionist, { phone: '13911112222' }, now)
    await asStaff(receptionist, now)((ctx) => addPhone(ctx, { clientId, phone: '13811113333' }))
    const basics = await getArchiveBasics(therapist, clientId, now)
    expect(basics).toMatchObject({ phone: { ending: '2222' }, phones: [{ number: { ending: '3333' } }] })
    expect(wordsIn(basics)).not.toMatch(/1391|1381|\+86/)
  })

  it('keep her drafts for the one who typed them', async () => {
    const { receptionist, manager } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const values = { hobbies: { begun: '', mine: '书法' } }
    await asStaff(
      receptionist,
      now,
    )((ctx) => keepDraft(ctx, { clientId, section: 'life', values, baseRevision: 1 }))
    expect((await getArchiveBasics(receptionist, clientId, now))?.drafts).toEqual({
      life: { values, baseRevision: 1, savedAt: now.toISOString() },
    })
    expect((await getArchiveBasics(manager, clientId, now))?.drafts).toEqual({})
  })

  it('show nobody a draft of what she may no longer write', async () => {
    const { receptionist } = await createSalon()
    const clientId = await createClient(receptionist, {}, now)
    const values = { phone: { begun: '139 1111 2222', mine: '139' } }
    await asStaff(
      receptionist,
      now,
    )((ctx) => keepDraft(ctx, { clientId, section: 'contact', values, baseRevision: 1 }))
    const asTherapist = { ...receptionist, role: 'therapist' as const }
    expect((await getArchiveBasics(asTherapist, clientId, now))?.drafts).toEqual({})
    expect((await getArchiveBasics(receptionist, clientId, now))?.drafts).toHaveProperty('contact')
  })

  it('are of living archives of the own salon', async () => {
    const [here, there] = await Promise.all([createSalon(), createSalon()])
    const [clientId, kept] = [
      await createClient(here.receptionist, {}, now),
      await createClient(here.receptionist, {}, now),
    ]
    await asStaff(
      here.receptionist,
      now,
    )((ctx) => relateClients(ctx, { clientId, otherId: kept, kind: 'friend' }))
    expect(await getArchiveBasics(there.manager, clientId, now)).toBeNull()
    await db.client.update({ where: { id: clientId }, data: { mergedIntoId: kept } })
    expect(await getArchiveBasics(here.manager, clientId, now)).toBeNull()
    expect((await getArchiveBasics(here.manager, kept, now))?.relations).toEqual([])
  })
})
