-- CreateEnum
CREATE TYPE "ProductUnit" AS ENUM ('ml', 'g', 'piece');

-- CreateEnum
CREATE TYPE "DeclineReason" AS ENUM ('too_dear', 'has_enough', 'uses_other', 'not_convinced', 'texture', 'sensitive', 'asks_family', 'other');

-- CreateEnum
CREATE TYPE "BodyRegion" AS ENUM ('face', 'body', 'scalp');

-- CreateEnum
CREATE TYPE "ReadingForm" AS ENUM ('scale', 'measure');

-- CreateEnum
CREATE TYPE "AssessmentMoment" AS ENUM ('before', 'after');

-- CreateEnum
CREATE TYPE "PhotoAngle" AS ENUM ('front', 'left_45', 'left_90', 'right_45', 'right_90', 'back', 'detail');

-- CreateEnum
CREATE TYPE "CarePlanEnd" AS ENUM ('fulfilled', 'replaced', 'stopped');

-- CreateEnum
CREATE TYPE "PatchTestResult" AS ENUM ('clear', 'reaction');

-- CreateEnum
CREATE TYPE "PhraseKind" AS ENUM ('observation', 'reaction', 'advice');

-- CreateEnum
CREATE TYPE "AtHomeEnd" AS ENUM ('used_up', 'stopped', 'unsuitable');

-- AlterEnum
ALTER TYPE "ConsentKind" ADD VALUE 'showing';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "VisitEventKind" ADD VALUE 'protocol_done';
ALTER TYPE "VisitEventKind" ADD VALUE 'protocol_cleared';
ALTER TYPE "VisitEventKind" ADD VALUE 'safety_overridden';

-- AlterTable
ALTER TABLE "Alert" ADD COLUMN     "sortedAt" TIMESTAMPTZ(3),
ADD COLUMN     "sortedById" UUID;

-- AlterTable
ALTER TABLE "Product" ADD COLUMN     "benefit" TEXT,
ADD COLUMN     "benefitEn" TEXT,
ADD COLUMN     "concerns" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "dailyUse" DOUBLE PRECISION,
ADD COLUMN     "isForHome" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "isForTreatment" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "patchTestDays" INTEGER,
ADD COLUMN     "size" DOUBLE PRECISION,
ADD COLUMN     "sizeUnit" "ProductUnit";

-- AlterTable
ALTER TABLE "Recommendation" ADD COLUMN     "answeredAt" TIMESTAMPTZ(3),
ADD COLUMN     "declineReason" "DeclineReason",
ADD COLUMN     "quantity" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "StaffMember" ADD COLUMN     "mayOverrideSafety" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Treatment" ADD COLUMN     "cleanupMinutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "concerns" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "intervalDays" INTEGER,
ADD COLUMN     "patchTestDays" INTEGER,
ADD COLUMN     "preparationMinutes" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "TreatmentSession" ADD COLUMN     "cleanupMinutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "comfort" INTEGER,
ADD COLUMN     "heldFrom" TIMESTAMPTZ(3),
ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "herWords" TEXT,
ADD COLUMN     "lovedAreas" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "preparationMinutes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pressureFelt" INTEGER,
ADD COLUMN     "temperatureFelt" INTEGER;

-- CreateTable
CREATE TABLE "RoomFeature" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoomFeature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoomHasFeature" (
    "roomId" UUID NOT NULL,
    "featureId" UUID NOT NULL,

    CONSTRAINT "RoomHasFeature_pkey" PRIMARY KEY ("roomId","featureId")
);

-- CreateTable
CREATE TABLE "Skill" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Skill_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffSkill" (
    "staffMemberId" UUID NOT NULL,
    "skillId" UUID NOT NULL,

    CONSTRAINT "StaffSkill_pkey" PRIMARY KEY ("staffMemberId","skillId")
);

-- CreateTable
CREATE TABLE "TreatmentSkill" (
    "treatmentId" UUID NOT NULL,
    "skillId" UUID NOT NULL,

    CONSTRAINT "TreatmentSkill_pkey" PRIMARY KEY ("treatmentId","skillId")
);

