-- That she is late is told before she comes, and counted from then on.
ALTER TYPE "VisitEventKind" ADD VALUE 'late_told' AFTER 'wait_told';
