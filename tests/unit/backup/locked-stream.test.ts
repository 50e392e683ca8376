// What is behind a passphrase comes back as it was or not at all, chunk by chunk, whoever has moved them about.
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { locking, unlocking } from '@/lib/backup/locked-stream'

const HEAD = 54
const CHUNK = 65_536 + 16
const plain = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251))

const locked = async (bytes: Buffer) => buffer(Readable.from([bytes]).pipe(await locking('tea')))
const unlock = (bytes: Buffer, passphrase = 'tea') =>
  new Promise<Buffer>((resolve, reject) => {
    const stream = unlocking(passphrase, 'a backup')
    stream.on('error', reject)
    buffer(Readable.from([bytes]).pipe(stream)).then(resolve, reject)
  })

it('gives back nothing, a little, whole chunks and more', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
    expect((await unlock(await locked(plain.subarray(0, length)))).equals(plain.subarray(0, length))).toBe(
      true,
    )
})

it('tells that its end is missing where it was cut between two chunks', async () => {
  const whole = await locked(plain)
  for (const chunks of [0, 1, 2, 3])
    await expect(unlock(whole.subarray(0, HEAD + chunks * CHUNK)), `${chunks}`).rejects.toThrow('not whole')
})

it('refuses chunks in another order, left out, or of another file', async () => {
  const whole = await locked(plain)
  const other = await locked(plain)
  const chunk = (of: Buffer, number: number) =>
    of.subarray(HEAD + number * CHUNK, HEAD + (number + 1) * CHUNK)
  const [head, last] = [whole.subarray(0, HEAD), whole.subarray(HEAD + 3 * CHUNK)]
  for (const chunks of [
    [chunk(whole, 1), chunk(whole, 0), chunk(whole, 2)],
    [chunk(whole, 0), chunk(whole, 2)],
    [chunk(whole, 0), chunk(other, 1), chunk(whole, 2)],
  ])
    await expect(unlock(Buffer.concat([head, ...chunks, last]))).rejects.toThrow('damaged')
})

it('two of the same never look alike', async () => {
  expect((await locked(plain)).equals(await locked(plain))).toBe(false)
})
