// Owns the one Prisma client of the process.
import 'server-only'
import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapterFactory, SqlQuery } from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { log } from '@/lib/log/log'
import { connectionConfig, databaseUrl } from './connection'
import { type Prisma, PrismaClient } from './generated/client'
import { CountingClient, countsStatements } from './statement-counter'

/** An open transaction: what verbs are handed as `ctx.tx`. */
export type Tx = Prisma.TransactionClient

const shared = globalThis as typeof globalThis & { foyerDb?: PrismaClient }

shared.foyerDb ??= new PrismaClient({
  adapter: adapterOfFirstUse(),
  // Prisma's full messages repeat the arguments, and those are people's names.
  errorFormat: 'minimal',
  transactionOptions: { maxWait: 5_000, timeout: 15_000 },
})

/** The database. Connects to DATABASE_URL at the first query, not before. */
export const db: PrismaClient = shared.foyerDb

function adapterOfFirstUse(): SqlDriverAdapterFactory {
  return { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect: () => connect() }
}

function connect() {
  const config: pg.PoolConfig = {
    ...connectionConfig(databaseUrl()),
    max: poolSize(),
    idleTimeoutMillis: 30_000,
    ...(countsStatements() ? { Client: CountingClient } : {}),
  }
  const lost = (error: Error) => log.warn({ err: error }, 'a database connection was lost')
  return new PrismaPg(new pg.Pool(config), {
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
