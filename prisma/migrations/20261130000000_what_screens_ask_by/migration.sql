-- CreateIndex
CREATE INDEX "ClientMerge_salonId_mergedAt_idx" ON "ClientMerge"("salonId", "mergedAt");

-- CreateIndex
CREATE INDEX "NotDuplicate_secondId_idx" ON "NotDuplicate"("secondId");

-- CreateIndex
CREATE INDEX "Visit_salonId_stage_idx" ON "Visit"("salonId", "stage");

-- CreateIndex
CREATE INDEX "Visit_seatId_stage_idx" ON "Visit"("seatId", "stage");

-- CreateIndex
CREATE INDEX "FollowUpCall_salonId_madeAt_idx" ON "FollowUpCall"("salonId", "madeAt");

-- CreateIndex
CREATE INDEX "Promise_visitId_idx" ON "Promise"("visitId");

-- CreateIndex
CREATE INDEX "Recommendation_productId_idx" ON "Recommendation"("productId");

-- CreateIndex
CREATE INDEX "TreatmentSession_therapistId_startedAt_idx" ON "TreatmentSession"("therapistId", "startedAt");

-- What is still open is asked for by its owner and its day, and of all guests at once.
CREATE INDEX "Promise_open_by_owner" ON "Promise" ("ownerId", "dueOn") WHERE "keptAt" IS NULL;
CREATE INDEX "Case_open" ON "Case" ("kind", "openedAt") WHERE "resolvedAt" IS NULL;

-- The board asks for its stages by parameters, and none can be seen to be among those an index of some stages holds:
-- it was never used, and all visits were read. The whole one takes its place.
DROP INDEX "Visit_on_the_board";

-- The rows of imports whose cells are kept still, a month long: what is forgotten, and erased, is sought among them alone.
CREATE INDEX "ClientImportRow_with_cells" ON "ClientImportRow" ("importId") WHERE "cells" <> '[]';

-- Likewise the merges of the last day, which every sign-in looks through.
CREATE INDEX "ClientMerge_with_memory" ON "ClientMerge" ("mergedAt") WHERE "before" <> '{}';
