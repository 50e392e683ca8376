-- Of a password that somebody else gave her, its letters and figures in lower case: her own is not the same one in capitals.
ALTER TABLE "StaffMember" ADD COLUMN "givenPasswordHash" TEXT;
