// Thousands of clients with lifelike names and numbers, written in bulk, to be found by the tokens of the real rule.
import { randomUUID } from 'node:crypto'
import { pinyinOf } from '@/lib/clients/pinyin'
import { searchTokens } from '@/lib/clients/search-tokens'
import { db } from '@/lib/db/client'
import type { TestSalon } from './salon'

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余'
const GIVEN = '伟芳娜敏静丽强磊洋艳勇杰娟涛明超秀霞平刚桂英华玉兰梅雪琳婷慧颖佳欣怡悦宁晴岚若云舒'
const BATCH = 2_000

/** Adds so many clients to the salon. The same number always makes the same names. */
export async function createManyClients(house: TestSalon, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const clients = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) =>
      person(house, from + index),
    )
    await db.client.createMany({ data: clients })
    await db.clientSearchToken.createMany({
      data: clients.flatMap((client) =>
        searchTokens(client).map((token) => ({ clientId: client.id, salonId: client.salonId, token })),
      ),
    })
  }
}

function person(house: TestSalon, index: number) {
  const letter = (from: string, step: number) => from[Math.floor(index / step) % from.length] ?? '安'
  const name = letter(SURNAMES, 1) + letter(GIVEN, 7) + (index % 3 === 0 ? '' : letter(GIVEN, 41))
  return {
    id: randomUUID(),
    salonId: house.salon.id,
    name,
    pinyin: pinyinOf(name),
    formOfAddress: null,
    phone: `+861${String(3_000_000_000 + ((index * 7_919) % 1_000_000_000))}`,
  }
}
