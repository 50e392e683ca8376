// Owns the two Prisma clients of the process: the one for everything, and a small one for the door.
import 'server-only'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils'
import type pg from 'pg'
import { log } from '@/lib/log/log'
import { BusyPool } from './busy-pool'
import { connectionConfig, databaseUrl } from './connection'
import { type Prisma, PrismaClient } from './generated/client'
import { CountingClient, countsStatements } from './statement-counter'

/** An open transaction: what verbs are handed as `ctx.tx`. */
export type Tx = Prisma.TransactionClient

const shared = globalThis as typeof globalThis & { foyerDb?: PrismaClient; foyerDoorDb?: PrismaClient }

/** Few, and apart: whoever comes in or is asked for waits for nobody's deed. */
const DOOR_CONNECTIONS = 3

shared.foyerDb ??= clientOf(() => ({ ...connectionConfig(databaseUrl()), max: poolSize() }))
shared.foyerDoorDb ??= clientOf(() => ({
  ...connectionConfig(databaseUrl(), { name: 'foyer door', statementMs: 5_000, lockMs: 1_500 }),
  max: DOOR_CONNECTIONS,
}))

/** The database. Connects to DATABASE_URL at the first query, not before. */
export const db: PrismaClient = shared.foyerDb

/**
 * The same database through connections of its own, for sign-in, sessions and health alone: they answer while every
 * connection of `db` waits behind a locked row.
 */
export const doorDb: PrismaClient = shared.foyerDoorDb

/** Ends the connections of both; the next query opens new ones, to where DATABASE_URL then points. */
export async function disconnect(): Promise<void> {
  await Promise.all([db.$disconnect(), doorDb.$disconnect()])
}

function clientOf(config: () => pg.PoolConfig): PrismaClient {
  return new PrismaClient({
    adapter: adapterOfFirstUse(config),
    // Prisma's full messages repeat the arguments, and those are people's names.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 5_000, timeout: 15_000 },
  })
}

function adapterOfFirstUse(config: () => pg.PoolConfig): SqlDriverAdapterFactory {
  return { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect: () => connect(config()) }
}

function connect(config: pg.PoolConfig) {
  const counted = { idleTimeoutMillis: 30_000, ...(countsStatements() ? { Client: CountingClient } : {}) }
  const lost = (error: Error) => log.warn({ err: error }, 'a database connection was lost')
  return new PrismaPg(new BusyPool({ ...config, ...counted }), {
    disposeExternalPool: true,
    onPoolError: lost,
    onConnectionError: lost,
    statementNameGenerator: nameStatements(),
  }).connect()
}

/** Connections at most, from FOYER_DB_POOL; PostgreSQL itself allows 100 by default. */
function poolSize(): number {
  const wanted = Number(process.env.FOYER_DB_POOL)
  return Number.isInteger(wanted) && wanted >= 1 && wanted <= 90 ? wanted : 10
}

const MOST_NAMES = 500

/**
 * Names make PostgreSQL keep the plan. The first few hundred texts are the app's steady ones; what comes after
 * (lists of varying length) goes unnamed, so that no connection collects plans without end. Counted for one pool:
 * new connections know no plans yet.
 */
function nameStatements(): (query: SqlQuery) => string {
  const names = new Map<string, string>()
  return ({ sql, args }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (args.length === 0 || names.size >= MOST_NAMES) return ''
    const name = createHash('sha1').update(sql).digest('base64url')
    names.set(sql, name)
    return name
  }
}
