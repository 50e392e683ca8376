-- Planning the gate takes ten times as long as asking it, and its plan is the same for every treatment: PostgreSQL keeps
-- it instead of weighing a new one at every question. Whoever writes one of these out anew says it again
-- (tests/integration/db/kept-plans.test.ts).
ALTER FUNCTION foyer_safety_stops(uuid, timestamptz, uuid) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION foyer_open_stops(uuid, timestamptz, uuid) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION foyer_halts(uuid, uuid) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION foyer_menu_warnings(uuid) SET plan_cache_mode = force_generic_plan;
