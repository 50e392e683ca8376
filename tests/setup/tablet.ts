// A tablet that listens as the others do: what was told at commit, in the order in which it was.
import pg from 'pg'
import { type LiveEvent, liveChannel } from '@/lib/live/live-event'

export type Tablet = {
  /** What is told while `work` runs, and what `work` answers. */
  hears: <T>(work: () => Promise<T>) => Promise<{ told: LiveEvent[]; result: T }>
  close: () => Promise<void>
}

/** Opens a connection of its own that listens. */
export async function openTablet(): Promise<Tablet> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  const heard: string[] = []
  let onWord = () => {}
  client.on('notification', ({ payload = '' }) => {
    heard.push(payload)
    onWord()
  })
  await client.connect()
  await client.query(`LISTEN ${liveChannel}`)
  let marks = 0

  /** PostgreSQL delivers in the order of commits: what was told before the mark has been heard when it comes. */
  async function everythingUntilNow(): Promise<string[]> {
    marks += 1
    const mark = `mark ${marks}`
    const come = new Promise<void>((resolve) => {
      onWord = () => {
        if (heard.includes(mark)) resolve()
      }
    })
    await client.query('SELECT pg_notify($1, $2)', [liveChannel, mark])
    onWord()
    await come
    return heard.splice(0).filter((word) => word !== mark)
  }

  return {
    async hears(work) {
      await everythingUntilNow()
      const result = await work()
      const told = await everythingUntilNow()
      return { told: told.map((word) => JSON.parse(word)), result }
    },
    close: () => client.end(),
  }
}
