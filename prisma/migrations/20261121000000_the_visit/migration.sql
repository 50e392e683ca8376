-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "CourtesyOccasion" AS ENUM ('birthday', 'first_visit', 'long_wait', 'open_complaint', 'any');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('receptionist', 'therapist', 'manager');

-- CreateEnum
CREATE TYPE "SessionEnd" AS ENUM ('signed_out', 'deactivated', 'password_changed');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('female', 'male');

-- CreateEnum
CREATE TYPE "AlertKind" AS ENUM ('allergy', 'contraindication', 'pregnancy', 'medication');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('mild', 'serious');

-- CreateEnum
CREATE TYPE "PreferenceKind" AS ENUM ('tea', 'seat', 'room_temperature', 'music', 'pressure', 'conversation', 'never_mention', 'other');

-- CreateEnum
CREATE TYPE "StageName" AS ENUM ('greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell', 'follow_up');

-- CreateEnum
CREATE TYPE "VisitStage" AS ENUM ('expected', 'greeting', 'seating', 'consultation', 'treatment', 'recommendation', 'farewell', 'follow_up', 'closed', 'cancelled', 'no_show', 'left');

-- CreateEnum
CREATE TYPE "NoBookingReason" AS ENUM ('will_call', 'travelling', 'undecided', 'unhappy', 'too_dear', 'other');

-- CreateEnum
CREATE TYPE "VisitEventKind" AS ENUM ('arranged', 'moved', 'skipped', 'undone', 'step_done', 'step_passed', 'step_cleared', 'seat_chosen', 'wait_told', 'appointment_moved', 'session_added', 'session_changed', 'session_started', 'session_ended', 'session_removed', 'booking_declined', 'call_made');

-- CreateEnum
CREATE TYPE "VisitNoteKind" AS ENUM ('wish', 'tea', 'assessment', 'advice', 'small_talk', 'treatment_note', 'farewell_note', 'call_note');

-- CreateEnum
CREATE TYPE "RecommendationAnswer" AS ENUM ('bought', 'will_think', 'declined');

-- CreateEnum
CREATE TYPE "CallOutcome" AS ENUM ('reached', 'no_answer', 'wrong_number', 'call_again');

-- CreateEnum
CREATE TYPE "CaseKind" AS ENUM ('complaint', 'suggestion', 'enquiry', 'request', 'praise');

