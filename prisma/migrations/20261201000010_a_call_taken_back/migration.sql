-- That a call was noted as a wrong number by mistake is a fact of its own: it is owed again.
ALTER TYPE "VisitEventKind" ADD VALUE 'call_taken_back';
