// A salon whose clients were written down under an older rule finds them by the rule of today, while the day goes on.
import { expect, it } from 'vitest'
import { renewSearchTokens } from '@/lib/clients/renew-search-tokens'
import { reviseBasics } from '@/lib/clients/revise-basics'
import { SEARCH_TOKENS_VERSION } from '@/lib/clients/search-tokens'
import { db } from '@/lib/db/client'
import { createClient } from '../../factories/client'
import { asStaff } from '../../factories/context'
import { findClients } from '../../factories/found'
import { createManyClients } from '../../factories/many-clients'
import { createSalon } from '../../factories/salon'

const now = new Date('2026-11-21T04:00:00Z')

async function olderHouse() {
  const house = await createSalon()
  const clientId = await createClient(house.receptionist, { name: '陳大文', phone: '13812345678' }, now)
  const names = async (query: string) =>
    (await findClients({ staff: house.receptionist, now }, query)).map(({ name }) => name)
  const forget = async () => {
    await db.clientSearchToken.deleteMany({ where: { salonId: house.salon.id } })
    await db.salon.update({ where: { id: house.salon.id }, data: { searchTokensVersion: 0 } })
  }
  const standing = () =>
    db.salon.findUniqueOrThrow({
      where: { id: house.salon.id },
      select: { searchTokensVersion: true, searchTokensUpTo: true },
    })
  return { ...house, clientId, names, forget, standing }
}

it('makes everybody findable again, each once, and then rests', async () => {
  const house = await olderHouse()
  await createManyClients(house, 120)
  const before = await db.clientSearchToken.count({ where: { salonId: house.salon.id } })
  await house.forget()
  expect(await house.names('陈大文')).toEqual([])
  await renewSearchTokens()
  expect(await house.names('陈大文')).toEqual(['陳大文'])
  expect(await db.clientSearchToken.count({ where: { salonId: house.salon.id } })).toBe(before)
  expect(await house.standing()).toEqual({
    searchTokensVersion: SEARCH_TOKENS_VERSION,
    searchTokensUpTo: null,
  })
  await db.clientSearchToken.deleteMany({ where: { salonId: house.salon.id } })
  await renewSearchTokens()
  expect(await house.names('陈大文')).toEqual([])
})

it('goes on where it was cut off', async () => {
  const house = await olderHouse()
  const [last] = await db.client.findMany({
    where: { salonId: house.salon.id },
    orderBy: { id: 'desc' },
    take: 1,
  })
  await house.forget()
  await db.salon.update({ where: { id: house.salon.id }, data: { searchTokensUpTo: last?.id ?? null } })
  await renewSearchTokens()
  expect(await house.names('陈大文')).toEqual([])
  expect(await house.standing()).toEqual({
    searchTokensVersion: SEARCH_TOKENS_VERSION,
    searchTokensUpTo: null,
  })
})

it('finds nobody who was merged or erased', async () => {
  const house = await olderHouse()
  const keptId = await createClient(house.receptionist, { name: '周静' }, now)
  await house.forget()
  await db.client.update({ where: { id: house.clientId }, data: { mergedIntoId: keptId } })
  await renewSearchTokens()
  expect(await house.names('陈大文')).toEqual([])
  expect(await house.names('周静')).toEqual(['周静'])
})

it('leaves whoever writes to her alone, and finds her by what was written', async () => {
  const house = await olderHouse()
  await house.forget()
  const { renewed } = await asStaff(
    house.receptionist,
    now,
  )(async (ctx) => {
    const { revision } = await ctx.tx.client.findUniqueOrThrow({ where: { id: house.clientId } })
    await reviseBasics(ctx, { clientId: house.clientId, revision, section: 'identity', name: '陳小文' })
    // Not waited for here: it waits for this very deed.
    return { renewed: renewSearchTokens() }
  })
  await renewed
  expect(await house.names('陈小文')).toEqual(['陳小文'])
  expect(await house.names('陈大文')).toEqual([])
})