-- CreateTable
CREATE TABLE "TreatmentNeedsFeature" (
    "treatmentId" UUID NOT NULL,
    "featureId" UUID NOT NULL,

    CONSTRAINT "TreatmentNeedsFeature_pkey" PRIMARY KEY ("treatmentId","featureId")
);

-- CreateTable
CREATE TABLE "TreatmentProduct" (
    "treatmentId" UUID NOT NULL,
    "productId" UUID NOT NULL,

    CONSTRAINT "TreatmentProduct_pkey" PRIMARY KEY ("treatmentId","productId")
);

-- CreateTable
CREATE TABLE "ProtocolStep" (
    "id" UUID NOT NULL,
    "treatmentId" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "instruction" TEXT NOT NULL DEFAULT '',
    "instructionEn" TEXT,
    "minutes" INTEGER NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProtocolStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProtocolStepProduct" (
    "stepId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "amount" TEXT,

    CONSTRAINT "ProtocolStepProduct_pkey" PRIMARY KEY ("stepId","productId")
);

-- CreateTable
CREATE TABLE "Contraindication" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "kind" "AlertKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Contraindication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TreatmentContraindication" (
    "treatmentId" UUID NOT NULL,
    "contraindicationId" UUID NOT NULL,

    CONSTRAINT "TreatmentContraindication_pkey" PRIMARY KEY ("treatmentId","contraindicationId")
);

-- CreateTable
CREATE TABLE "ProductContraindication" (
    "productId" UUID NOT NULL,
    "contraindicationId" UUID NOT NULL,

    CONSTRAINT "ProductContraindication_pkey" PRIMARY KEY ("productId","contraindicationId")
);

-- CreateTable
CREATE TABLE "AlertContraindication" (
    "alertId" UUID NOT NULL,
    "contraindicationId" UUID NOT NULL,

    CONSTRAINT "AlertContraindication_pkey" PRIMARY KEY ("alertId","contraindicationId")
);

-- CreateTable
CREATE TABLE "AssessmentTemplate" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "region" "BodyRegion" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "AssessmentTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadingType" (
    "id" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "form" "ReadingForm" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "lowEnd" TEXT,
    "lowEndEn" TEXT,
    "highEnd" TEXT,
    "highEndEn" TEXT,
    "steps" INTEGER,
    "unit" TEXT,
    "minimum" DOUBLE PRECISION,
    "maximum" DOUBLE PRECISION,
    "isKey" BOOLEAN NOT NULL DEFAULT false,
    "concern" TEXT,
    "concernBelow" DOUBLE PRECISION,
    "concernAbove" DOUBLE PRECISION,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReadingType_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "moment" "AssessmentMoment" NOT NULL DEFAULT 'before',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "takenById" UUID NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reading" (
    "assessmentId" UUID NOT NULL,
    "readingTypeId" UUID NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("assessmentId","readingTypeId")
);

-- CreateTable
CREATE TABLE "AreaMark" (
    "assessmentId" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "strength" INTEGER NOT NULL,

    CONSTRAINT "AreaMark_pkey" PRIMARY KEY ("assessmentId","area","kind")
);

-- CreateTable
CREATE TABLE "Photo" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "visitId" UUID,
    "sessionId" UUID,
    "region" "BodyRegion" NOT NULL DEFAULT 'face',
    "angle" "PhotoAngle" NOT NULL,
    "moment" "AssessmentMoment",
    "storageKey" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "takenById" UUID NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FileToRemove" (
    "storageKey" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FileToRemove_pkey" PRIMARY KEY ("storageKey")
);

