-- The timeline asks of one alert how it was weighed and understood at a time: only what was done to alerts is indexed.
CREATE INDEX "AuditEntry_alertId_idx" ON "AuditEntry" ((particulars->>'alertId'), at)
  WHERE action IN ('alert.revised', 'alert.sorted');
