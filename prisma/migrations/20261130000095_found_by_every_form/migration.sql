-- What clients are found by is written anew, in the background, whenever the rule for it has changed: up to whom it is
-- done, and by which version of the rule it was last done for everybody.
ALTER TABLE "Salon" ADD COLUMN "searchTokensVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "searchTokensUpTo" UUID;
