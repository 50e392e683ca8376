-- CreateEnum
CREATE TYPE "BackupFault" AS ENUM ('disk_full', 'not_writable', 'not_as_it_was', 'programs_missing', 'not_sent', 'cut_off', 'other');

-- CreateTable
CREATE TABLE "Backup" (
    "id" UUID NOT NULL,
    "askedById" UUID,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "name" TEXT,
    "bytes" BIGINT,
    "verifiedAt" TIMESTAMPTZ(3),
    "fault" "BackupFault",
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Backup_pkey" PRIMARY KEY ("id"),
    -- A file has a name and a size; what was verified is a file; what failed has ended; what has ended had begun.
    CONSTRAINT "Backup_file" CHECK (("name" IS NULL) = ("bytes" IS NULL)),
    CONSTRAINT "Backup_verified" CHECK ("verifiedAt" IS NULL OR ("name" IS NOT NULL AND "fault" IS NULL)),
    CONSTRAINT "Backup_fault" CHECK ("fault" IS NULL OR "endedAt" IS NOT NULL),
    CONSTRAINT "Backup_ended" CHECK ("endedAt" IS NULL OR "startedAt" IS NOT NULL),
    CONSTRAINT "Backup_removed" CHECK ("removedAt" IS NULL OR "name" IS NOT NULL)
);

-- CreateIndex
CREATE INDEX "Backup_askedAt_idx" ON "Backup"("askedAt");

-- CreateIndex
CREATE INDEX "Backup_askedById_idx" ON "Backup"("askedById");

-- AddForeignKey
ALTER TABLE "Backup" ADD CONSTRAINT "Backup_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One at a time: whoever asks while one is under way is told so.
CREATE UNIQUE INDEX "Backup_under_way" ON "Backup" ((true)) WHERE "endedAt" IS NULL;
