-- A ledger in one schema of a PostgreSQL database. What proves something (originals, journal) cannot be changed, not
-- even by a slip of our own: the triggers refuse it. Texts are ordered by their bytes, whatever the database's collation.

CREATE TABLE ledger_version (version integer NOT NULL, application integer NOT NULL);
INSERT INTO ledger_version VALUES (6, 1852399982);

CREATE TABLE facts (name text COLLATE "C" PRIMARY KEY, value text COLLATE "C" NOT NULL);
CREATE TABLE agencies (
  id bigint PRIMARY KEY, name text COLLATE "C" NOT NULL, code text COLLATE "C" NOT NULL,
  level text COLLATE "C" NOT NULL, superior text COLLATE "C" NOT NULL, contact text COLLATE "C" NOT NULL,
  phone text COLLATE "C" NOT NULL, mail text COLLATE "C" NOT NULL, line bigint NOT NULL, listed bigint NOT NULL,
  exempt text COLLATE "C" NOT NULL DEFAULT '', extended text COLLATE "C" NOT NULL DEFAULT '',
  predecessors text COLLATE "C" NOT NULL DEFAULT '');
CREATE TABLE former (agency bigint NOT NULL REFERENCES agencies, name text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, name));

CREATE TABLE originals (sha256 text COLLATE "C" PRIMARY KEY, size bigint NOT NULL, bytes bytea NOT NULL,
  taken text COLLATE "C" NOT NULL);
ALTER TABLE originals ALTER COLUMN bytes SET STORAGE EXTERNAL; -- workbooks are packed already

CREATE TABLE journal (
  seq bigint PRIMARY KEY, at text COLLATE "C" NOT NULL, action text COLLATE "C" NOT NULL,
  agency bigint REFERENCES agencies, detail text COLLATE "C" NOT NULL, previous text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL);
CREATE INDEX journal_of ON journal (action, agency);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'the rows of % are only added', TG_TABLE_NAME; END $$;
CREATE TRIGGER journal_kept BEFORE UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_whole BEFORE DELETE ON journal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_full BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER originals_kept BEFORE UPDATE ON originals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER originals_whole BEFORE DELETE ON originals FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER originals_full BEFORE TRUNCATE ON originals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE intakes (
  id bigint PRIMARY KEY, key text COLLATE "C" NOT NULL, sha256 text COLLATE "C" REFERENCES originals,
  file text COLLATE "C" NOT NULL, agency bigint REFERENCES agencies, told_agency text COLLATE "C" NOT NULL,
  told_code text COLLATE "C" NOT NULL, edition text COLLATE "C" NOT NULL, year bigint NOT NULL,
  scope text COLLATE "C" NOT NULL, verdict text COLLATE "C" NOT NULL, findings text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL, why_zh text COLLATE "C" NOT NULL, why_en text COLLATE "C" NOT NULL,
  near text COLLATE "C" NOT NULL, received text COLLATE "C" NOT NULL, taken text COLLATE "C" NOT NULL,
  round bigint NOT NULL, superseded_by bigint REFERENCES intakes, steps text COLLATE "C" NOT NULL,
  returned text COLLATE "C" NOT NULL DEFAULT '');
CREATE UNIQUE INDEX one_current ON intakes (agency, scope) WHERE state = 'current';
CREATE INDEX intakes_of ON intakes (agency, scope);
CREATE INDEX intakes_by_key ON intakes (key);
CREATE INDEX intakes_by_file ON intakes (file);

CREATE TABLE judged (intake bigint PRIMARY KEY REFERENCES intakes, basis text COLLATE "C" NOT NULL,
  prints bytea NOT NULL, receipt text COLLATE "C" NOT NULL DEFAULT '', against bigint REFERENCES intakes,
  changes text COLLATE "C" NOT NULL DEFAULT '{}', parts text COLLATE "C" NOT NULL DEFAULT 'null');
CREATE UNIQUE INDEX one_receipt ON judged (receipt) WHERE receipt <> '';
CREATE TABLE prior_reports (sha256 text COLLATE "C" NOT NULL REFERENCES originals, part text COLLATE "C" NOT NULL,
  file text COLLATE "C" NOT NULL, agency text COLLATE "C" NOT NULL, code text COLLATE "C" NOT NULL,
  scope text COLLATE "C" NOT NULL, told bigint NOT NULL, alone bigint NOT NULL, figures text COLLATE "C" NOT NULL,
  prose bigint NOT NULL, PRIMARY KEY (sha256, part));
CREATE TABLE explanations (agency bigint NOT NULL REFERENCES agencies, scope text COLLATE "C" NOT NULL,
  finding text COLLATE "C" NOT NULL, text text COLLATE "C" NOT NULL, found text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL, reason text COLLATE "C" NOT NULL,
  intake bigint REFERENCES intakes DEFERRABLE INITIALLY DEFERRED, at text COLLATE "C" NOT NULL,
  PRIMARY KEY (agency, scope, finding));
CREATE TABLE doubts (agency bigint NOT NULL REFERENCES agencies, scope text COLLATE "C" NOT NULL,
  intakes text COLLATE "C" NOT NULL, decided text COLLATE "C" NOT NULL, PRIMARY KEY (agency, scope));
CREATE TABLE uses (kind text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL,
  intake bigint NOT NULL REFERENCES intakes, sha256 text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
  PRIMARY KEY (kind, name, intake));
CREATE INDEX uses_of ON uses (intake);
CREATE TABLE reminders (agency bigint NOT NULL REFERENCES agencies, number bigint NOT NULL, run bigint NOT NULL,
  date text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL, PRIMARY KEY (agency, number));
CREATE TABLE links (agency bigint PRIMARY KEY REFERENCES agencies, generation bigint NOT NULL,
  sha256 text COLLATE "C" NOT NULL);
CREATE UNIQUE INDEX one_link ON links (sha256);
CREATE TABLE accounts (name text COLLATE "C" PRIMARY KEY, role text COLLATE "C" NOT NULL,
  under text COLLATE "C" NOT NULL, password text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL);
CREATE TABLE tokens (name text COLLATE "C" PRIMARY KEY, sha256 text COLLATE "C" NOT NULL,
  at text COLLATE "C" NOT NULL);
CREATE TABLE mails (intake bigint PRIMARY KEY REFERENCES intakes, message text COLLATE "C" NOT NULL,
  sender text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL,
  sent text COLLATE "C" NOT NULL, received text COLLATE "C" NOT NULL, text text COLLATE "C" NOT NULL);
CREATE INDEX mails_by_message ON mails (message);
CREATE TABLE sendings (kind text COLLATE "C" NOT NULL, agency bigint NOT NULL REFERENCES agencies,
  item bigint NOT NULL, address text COLLATE "C" NOT NULL, message text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL, said text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
  PRIMARY KEY (kind, agency, item));
