-- Whoever treats a guest has her hands full: her tablet waits longer before it signs out.
ALTER TABLE "Salon" ADD COLUMN "treatmentIdleMinutes" INTEGER NOT NULL DEFAULT 90;
ALTER TABLE "Salon" ADD CONSTRAINT "Salon_treatment_idle_minutes" CHECK ("treatmentIdleMinutes" BETWEEN 1 AND 720);
