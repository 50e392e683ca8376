-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('parent', 'child', 'sibling', 'spouse', 'relative', 'friend', 'colleague', 'neighbour', 'other');

-- CreateEnum
CREATE TYPE "ConsentKind" AS ENUM ('archive', 'health', 'photos', 'phone', 'message');

-- CreateEnum
CREATE TYPE "ConsentAnswer" AS ENUM ('given', 'declined');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('reading', 'ready', 'running', 'done', 'undone', 'failed');

-- CreateEnum
CREATE TYPE "ErasureReason" AS ENUM ('her_wish', 'retention');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "PreferenceKind" ADD VALUE 'therapist';
ALTER TYPE "PreferenceKind" ADD VALUE 'habit';
ALTER TYPE "PreferenceKind" ADD VALUE 'product_view';

-- AlterEnum
ALTER TYPE "VisitNoteKind" ADD VALUE 'treatment_private';

-- DropIndex
DROP INDEX "ClientSearchToken_salonId_token_idx";

-- AlterTable
ALTER TABLE "Alert" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "confirmedById" UUID,
ADD COLUMN     "since" DATE;

-- AlterTable
ALTER TABLE "Client" ADD COLUMN     "address" TEXT,
ADD COLUMN     "alertsAskedById" UUID,
ADD COLUMN     "birthLunar" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "character" TEXT,
ADD COLUMN     "education" TEXT,
ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "family" TEXT,
ADD COLUMN     "hobbies" TEXT,
ADD COLUMN     "importId" UUID,
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "natureId" UUID,
ADD COLUMN     "nextAction" TEXT,
ADD COLUMN     "nextActionOn" DATE,
ADD COLUMN     "nickname" TEXT,
ADD COLUMN     "notYetReason" TEXT,
ADD COLUMN     "occupation" TEXT,
ADD COLUMN     "source" TEXT,
ADD COLUMN     "upgradedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ClientSearchToken" DROP CONSTRAINT "ClientSearchToken_pkey",
ADD COLUMN     "weight" SMALLINT;

-- Whoever is registered already keeps her tokens; where a name or a reading begins with one, it weighs more.
UPDATE "ClientSearchToken" t
SET "weight" = CASE
  WHEN starts_with(lower(c."name"), t."token") OR starts_with(replace(c."pinyin", ' ', ''), t."token") THEN 0 ELSE 1
END
FROM "Client" c WHERE c."id" = t."clientId";

ALTER TABLE "ClientSearchToken" ALTER COLUMN "weight" SET NOT NULL,
ADD CONSTRAINT "ClientSearchToken_pkey" PRIMARY KEY ("salonId", "weight", "token", "clientId");

-- AlterTable
ALTER TABLE "Preference" ADD COLUMN     "choice" TEXT,
ADD COLUMN     "degree" TEXT,
ADD COLUMN     "seatId" UUID,
ADD COLUMN     "therapistId" UUID,
ALTER COLUMN "text" SET DEFAULT '';

-- AlterTable
ALTER TABLE "Recommendation" ADD COLUMN     "priceMinor" INTEGER;

-- AlterTable
ALTER TABLE "Salon" ADD COLUMN     "lapsedAfterDays" INTEGER NOT NULL DEFAULT 180,
ADD COLUMN     "retentionYears" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "TreatmentSession" ADD COLUMN     "priceMinor" INTEGER;

-- CreateTable
CREATE TABLE "AuditLink" (
    "entryId" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditLink_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "ClientStanding" (
    "clientId" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "visits" INTEGER NOT NULL DEFAULT 0,
    "firstVisitAt" TIMESTAMPTZ(3),
    "lastVisitAt" TIMESTAMPTZ(3),
    "bookedUntil" TIMESTAMPTZ(3),
    "spentMinor" INTEGER NOT NULL DEFAULT 0,
    "hasTransacted" BOOLEAN NOT NULL DEFAULT false,
    "lastTherapistId" UUID,

    CONSTRAINT "ClientStanding_pkey" PRIMARY KEY ("clientId")
);

-- CreateTable
CREATE TABLE "ClientPhone" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "e164" TEXT NOT NULL,
    "label" TEXT,

    CONSTRAINT "ClientPhone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientNature" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ClientNature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientTag" (
    "clientId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "givenById" UUID NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientTag_pkey" PRIMARY KEY ("clientId","tagId")
);

-- CreateTable
CREATE TABLE "ClientRelation" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "kind" "RelationKind" NOT NULL,
    "notedById" UUID NOT NULL,
    "notedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "kind" "ConsentKind" NOT NULL,
    "answer" "ConsentAnswer" NOT NULL,
    "words" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "signature" TEXT,
    "recordedById" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArchiveChange" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "field" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "ArchiveChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ArchiveDraft" (
    "staffMemberId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "baseRevision" INTEGER NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ArchiveDraft_pkey" PRIMARY KEY ("staffMemberId","clientId","section")
);

-- CreateTable
CREATE TABLE "SavedList" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "list" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientImport" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "startedById" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" "ImportState" NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'other',
    "headings" JSONB NOT NULL DEFAULT '[]',
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "finishedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "trouble" TEXT,

    CONSTRAINT "ClientImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientImportRow" (
    "importId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" JSONB NOT NULL,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "outcome" TEXT,
    "clientId" UUID,

    CONSTRAINT "ClientImportRow_pkey" PRIMARY KEY ("importId","row")
);

