-- Not every treatment takes a room or a person for itself: what takes neither is fully booked by neither.
ALTER TABLE "Treatment"
  ADD COLUMN "needsTherapist" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "needsRoom" BOOLEAN NOT NULL DEFAULT true;
