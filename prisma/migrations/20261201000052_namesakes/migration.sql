-- Those of the same name who were known when her archive was begun: until she is asked, she may be one of them.
ALTER TABLE "Client" ADD COLUMN "namesakeIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];
