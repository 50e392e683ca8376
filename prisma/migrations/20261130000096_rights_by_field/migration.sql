-- Who sees what of a guest, field by field, as the manager sets it. Careful at first.
ALTER TABLE "Salon" ADD COLUMN "therapistSeesPhone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "therapistSeesAddress" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "therapistSeesSpending" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "receptionistSeesSpending" BOOLEAN NOT NULL DEFAULT true;
