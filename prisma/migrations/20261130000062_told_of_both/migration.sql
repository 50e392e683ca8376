-- What a treatment did to one of two guests who were taken for one stands with both when the merge is taken back: of one
-- treatment two reactions may then stand, in two archives. The guest is held by whoever tells of one.

-- DropIndex
DROP INDEX "Reaction_sessionId_key";

-- CreateIndex
CREATE INDEX "Reaction_sessionId_idx" ON "Reaction"("sessionId");
