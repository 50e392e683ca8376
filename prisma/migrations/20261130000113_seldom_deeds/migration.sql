-- What left the house is seldom, and is not looked for among everything that was done in those days; nor are looks.
CREATE INDEX "AuditEntry_left_the_house" ON "AuditEntry" ("salonId", "at", "id")
  WHERE "action" IN ('list.exported', 'archive.exported', 'import.report_taken', 'backup.fetched');
CREATE INDEX "AuditEntry_looks" ON "AuditEntry" ("salonId", "at", "id") WHERE "action" LIKE '%.seen';
