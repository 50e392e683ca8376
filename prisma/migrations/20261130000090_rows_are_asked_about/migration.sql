-- Whether a row is somebody who is there already is a question; so is how a column writes its dates.
ALTER TABLE "ClientImport"
  ADD COLUMN "joined" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "survey" JSONB NOT NULL DEFAULT '{}';

ALTER TABLE "ClientImportRow"
  ADD COLUMN "answer" TEXT,
  ADD COLUMN "dial" TEXT,
  ADD CONSTRAINT "ClientImportRow_answer" CHECK ("answer" IN ('same', 'another', 'leave')),
  ADD CONSTRAINT "ClientImportRow_dial" CHECK ("dial" ~ '^(\+[1-9][0-9]{0,3}|0[0-9]{1,4})$');