-- CreateTable
CREATE TABLE "Organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "setUpAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Salon" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'CNY',
    "phoneCountry" TEXT NOT NULL DEFAULT 'CN',
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "opensAt" TEXT NOT NULL DEFAULT '10:00',
    "closesAt" TEXT NOT NULL DEFAULT '21:00',
    "idleMinutes" INTEGER NOT NULL DEFAULT 15,
    "noShowAfterMinutes" INTEGER NOT NULL DEFAULT 15,
    "followUpAfterHours" INTEGER NOT NULL DEFAULT 48,
    "callAttempts" INTEGER NOT NULL DEFAULT 3,
    "callRetryHours" INTEGER NOT NULL DEFAULT 24,
    "standardsVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Salon_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seat" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Treatment" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "durationMinutes" INTEGER NOT NULL,
    "priceMinor" INTEGER NOT NULL,
    "followUpAfterHours" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Treatment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Product" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "priceMinor" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Courtesy" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "occasion" "CourtesyOccasion" NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Courtesy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceStandard" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "stepKey" TEXT NOT NULL,
    "stage" "StageName" NOT NULL,
    "position" INTEGER NOT NULL,
    "role" "Role" NOT NULL,
    "targetMinutes" INTEGER NOT NULL,
    "titleZh" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "requirementZh" TEXT NOT NULL,
    "requirementEn" TEXT NOT NULL,
    "sayZh" TEXT NOT NULL,
    "sayEn" TEXT NOT NULL,
    "gestureZh" TEXT NOT NULL,
    "gestureEn" TEXT NOT NULL,
    "fromVersion" INTEGER NOT NULL,
    "untilVersion" INTEGER,

    CONSTRAINT "ServiceStandard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffMember" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "userName" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "locale" TEXT,
    "deactivatedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StaffMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffSession" (
    "id" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" "SessionEnd",

    CONSTRAINT "StaffSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "SignInThrottle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "key" UUID NOT NULL,
    "staffMemberId" UUID,
    "action" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "answer" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID,
    "particulars" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Client" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "formOfAddress" TEXT,
    "sex" "Sex",
    "phone" TEXT,
    "birthYear" INTEGER,
    "birthMonth" INTEGER,
    "birthDay" INTEGER,
    "nature" TEXT,
    "referredById" UUID,
    "alertsAskedAt" TIMESTAMPTZ(3),
    "basicsConfirmedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientSearchToken" (
    "clientId" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "token" TEXT NOT NULL,

    CONSTRAINT "ClientSearchToken_pkey" PRIMARY KEY ("clientId","token")
);

-- CreateTable
CREATE TABLE "Alert" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "kind" "AlertKind" NOT NULL,
    "severity" "Severity" NOT NULL,
    "text" TEXT NOT NULL,
    "visitId" UUID,
    "notedById" UUID NOT NULL,
    "notedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Preference" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "kind" "PreferenceKind" NOT NULL,
    "text" TEXT NOT NULL,
    "visitId" UUID,
    "notedById" UUID NOT NULL,
    "notedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Preference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "stage" "VisitStage" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "standardsVersion" INTEGER NOT NULL,
    "seatId" UUID,
    "noNextBookingReason" "NoBookingReason",
    "noNextBookingNote" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitEvent" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "VisitEventKind" NOT NULL,
    "move" TEXT,
    "fromStage" "VisitStage",
    "toStage" "VisitStage",
    "stepKey" TEXT,
    "undoes" INTEGER,
    "particulars" JSONB NOT NULL DEFAULT '{}',
    "actorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VisitEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitEventNote" (
    "eventId" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "VisitEventNote_pkey" PRIMARY KEY ("eventId")
);

-- CreateTable
CREATE TABLE "VisitNote" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "kind" "VisitNoteKind" NOT NULL,
    "sessionId" UUID,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedById" UUID NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VisitNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "bookedDuringVisitId" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TreatmentSession" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "treatmentId" UUID NOT NULL,
    "therapistId" UUID,
    "roomId" UUID,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "releasedAt" TIMESTAMPTZ(3),
    "effect" INTEGER,

    CONSTRAINT "TreatmentSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recommendation" (
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "productId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "answer" "RecommendationAnswer",
    "recommendedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowUpCall" (
    "id" UUID NOT NULL,
    "salonId" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "madeAt" TIMESTAMPTZ(3),
    "madeById" UUID,
    "outcome" "CallOutcome",
    "feeling" INTEGER,
    "note" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "FollowUpCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Promise" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "visitId" UUID,
    "text" TEXT NOT NULL,
    "ownerId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "keptAt" TIMESTAMPTZ(3),

    CONSTRAINT "Promise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "clientId" UUID NOT NULL,
    "visitId" UUID,
    "kind" "CaseKind" NOT NULL,
    "text" TEXT NOT NULL,
    "openedById" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Seat_salonId_idx" ON "Seat"("salonId");

-- CreateIndex
CREATE INDEX "Room_salonId_idx" ON "Room"("salonId");

-- CreateIndex
CREATE INDEX "Treatment_salonId_idx" ON "Treatment"("salonId");

-- CreateIndex
CREATE INDEX "Product_salonId_idx" ON "Product"("salonId");

-- CreateIndex
CREATE INDEX "Courtesy_salonId_idx" ON "Courtesy"("salonId");

-- CreateIndex
CREATE INDEX "ServiceStandard_salonId_fromVersion_idx" ON "ServiceStandard"("salonId", "fromVersion");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceStandard_salonId_stepKey_fromVersion_key" ON "ServiceStandard"("salonId", "stepKey", "fromVersion");

-- CreateIndex
CREATE UNIQUE INDEX "StaffMember_userName_key" ON "StaffMember"("userName");

-- CreateIndex
CREATE INDEX "StaffMember_salonId_idx" ON "StaffMember"("salonId");

-- CreateIndex
CREATE INDEX "StaffSession_staffMemberId_idx" ON "StaffSession"("staffMemberId");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_at_idx" ON "AuditEntry"("subjectType", "subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_salonId_at_idx" ON "AuditEntry"("salonId", "at");

-- CreateIndex
CREATE INDEX "Client_salonId_pinyin_id_idx" ON "Client"("salonId", "pinyin", "id");

-- CreateIndex
CREATE INDEX "Client_referredById_idx" ON "Client"("referredById");

-- CreateIndex
CREATE INDEX "ClientSearchToken_salonId_token_idx" ON "ClientSearchToken"("salonId", "token");

-- CreateIndex
CREATE INDEX "Alert_clientId_idx" ON "Alert"("clientId");

-- CreateIndex
CREATE INDEX "Preference_clientId_idx" ON "Preference"("clientId");

-- CreateIndex
CREATE INDEX "Visit_clientId_createdAt_idx" ON "Visit"("clientId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "VisitEvent_visitId_sequence_key" ON "VisitEvent"("visitId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "VisitNote_visitId_kind_sessionId_key" ON "VisitNote"("visitId", "kind", "sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "Appointment_visitId_key" ON "Appointment"("visitId");

-- CreateIndex
CREATE INDEX "Appointment_startsAt_idx" ON "Appointment"("startsAt");

-- CreateIndex
CREATE INDEX "Appointment_bookedDuringVisitId_idx" ON "Appointment"("bookedDuringVisitId");

-- CreateIndex
CREATE INDEX "TreatmentSession_visitId_idx" ON "TreatmentSession"("visitId");

-- CreateIndex
CREATE INDEX "TreatmentSession_startsAt_idx" ON "TreatmentSession"("startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Recommendation_visitId_productId_key" ON "Recommendation"("visitId", "productId");

-- CreateIndex
CREATE INDEX "FollowUpCall_visitId_idx" ON "FollowUpCall"("visitId");

-- CreateIndex
CREATE INDEX "FollowUpCall_salonId_dueAt_idx" ON "FollowUpCall"("salonId", "dueAt");

-- CreateIndex
CREATE INDEX "Promise_clientId_idx" ON "Promise"("clientId");

-- CreateIndex
CREATE INDEX "Case_clientId_idx" ON "Case"("clientId");

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Treatment" ADD CONSTRAINT "Treatment_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Courtesy" ADD CONSTRAINT "Courtesy_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceStandard" ADD CONSTRAINT "ServiceStandard_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffMember" ADD CONSTRAINT "StaffMember_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffSession" ADD CONSTRAINT "StaffSession_staffMemberId_fkey" FOREIGN KEY ("staffMemberId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Client" ADD CONSTRAINT "Client_referredById_fkey" FOREIGN KEY ("referredById") REFERENCES "Client"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientSearchToken" ADD CONSTRAINT "ClientSearchToken_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_notedById_fkey" FOREIGN KEY ("notedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alert" ADD CONSTRAINT "Alert_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_notedById_fkey" FOREIGN KEY ("notedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Preference" ADD CONSTRAINT "Preference_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitEvent" ADD CONSTRAINT "VisitEvent_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitEvent" ADD CONSTRAINT "VisitEvent_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitEventNote" ADD CONSTRAINT "VisitEventNote_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "VisitEvent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitNote" ADD CONSTRAINT "VisitNote_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitNote" ADD CONSTRAINT "VisitNote_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "TreatmentSession"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitNote" ADD CONSTRAINT "VisitNote_savedById_fkey" FOREIGN KEY ("savedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_bookedDuringVisitId_fkey" FOREIGN KEY ("bookedDuringVisitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentSession" ADD CONSTRAINT "TreatmentSession_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentSession" ADD CONSTRAINT "TreatmentSession_treatmentId_fkey" FOREIGN KEY ("treatmentId") REFERENCES "Treatment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentSession" ADD CONSTRAINT "TreatmentSession_therapistId_fkey" FOREIGN KEY ("therapistId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TreatmentSession" ADD CONSTRAINT "TreatmentSession_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_recommendedById_fkey" FOREIGN KEY ("recommendedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUpCall" ADD CONSTRAINT "FollowUpCall_salonId_fkey" FOREIGN KEY ("salonId") REFERENCES "Salon"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUpCall" ADD CONSTRAINT "FollowUpCall_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUpCall" ADD CONSTRAINT "FollowUpCall_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promise" ADD CONSTRAINT "Promise_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promise" ADD CONSTRAINT "Promise_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promise" ADD CONSTRAINT "Promise_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Promise" ADD CONSTRAINT "Promise_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_clientId_fkey" FOREIGN KEY ("clientId") REFERENCES "Client"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_visitId_fkey" FOREIGN KEY ("visitId") REFERENCES "Visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_openedById_fkey" FOREIGN KEY ("openedById") REFERENCES "StaffMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
