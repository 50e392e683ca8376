-- An import is called by its file; of a workbook it is told which sheet was read.
ALTER TABLE "ClientImport" ADD COLUMN "fileName" TEXT,
  ADD COLUMN "sheetName" TEXT,
  ADD CONSTRAINT "ClientImport_names_short" CHECK (length("fileName") <= 120 AND length("sheetName") <= 60);
