// A wire to the database that can be frozen without a word, as a wall plug or a sleeping router does it.
import { connect, createServer, type Socket } from 'node:net'

/** From now on new connections go over the wire; those that stand when it is frozen get no byte any more. */
export async function relayToDatabase(): Promise<{ freeze: () => void; close: () => void }> {
  const usual = process.env.DATABASE_URL ?? ''
  const database = new URL(usual)
  const wires: Socket[] = []
  const relay = createServer((near) => {
    const far = connect(Number(database.port), database.hostname)
    for (const wire of [near, far]) wire.on('error', () => undefined)
    near.pipe(far).pipe(near)
    wires.push(near, far)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  if (!address || typeof address === 'string') throw new Error('the relay has no port')
  const through = new URL(database)
  through.host = `127.0.0.1:${address.port}`
  process.env.DATABASE_URL = through.toString()
  return {
    freeze: () => {
      for (const wire of wires) wire.unpipe().pause()
    },
    close: () => {
      process.env.DATABASE_URL = usual
      for (const wire of wires) wire.destroy()
      relay.close()
    },
  }
}
