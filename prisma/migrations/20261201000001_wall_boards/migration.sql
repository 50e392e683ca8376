-- A screen on the wall that shows the board to whoever passes: enrolled by the manager, view only, ended by her.
CREATE TABLE "WallBoard" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" UUID NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedById" UUID,

    CONSTRAINT "WallBoard_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "WallBoard_name" CHECK (btrim("name") <> ''),
    CONSTRAINT "WallBoard_ended_by_somebody" CHECK (("endedAt" IS NULL) = ("endedById" IS NULL))
);

CREATE INDEX "WallBoard_salonId_idx" ON "WallBoard"("salonId");

ALTER TABLE "WallBoard" ADD CONSTRAINT "WallBoard_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "WallBoard" ADD CONSTRAINT "WallBoard_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "WallBoard" ADD CONSTRAINT "WallBoard_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;
