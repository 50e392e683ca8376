-- What was erased stays erased, whoever still had a word of hers on the way. One rule for every writer there is and
-- will be; lib/db/constraint-errors.ts reads the name "Client_erased_is_blank".

ALTER TABLE "Client" ADD CONSTRAINT "Client_erased_is_blank" CHECK (
  "erasedAt" IS NULL OR (
    "name" = '—' AND "pinyin" = '' AND "birthLunar" = false AND num_nonnulls(
      "formOfAddress", "nickname", "sex", "phone", "birthYear", "birthMonth", "birthDay", "address", "family",
      "education", "occupation", "character", "hobbies", "source", "natureId", "referredById", "notYetReason",
      "nextAction", "nextActionOn", "alertsAskedAt", "alertsAskedById", "basicsConfirmedAt", "importId"
    ) = 0
  )
);

-- Waits for an erasure that is under way (it holds her row FOR UPDATE), and then refuses.
CREATE FUNCTION foyer_refuse_erased(client uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  erased timestamptz;
BEGIN
  SELECT "erasedAt" INTO erased FROM "Client" WHERE "id" = client FOR KEY SHARE;
  IF erased IS NOT NULL THEN
    RAISE EXCEPTION 'her archive was erased: constraint "Client_erased_is_blank"' USING ERRCODE = 'check_violation';
  END IF;
END;
$$;

CREATE FUNCTION foyer_words_on_client() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased(NEW."clientId");
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_relation_of_clients() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased(least(NEW."clientId", NEW."otherId"));
  PERFORM foyer_refuse_erased(greatest(NEW."clientId", NEW."otherId"));
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_words_on_visit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased("clientId") FROM "Visit" WHERE "id" = NEW."visitId";
  RETURN NEW;
END;
$$;

CREATE FUNCTION foyer_words_on_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM foyer_refuse_erased(v."clientId")
  FROM "VisitEvent" e JOIN "Visit" v ON v."id" = e."visitId" WHERE e."id" = NEW."eventId";
  RETURN NEW;
END;
$$;

CREATE TRIGGER "ClientPhone_not_of_erased" BEFORE INSERT OR UPDATE ON "ClientPhone"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "ClientTag_not_of_erased" BEFORE INSERT OR UPDATE ON "ClientTag"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "Alert_not_of_erased" BEFORE INSERT OR UPDATE ON "Alert"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "Preference_not_of_erased" BEFORE INSERT OR UPDATE ON "Preference"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "Consent_not_of_erased" BEFORE INSERT OR UPDATE ON "Consent"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "ArchiveChange_not_of_erased" BEFORE INSERT OR UPDATE ON "ArchiveChange"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "ArchiveDraft_not_of_erased" BEFORE INSERT OR UPDATE ON "ArchiveDraft"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "Promise_not_of_erased" BEFORE INSERT OR UPDATE ON "Promise"
  FOR EACH ROW WHEN (NEW."text" <> '') EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "Case_not_of_erased" BEFORE INSERT OR UPDATE ON "Case"
  FOR EACH ROW WHEN (NEW."text" <> '') EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "ClientRelation_not_of_erased" BEFORE INSERT OR UPDATE ON "ClientRelation"
  FOR EACH ROW EXECUTE FUNCTION foyer_relation_of_clients();

CREATE TRIGGER "Visit_not_of_erased" BEFORE INSERT ON "Visit"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "Visit_no_words_on_erased" BEFORE UPDATE OF "noNextBookingNote" ON "Visit"
  FOR EACH ROW WHEN (NEW."noNextBookingNote" IS NOT NULL) EXECUTE FUNCTION foyer_words_on_client();
CREATE TRIGGER "VisitNote_not_of_erased" BEFORE INSERT OR UPDATE ON "VisitNote"
  FOR EACH ROW WHEN (NEW."text" <> '') EXECUTE FUNCTION foyer_words_on_visit();
CREATE TRIGGER "Recommendation_not_of_erased" BEFORE INSERT OR UPDATE ON "Recommendation"
  FOR EACH ROW WHEN (NEW."reason" <> '') EXECUTE FUNCTION foyer_words_on_visit();
CREATE TRIGGER "FollowUpCall_not_of_erased" BEFORE INSERT OR UPDATE ON "FollowUpCall"
  FOR EACH ROW WHEN (NEW."note" IS NOT NULL) EXECUTE FUNCTION foyer_words_on_visit();
CREATE TRIGGER "VisitEventNote_not_of_erased" BEFORE INSERT OR UPDATE ON "VisitEventNote"
  FOR EACH ROW EXECUTE FUNCTION foyer_words_on_event();
