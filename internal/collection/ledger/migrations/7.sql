-- The work that is left for others (nianbao work). It is no part of what the journal proves.
CREATE TABLE jobs (
  id bigint PRIMARY KEY, kind text COLLATE "C" NOT NULL, about bigint NOT NULL, entry bigint NOT NULL,
  state text COLLATE "C" NOT NULL, worker text COLLATE "C" NOT NULL, why_zh text COLLATE "C" NOT NULL,
  why_en text COLLATE "C" NOT NULL, opened text COLLATE "C" NOT NULL, ended text COLLATE "C" NOT NULL);
CREATE INDEX jobs_open ON jobs (id) WHERE state = 'open';
UPDATE ledger_version SET version = 7;