-- CreateTable
CREATE TABLE "ShownCase" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT,
    "concerns" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "course" TEXT NOT NULL,
    "courseEn" TEXT,
    "result" TEXT NOT NULL,
    "resultEn" TEXT,
    "weeks" INTEGER,
    "beforePhotoId" UUID,
    "afterPhotoId" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShownCase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CarePlan" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "visitId" UUID,
    "goal" TEXT NOT NULL,
    "homeCare" TEXT NOT NULL DEFAULT '',
    "avoid" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "madeById" UUID NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "end" "CarePlanEnd",
    "endedById" UUID,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CarePlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CarePlanTreatment" (
    "planId" UUID NOT NULL,
    "treatmentId" UUID NOT NULL,
    "sessions" INTEGER NOT NULL,
    "intervalDays" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CarePlanTreatment_pkey" PRIMARY KEY ("planId","treatmentId")
);

-- CreateTable
CREATE TABLE "CarePlanVersion" (
    "planId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "changedById" UUID NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CarePlanVersion_pkey" PRIMARY KEY ("planId","revision")
);

-- CreateTable
CREATE TABLE "PatchTest" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "visitId" UUID,
    "treatmentId" UUID,
    "productId" UUID,
    "doneById" UUID NOT NULL,
    "doneAt" TIMESTAMPTZ(3) NOT NULL,
    "result" "PatchTestResult",
    "readById" UUID,
    "readAt" TIMESTAMPTZ(3),
    "note" TEXT,
    "validUntil" TIMESTAMPTZ(3),

    CONSTRAINT "PatchTest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SafetyOverride" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "stops" TEXT[],

    CONSTRAINT "SafetyOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TreatmentNote" (
    "sessionId" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "signedById" UUID,
    "signedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TreatmentNote_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "TreatmentNoteRevision" (
    "sessionId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "privateText" TEXT NOT NULL DEFAULT '',
    "baseRevision" INTEGER NOT NULL,
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "amendmentReason" TEXT,

    CONSTRAINT "TreatmentNoteRevision_pkey" PRIMARY KEY ("sessionId","revision")
);

-- CreateTable
CREATE TABLE "Phrase" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "kind" "PhraseKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Phrase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductAtHome" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "recommendationId" UUID,
    "visitId" UUID,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "sinceOn" DATE NOT NULL,
    "runsOutOn" DATE,
    "endedOn" DATE,
    "end" "AtHomeEnd",
    "notedById" UUID NOT NULL,

    CONSTRAINT "ProductAtHome_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoomFeature_salonId_idx" ON "RoomFeature"("salonId");

-- CreateIndex
CREATE INDEX "RoomHasFeature_featureId_idx" ON "RoomHasFeature"("featureId");

-- CreateIndex
CREATE INDEX "Skill_salonId_idx" ON "Skill"("salonId");

-- CreateIndex
CREATE INDEX "StaffSkill_skillId_idx" ON "StaffSkill"("skillId");

-- CreateIndex
CREATE INDEX "TreatmentSkill_skillId_idx" ON "TreatmentSkill"("skillId");

-- CreateIndex
CREATE INDEX "TreatmentNeedsFeature_featureId_idx" ON "TreatmentNeedsFeature"("featureId");

-- CreateIndex
CREATE INDEX "TreatmentProduct_productId_idx" ON "TreatmentProduct"("productId");

-- CreateIndex
CREATE INDEX "ProtocolStep_treatmentId_idx" ON "ProtocolStep"("treatmentId");

-- CreateIndex
CREATE INDEX "ProtocolStepProduct_productId_idx" ON "ProtocolStepProduct"("productId");

-- CreateIndex
CREATE INDEX "Contraindication_salonId_idx" ON "Contraindication"("salonId");

-- CreateIndex
CREATE INDEX "TreatmentContraindication_contraindicationId_idx" ON "TreatmentContraindication"("contraindicationId");

-- CreateIndex
CREATE INDEX "ProductContraindication_contraindicationId_idx" ON "ProductContraindication"("contraindicationId");

-- CreateIndex
CREATE INDEX "AlertContraindication_contraindicationId_idx" ON "AlertContraindication"("contraindicationId");

