// A screen on the wall: what it shows to whoever passes, and until when.
import { describe, expect, it } from 'vitest'
import { noteAlert } from '@/lib/clients/note-alert'
import { db } from '@/lib/db/client'
import { addMinutes } from '@/lib/salon-time/salon-time'
import { addWallBoard, endWallBoard } from '@/lib/wall-boards/keep-wall-boards'
import { wallBoardKey } from '@/lib/wall-boards/wall-board-key'
import { listWallBoards, readWallBoard } from '@/lib/wall-boards/wall-board-queries'
import { at, createAppointment } from '../../factories/appointment'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { createOwedCall } from '../../factories/follow-up'
import { createSalon, type TestSalon } from '../../factories/salon'
import { countStatements } from '../../setup/count-statements'

async function enrol(house: TestSalon, name = '前台墙上'): Promise<string> {
  const { wallBoardId } = await asStaff(
    house.manager,
    at(house, '08:00'),
  )((ctx) => addWallBoard(ctx, { name }))
  return wallBoardId
}

async function expectHer(house: TestSalon, facts: Parameters<typeof createClient>[1]) {
  const clientId = await createClient(house.receptionist, facts, at(house, '09:00'))
  const { visitId } = await createAppointment(house, { clientId, startsAt: at(house, '17:00') })
  return { clientId, visitId }
}

const read = (house: TestSalon, id: string, clock = '13:00') =>
  readWallBoard(wallBoardKey(id), at(house, clock), 'zh-CN')

describe('what a screen on the wall shows', () => {
  it('is who is expected and who is here, by surname, and nothing of what is noted about them', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    // Whoever has gone home is nobody's business.
    await createOwedCall(house)
    const { clientId, visitId } = await expectHer(house, {
      name: '欧阳静怡',
      formOfAddress: '静怡姐',
      sex: 'female',
      phone: '13812345678',
    })
    await asStaff(
      house.therapist,
      at(house, '09:00'),
    )((ctx) => noteAlert(ctx, { clientId, kind: 'allergy', severity: 'serious', text: '坚果' }))
    await expectHer(elsewhere, { name: '别家客人' })
    const id = await enrol(house)
    const { result: view, statements } = await countStatements(() => read(house, id))
    expect(view).toMatchObject({ name: '前台墙上', salon: { name: house.salon.name } })
    expect(view?.cards.map((card) => [card.visitId, card.client.name, card.stage])).toEqual([
      [visitId, '欧阳女士', 'expected'],
    ])
    const sent = JSON.stringify(view)
    for (const word of ['静怡', '1381', '5678', '坚果', '别家', 'serious', 'pinyin":"o'])
      expect(sent, word).not.toContain(word)
    expect(statements.length).toBeLessThanOrEqual(4)
  })

  it('is nothing once it is ended, and nothing for a key that was never given out', async () => {
    const house = await createSalon()
    const id = await enrol(house)
    expect(await read(house, id)).not.toBeNull()
    const key = wallBoardKey(id)
    const other = wallBoardKey(house.salon.id)
    for (const wrong of [
      id,
      `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`,
      `${id}${other.slice(36)}`,
      other,
      '',
    ])
      expect(await readWallBoard(wrong, at(house, '13:00'), 'zh-CN'), wrong).toBeNull()
    await asStaff(house.manager, at(house, '14:00'))((ctx) => endWallBoard(ctx, { wallBoardId: id }))
    expect(await read(house, id, '14:01')).toBeNull()
    expect(await listWallBoards(house.manager)).toEqual([])
  })

  it('is known to the manager, with when it was last seen, to the minute', async () => {
    const house = await createSalon()
    const [first, second] = [await enrol(house), await enrol(house, '休息室')]
    await read(house, first, '13:00')
    await readWallBoard(wallBoardKey(first), addMinutes(at(house, '13:00'), 0.5), 'zh-CN')
    expect(await listWallBoards(house.manager)).toMatchObject([
      {
        id: first,
        name: '前台墙上',
        createdBy: house.manager.name,
        lastSeenAt: at(house, '13:00').toISOString(),
      },
      { id: second, name: '休息室', lastSeenAt: null, path: `/wall/${wallBoardKey(second)}` },
    ])
    await read(house, first, '13:02')
    const { lastSeenAt } = await db.wallBoard.findUniqueOrThrow({ where: { id: first } })
    expect(lastSeenAt).toEqual(at(house, '13:02'))
  })

  it('is enrolled, listed and ended by the manager alone, in her own house and once', async () => {
    const [house, elsewhere] = await Promise.all([createSalon(), createSalon()])
    const wallBoardId = await enrol(house)
    for (const person of [house.receptionist, house.therapist]) {
      const deed = asStaff(person, at(house, '09:00'))
      await expect(deed((ctx) => addWallBoard(ctx, { name: '走廊' }))).rejects.toMatchObject({
        code: 'not_permitted',
      })
      await expect(deed((ctx) => endWallBoard(ctx, { wallBoardId }))).rejects.toMatchObject({
        code: 'not_permitted',
      })
      await expect(listWallBoards(person)).rejects.toMatchObject({ code: 'not_permitted' })
    }
    const stranger = asStaff(elsewhere.manager, at(house, '09:00'))
    await expect(stranger((ctx) => endWallBoard(ctx, { wallBoardId }))).rejects.toMatchObject({
      code: 'not_found',
    })
    const end = () => asStaff(house.manager, at(house, '09:00'))((ctx) => endWallBoard(ctx, { wallBoardId }))
    await end()
    await expect(end()).rejects.toMatchObject({ code: 'not_found' })
  })
})
