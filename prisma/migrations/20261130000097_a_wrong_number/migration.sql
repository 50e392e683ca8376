-- A number at which somebody else answered: kept, so that nobody writes it down again, and never dialled.
ALTER TABLE "ClientPhone" ADD COLUMN "wrongSince" TIMESTAMPTZ(3);