-- CreateIndex
CREATE INDEX "AssessmentTemplate_salonId_idx" ON "AssessmentTemplate"("salonId");

-- CreateIndex
CREATE INDEX "ReadingType_templateId_idx" ON "ReadingType"("templateId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_visitId_templateId_moment_key" ON "Assessment"("visitId", "templateId", "moment");

-- CreateIndex
CREATE INDEX "Reading_readingTypeId_idx" ON "Reading"("readingTypeId");

-- CreateIndex
CREATE UNIQUE INDEX "Photo_storageKey_key" ON "Photo"("storageKey");

-- CreateIndex
CREATE INDEX "Photo_clientId_takenAt_idx" ON "Photo"("clientId", "takenAt");

-- CreateIndex
CREATE INDEX "Photo_visitId_idx" ON "Photo"("visitId");

-- CreateIndex
CREATE INDEX "FileToRemove_dueAt_idx" ON "FileToRemove"("dueAt");

-- CreateIndex
CREATE INDEX "ShownCase_salonId_idx" ON "ShownCase"("salonId");

-- CreateIndex
CREATE INDEX "ShownCase_beforePhotoId_idx" ON "ShownCase"("beforePhotoId");

-- CreateIndex
CREATE INDEX "ShownCase_afterPhotoId_idx" ON "ShownCase"("afterPhotoId");

-- CreateIndex
CREATE INDEX "CarePlan_clientId_madeAt_idx" ON "CarePlan"("clientId", "madeAt");

-- CreateIndex
CREATE INDEX "CarePlanTreatment_treatmentId_idx" ON "CarePlanTreatment"("treatmentId");

-- CreateIndex
CREATE INDEX "PatchTest_clientId_idx" ON "PatchTest"("clientId");

-- CreateIndex
CREATE INDEX "SafetyOverride_sessionId_idx" ON "SafetyOverride"("sessionId");

-- CreateIndex
CREATE INDEX "SafetyOverride_at_idx" ON "SafetyOverride"("at");

-- CreateIndex
CREATE INDEX "Phrase_salonId_idx" ON "Phrase"("salonId");

-- CreateIndex
CREATE UNIQUE INDEX "ProductAtHome_recommendationId_key" ON "ProductAtHome"("recommendationId");

-- CreateIndex
CREATE INDEX "ProductAtHome_clientId_idx" ON "ProductAtHome"("clientId");

-- CreateIndex
CREATE INDEX "ProductAtHome_productId_idx" ON "ProductAtHome"("productId");

-- AddForeignKey
ALTER TABLE "RoomFeature" ADD CONSTRAINT "RoomFeature_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomHasFeature" ADD CONSTRAINT "RoomHasFeature_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomHasFeature" ADD CONSTRAINT "RoomHasFeature_featureId_fkey" FOREIGN KEY ("featureId") REFERENCES "RoomFeature"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Skill" ADD CONSTRAINT "Skill_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffSkill" ADD CONSTRAINT "StaffSkill_staffMemberId_fkey" FOREIGN KEY ("staffMemberId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffSkill" ADD CONSTRAINT "StaffSkill_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentSkill" ADD CONSTRAINT "TreatmentSkill_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentSkill" ADD CONSTRAINT "TreatmentSkill_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentNeedsFeature" ADD CONSTRAINT "TreatmentNeedsFeature_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentNeedsFeature" ADD CONSTRAINT "TreatmentNeedsFeature_featureId_fkey" FOREIGN KEY ("featureId") REFERENCES "RoomFeature"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentProduct" ADD CONSTRAINT "TreatmentProduct_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentProduct" ADD CONSTRAINT "TreatmentProduct_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtocolStep" ADD CONSTRAINT "ProtocolStep_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtocolStepProduct" ADD CONSTRAINT "ProtocolStepProduct_stepId_fkey" FOREIGN KEY ("stepId") REFERENCES "ProtocolStep"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProtocolStepProduct" ADD CONSTRAINT "ProtocolStepProduct_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contraindication" ADD CONSTRAINT "Contraindication_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentContraindication" ADD CONSTRAINT "TreatmentContraindication_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentContraindication" ADD CONSTRAINT "TreatmentContraindication_contraindicationId_fkey" FOREIGN KEY ("contraindicationId") REFERENCES "Contraindication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductContraindication" ADD CONSTRAINT "ProductContraindication_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductContraindication" ADD CONSTRAINT "ProductContraindication_contraindicationId_fkey" FOREIGN KEY ("contraindicationId") REFERENCES "Contraindication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertContraindication" ADD CONSTRAINT "AlertContraindication_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertContraindication" ADD CONSTRAINT "AlertContraindication_contraindicationId_fkey" FOREIGN KEY ("contraindicationId") REFERENCES "Contraindication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_sortedById_fkey" FOREIGN KEY ("sortedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentTemplate" ADD CONSTRAINT "AssessmentTemplate_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadingType" ADD CONSTRAINT "ReadingType_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "AssessmentTemplate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "AssessmentTemplate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_readingTypeId_fkey" FOREIGN KEY ("readingTypeId") REFERENCES "ReadingType"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AreaMark" ADD CONSTRAINT "AreaMark_assessmentId_fkey" FOREIGN KEY ("assessmentId") REFERENCES "Assessment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TreatmentSession"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Photo" ADD CONSTRAINT "Photo_takenById_fkey" FOREIGN KEY ("takenById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShownCase" ADD CONSTRAINT "ShownCase_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShownCase" ADD CONSTRAINT "ShownCase_beforePhotoId_fkey" FOREIGN KEY ("beforePhotoId") REFERENCES "Photo"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShownCase" ADD CONSTRAINT "ShownCase_afterPhotoId_fkey" FOREIGN KEY ("afterPhotoId") REFERENCES "Photo"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShownCase" ADD CONSTRAINT "ShownCase_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlan" ADD CONSTRAINT "CarePlan_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlan" ADD CONSTRAINT "CarePlan_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlan" ADD CONSTRAINT "CarePlan_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlan" ADD CONSTRAINT "CarePlan_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlan" ADD CONSTRAINT "CarePlan_endedById_fkey" FOREIGN KEY ("endedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlanTreatment" ADD CONSTRAINT "CarePlanTreatment_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CarePlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlanTreatment" ADD CONSTRAINT "CarePlanTreatment_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlanVersion" ADD CONSTRAINT "CarePlanVersion_planId_fkey" FOREIGN KEY ("planId") REFERENCES "CarePlan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CarePlanVersion" ADD CONSTRAINT "CarePlanVersion_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_doneById_fkey" FOREIGN KEY ("doneById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PatchTest" ADD CONSTRAINT "PatchTest_readById_fkey" FOREIGN KEY ("readById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyOverride" ADD CONSTRAINT "SafetyOverride_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TreatmentSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyOverride" ADD CONSTRAINT "SafetyOverride_byId_fkey" FOREIGN KEY ("byId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentNote" ADD CONSTRAINT "TreatmentNote_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TreatmentSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentNote" ADD CONSTRAINT "TreatmentNote_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentNoteRevision" ADD CONSTRAINT "TreatmentNoteRevision_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TreatmentNote"("sessionId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentNoteRevision" ADD CONSTRAINT "TreatmentNoteRevision_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Phrase" ADD CONSTRAINT "Phrase_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductAtHome" ADD CONSTRAINT "ProductAtHome_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductAtHome" ADD CONSTRAINT "ProductAtHome_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductAtHome" ADD CONSTRAINT "ProductAtHome_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductAtHome" ADD CONSTRAINT "ProductAtHome_recommendationId_fkey" FOREIGN KEY ("recommendationId") REFERENCES "Recommendation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductAtHome" ADD CONSTRAINT "ProductAtHome_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductAtHome" ADD CONSTRAINT "ProductAtHome_notedById_fkey" FOREIGN KEY ("notedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
