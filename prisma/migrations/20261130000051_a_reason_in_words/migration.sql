-- Whoever lets stop less what stops a treatment says why, in words: a Chinese character, or two letters in a row. What is
-- no letter for certain is left out; lib/actions/reason-schemas.ts knows it more exactly.
CREATE FUNCTION foyer_says_something(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT said ~ '[\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]'
    OR said ~ '[^\u0001-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\ufe10-\ufe6f\uff01-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]{2}'
$$;

-- Of what is written from now on: what was written before stays as it was said. Nothing at all is what an erasure leaves.
ALTER TABLE "AlertChange"
  ADD CONSTRAINT "AlertChange_in_words" CHECK (btrim("reason") = '' OR foyer_says_something("reason")) NOT VALID;
ALTER TABLE "SafetyOverride"
  ADD CONSTRAINT "SafetyOverride_in_words" CHECK ("reason" = '' OR foyer_says_something("reason")) NOT VALID;
ALTER TABLE "Reaction"
  ADD CONSTRAINT "Reaction_cleared_in_words" CHECK ("clearedReason" = '' OR foyer_says_something("clearedReason")) NOT VALID;
