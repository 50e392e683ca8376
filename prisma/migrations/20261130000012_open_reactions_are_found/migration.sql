-- The manager's day and her list ask for the few that nobody has cleared.

-- CreateIndex
CREATE INDEX "Reaction_salonId_clearedAt_notedAt_idx" ON "Reaction"("salonId", "clearedAt", "notedAt");
