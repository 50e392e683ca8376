-- A password that somebody else has given is changed before anything else is done with it.
ALTER TABLE "StaffMember" ADD COLUMN "mustChangePassword" BOOLEAN NOT NULL DEFAULT false;
