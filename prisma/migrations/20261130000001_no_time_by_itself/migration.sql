-- No row takes its time from the database's clock: whoever writes it says when it happened, and what happened in one
-- deed bears one time.

-- AlterTable
ALTER TABLE "Alert" ALTER COLUMN "notedAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Appointment" ALTER COLUMN "createdAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "AuditEntry" ALTER COLUMN "at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Case" ALTER COLUMN "openedAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Client" ALTER COLUMN "createdAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "ClientRelation" ALTER COLUMN "notedAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "ClientTag" ALTER COLUMN "givenAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "IdempotencyKey" ALTER COLUMN "createdAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "NotDuplicate" ALTER COLUMN "saidAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Organisation" ALTER COLUMN "setUpAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Preference" ALTER COLUMN "notedAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Promise" ALTER COLUMN "createdAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "ProtocolStep" ALTER COLUMN "addedAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Recommendation" ALTER COLUMN "createdAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "SavedList" ALTER COLUMN "createdAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "StaffMember" ALTER COLUMN "createdAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "StaffSession" ALTER COLUMN "createdAt" DROP DEFAULT,
ALTER COLUMN "lastSeenAt" DROP DEFAULT;

-- AlterTable
ALTER TABLE "Visit" ALTER COLUMN "createdAt" DROP DEFAULT;