-- CreateTable
CREATE TABLE "ClientMerge" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "goneId" UUID NOT NULL,
    "mergedById" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "before" JSONB NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "undoneById" UUID,

    CONSTRAINT "ClientMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotDuplicate" (
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotDuplicate_pkey" PRIMARY KEY ("firstId","secondId")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "erasedById" UUID NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" "ErasureReason" NOT NULL,
    "removed" JSONB NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AuditLink_salonId_sequence_key" ON "AuditLink"("salonId", "sequence");

-- CreateIndex
CREATE INDEX "ClientStanding_salonId_lastVisitAt_idx" ON "ClientStanding"("salonId", "lastVisitAt");

-- CreateIndex
CREATE INDEX "ClientStanding_salonId_spentMinor_idx" ON "ClientStanding"("salonId", "spentMinor");

-- CreateIndex
CREATE INDEX "ClientStanding_salonId_bookedUntil_idx" ON "ClientStanding"("salonId", "bookedUntil");

-- CreateIndex
CREATE INDEX "ClientStanding_salonId_lastTherapistId_idx" ON "ClientStanding"("salonId", "lastTherapistId");

-- CreateIndex
CREATE INDEX "ClientPhone_salonId_e164_idx" ON "ClientPhone"("salonId", "e164");

-- CreateIndex
CREATE UNIQUE INDEX "ClientPhone_clientId_e164_key" ON "ClientPhone"("clientId", "e164");

-- CreateIndex
CREATE INDEX "ClientNature_salonId_idx" ON "ClientNature"("salonId");

-- CreateIndex
CREATE INDEX "Tag_salonId_idx" ON "Tag"("salonId");

-- CreateIndex
CREATE INDEX "ClientTag_tagId_idx" ON "ClientTag"("tagId");

-- CreateIndex
CREATE INDEX "ClientRelation_otherId_idx" ON "ClientRelation"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "ClientRelation_clientId_otherId_key" ON "ClientRelation"("clientId", "otherId");

-- CreateIndex
CREATE INDEX "Consent_clientId_idx" ON "Consent"("clientId");

-- CreateIndex
CREATE INDEX "ArchiveChange_clientId_at_idx" ON "ArchiveChange"("clientId", "at");

-- CreateIndex
CREATE INDEX "ArchiveDraft_clientId_idx" ON "ArchiveDraft"("clientId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedList_salonId_name_key" ON "SavedList"("salonId", "name");

-- CreateIndex
CREATE INDEX "ClientImport_salonId_startedAt_idx" ON "ClientImport"("salonId", "startedAt");

-- CreateIndex
CREATE INDEX "ClientImportRow_clientId_idx" ON "ClientImportRow"("clientId");

-- CreateIndex
CREATE INDEX "ClientMerge_keptId_idx" ON "ClientMerge"("keptId");

-- CreateIndex
CREATE INDEX "ClientMerge_goneId_idx" ON "ClientMerge"("goneId");

-- CreateIndex
CREATE UNIQUE INDEX "Erasure_clientId_key" ON "Erasure"("clientId");

-- CreateIndex
CREATE INDEX "Erasure_salonId_erasedAt_idx" ON "Erasure"("salonId", "erasedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- CreateIndex
CREATE INDEX "Client_salonId_phone_idx" ON "Client"("salonId", "phone");

-- CreateIndex
CREATE INDEX "Client_natureId_idx" ON "Client"("natureId");

-- CreateIndex
CREATE INDEX "Client_importId_idx" ON "Client"("importId");

-- CreateIndex
CREATE INDEX "Client_mergedIntoId_idx" ON "Client"("mergedIntoId");

-- CreateIndex
CREATE INDEX "ClientSearchToken_clientId_token_idx" ON "ClientSearchToken"("clientId", "token");

-- AddForeignKey
ALTER TABLE "AuditLink" ADD CONSTRAINT "AuditLink_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "AuditEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_natureId_fkey" FOREIGN KEY ("natureId") REFERENCES "ClientNature"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Client"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_alertsAskedById_fkey" FOREIGN KEY ("alertsAskedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ClientImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientStanding" ADD CONSTRAINT "ClientStanding_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientStanding" ADD CONSTRAINT "ClientStanding_lastTherapistId_fkey" FOREIGN KEY ("lastTherapistId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientPhone" ADD CONSTRAINT "ClientPhone_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientNature" ADD CONSTRAINT "ClientNature_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientTag" ADD CONSTRAINT "ClientTag_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientTag" ADD CONSTRAINT "ClientTag_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientTag" ADD CONSTRAINT "ClientTag_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientRelation" ADD CONSTRAINT "ClientRelation_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientRelation" ADD CONSTRAINT "ClientRelation_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientRelation" ADD CONSTRAINT "ClientRelation_notedById_fkey" FOREIGN KEY ("notedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_therapistId_fkey" FOREIGN KEY ("therapistId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArchiveChange" ADD CONSTRAINT "ArchiveChange_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArchiveChange" ADD CONSTRAINT "ArchiveChange_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArchiveDraft" ADD CONSTRAINT "ArchiveDraft_staffMemberId_fkey" FOREIGN KEY ("staffMemberId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ArchiveDraft" ADD CONSTRAINT "ArchiveDraft_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedList" ADD CONSTRAINT "SavedList_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedList" ADD CONSTRAINT "SavedList_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientImport" ADD CONSTRAINT "ClientImport_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientImport" ADD CONSTRAINT "ClientImport_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientImportRow" ADD CONSTRAINT "ClientImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ClientImport"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientMerge" ADD CONSTRAINT "ClientMerge_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientMerge" ADD CONSTRAINT "ClientMerge_keptId_fkey" FOREIGN KEY ("keptId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientMerge" ADD CONSTRAINT "ClientMerge_goneId_fkey" FOREIGN KEY ("goneId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientMerge" ADD CONSTRAINT "ClientMerge_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientMerge" ADD CONSTRAINT "ClientMerge_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Erasure" ADD CONSTRAINT "Erasure_erasedById_fkey" FOREIGN KEY ("erasedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
