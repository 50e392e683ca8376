-- CreateEnum
CREATE TYPE "AlertEasing" AS ENUM ('ended', 'softened', 'narrowed');

-- CreateEnum
CREATE TYPE "SafetyQuestion" AS ENUM ('allergy', 'contraindication', 'pregnancy', 'medication', 'recent_acid', 'retinol', 'injections', 'laser', 'contact_lenses', 'pacemaker');

-- CreateEnum
CREATE TYPE "SafetyAnswerKind" AS ENUM ('no', 'yes', 'unchanged');

-- CreateEnum
CREATE TYPE "SessionOutcome" AS ENUM ('performed', 'in_part', 'broken_off');

-- CreateEnum
CREATE TYPE "SessionEndReason" AS ENUM ('her_wish', 'no_time', 'reaction', 'unwell', 'alert', 'equipment', 'left', 'other');

-- AlterEnum
ALTER TYPE "VisitEventKind" ADD VALUE 'session_end_undone';

-- AlterTable
ALTER TABLE "Alert" ADD COLUMN     "heavierAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "PatchTest" ADD COLUMN     "readableAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Product" ADD COLUMN     "patchTestHours" INTEGER NOT NULL DEFAULT 24;

-- AlterTable
ALTER TABLE "SafetyOverride" ADD COLUMN     "isLasting" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Treatment" ADD COLUMN     "methods" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "otherNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "patchTestHours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "touches" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "TreatmentSession" ADD COLUMN     "endNote" TEXT,
ADD COLUMN     "endReason" "SessionEndReason",
ADD COLUMN     "outcome" "SessionOutcome";

-- Colour needs two days; everything else one.
UPDATE "Treatment" SET "patchTestHours" = 48 WHERE "name" ~ '染|纹绣' OR "nameEn" ~* '\m(colou?r|dye|tint|henna)';
UPDATE "Product" SET "patchTestHours" = 48 WHERE "name" ~ '染' OR "nameEn" ~* '\m(colou?r|dye|tint|henna)';

-- A test done before the wait was known: what was read sooner holds no longer.
UPDATE "PatchTest" p SET "readableAt" = p."doneAt" + make_interval(hours => coalesce(
  (SELECT t."patchTestHours" FROM "Treatment" t WHERE t."id" = p."treatmentId"),
  (SELECT q."patchTestHours" FROM "Product" q WHERE q."id" = p."productId")
));
UPDATE "PatchTest" SET "validUntil" = "readAt", "readableAt" = "readAt"
WHERE "result" = 'clear' AND "readAt" < "readableAt";
ALTER TABLE "PatchTest" ALTER COLUMN "readableAt" SET NOT NULL;

-- What has ended was performed, or she walked out of it.
UPDATE "TreatmentSession" s SET
  "outcome" = CASE WHEN v."stage" = 'left' AND s."endedAt" = m."at" THEN 'broken_off' ELSE 'performed' END::"SessionOutcome",
  "endReason" = CASE WHEN v."stage" = 'left' AND s."endedAt" = m."at" THEN 'left' END::"SessionEndReason"
FROM "Visit" v
LEFT JOIN LATERAL (
  SELECT e."at" FROM "VisitEvent" e WHERE e."visitId" = v."id" AND e."toStage" = 'left' ORDER BY e."sequence" DESC LIMIT 1
) m ON true
WHERE v."id" = s."visitId" AND s."endedAt" IS NOT NULL;

-- CreateTable
CREATE TABLE "AlertChange" (
    "id" UUID NOT NULL,
    "alertId" UUID NOT NULL,
    "easing" "AlertEasing" NOT NULL,
    "severity" "Severity" NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AlertChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SafetyAnswer" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "question" "SafetyQuestion" NOT NULL,
    "answer" "SafetyAnswerKind" NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SafetyAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reaction" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "treatmentId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "notedById" UUID NOT NULL,
    "notedAt" TIMESTAMPTZ(3) NOT NULL,
    "clearedById" UUID,
    "clearedAt" TIMESTAMPTZ(3),
    "clearedReason" TEXT,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AlertChange_alertId_idx" ON "AlertChange"("alertId");

-- CreateIndex
CREATE INDEX "SafetyAnswer_visitId_question_idx" ON "SafetyAnswer"("visitId", "question");

-- CreateIndex
CREATE UNIQUE INDEX "Reaction_sessionId_key" ON "Reaction"("sessionId");

-- CreateIndex
CREATE INDEX "Reaction_clientId_idx" ON "Reaction"("clientId");

-- CreateIndex
CREATE INDEX "Reaction_visitId_idx" ON "Reaction"("visitId");

-- CreateIndex
CREATE INDEX "Reaction_salonId_notedAt_idx" ON "Reaction"("salonId", "notedAt");

-- AddForeignKey
ALTER TABLE "AlertChange" ADD CONSTRAINT "AlertChange_alertId_fkey" FOREIGN KEY ("alertId") REFERENCES "Alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AlertChange" ADD CONSTRAINT "AlertChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyAnswer" ADD CONSTRAINT "SafetyAnswer_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyAnswer" ADD CONSTRAINT "SafetyAnswer_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TreatmentSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_notedById_fkey" FOREIGN KEY ("notedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_clearedById_fkey" FOREIGN KEY ("clearedById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;
