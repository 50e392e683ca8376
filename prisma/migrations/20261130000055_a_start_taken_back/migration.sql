-- AlterEnum
ALTER TYPE "VisitEventKind" ADD VALUE 'session_start_undone' AFTER 'session_started';
