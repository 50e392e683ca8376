// The gate is planned once per connection: CREATE OR REPLACE forgets that without a word.
import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'

it('keeps the plan of whatever asks the gate', async () => {
  const weighedAnew = await db.$queryRaw<{ name: string }[]>`
    SELECT p.oid::regprocedure::text AS name FROM pg_proc p
    WHERE p.proname IN ('foyer_safety_stops', 'foyer_open_stops', 'foyer_halts', 'foyer_menu_warnings')
      AND length(p.prosrc) > 200 AND NOT coalesce('plan_cache_mode=force_generic_plan' = ANY (p.proconfig), false)`
  expect(weighedAnew).toEqual([])
})
