package ledger

// The marks by which a file is known as a ledger. The version goes up with every change of the schema, and establish
// learns to bring older ledgers forward.
const (
	applicationID = 0x6E69616E // "nian"
	schemaVersion = 8
)

// seasonVersion is the first whose journal tells every row, and that has receipts, explanations and reminders.
const seasonVersion = 4

// partsVersion is the first that tells several of last year's reports in one file apart.
const partsVersion = 5

// mailVersion is the first that has the messages takings came in, and those that are sent.
const mailVersion = 6

// jobsVersion is the first that has work left for others.
const jobsVersion = 7

// furtherVersion is the first that keeps the Word file of one of last year's reports.
const furtherVersion = 8

// schema is made whole or not at all. What proves something (originals, journal) cannot be changed, not even by a slip
// of our own: the triggers refuse it. Whoever edits the file with other tools is found out by [Ledger.Verify].
//
// Every column of every table but the journal is in tables.go too: the journal records it.
const schema = `
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE agencies (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, superior TEXT NOT NULL,
  contact TEXT NOT NULL, phone TEXT NOT NULL, mail TEXT NOT NULL, line INTEGER NOT NULL,
  listed INTEGER NOT NULL, exempt TEXT NOT NULL DEFAULT '', extended TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE former (agency INTEGER NOT NULL REFERENCES agencies, name TEXT NOT NULL,
  PRIMARY KEY (agency, name)) STRICT, WITHOUT ROWID;
CREATE TABLE originals (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL, taken TEXT NOT NULL) STRICT;
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, agency INTEGER REFERENCES agencies,
  detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX journal_of ON journal (action, agency);
CREATE TRIGGER journal_kept BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_whole BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER originals_kept BEFORE UPDATE ON originals BEGIN SELECT RAISE(ABORT, 'originals are kept as they came'); END;
CREATE TRIGGER originals_whole BEFORE DELETE ON originals BEGIN SELECT RAISE(ABORT, 'originals are kept as they came'); END;
` + schemaOfIntakes

// schemaOfIntakes are the takings. A key is a taking's content (SHA-256 and part); what was sent
// two rounds ago and comes again is a taking of its own.
const schemaOfIntakes = `
CREATE TABLE intakes (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, sha256 TEXT REFERENCES originals, file TEXT NOT NULL,
  agency INTEGER REFERENCES agencies, told_agency TEXT NOT NULL, told_code TEXT NOT NULL, edition TEXT NOT NULL,
  year INTEGER NOT NULL, scope TEXT NOT NULL, verdict TEXT NOT NULL, findings TEXT NOT NULL, state TEXT NOT NULL,
  why_zh TEXT NOT NULL, why_en TEXT NOT NULL, near TEXT NOT NULL, received TEXT NOT NULL, taken TEXT NOT NULL,
  round INTEGER NOT NULL, superseded_by INTEGER REFERENCES intakes, steps TEXT NOT NULL,
  returned TEXT NOT NULL DEFAULT '') STRICT;
CREATE UNIQUE INDEX one_current ON intakes (agency, scope) WHERE state = 'current';
CREATE INDEX intakes_of ON intakes (agency, scope);
CREATE INDEX intakes_by_key ON intakes (key);
`

// schemaOf2 is what version 2 added: the basis of each judgement and the fingerprints of its
// prose, both of which a later run compares with, and last year's reports. The result of a report
// is in intakes as before.
const schemaOf2 = `
CREATE TABLE judged (intake INTEGER PRIMARY KEY REFERENCES intakes, basis TEXT NOT NULL, prints BLOB NOT NULL) STRICT;
CREATE TABLE priors (scope TEXT NOT NULL, who TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES originals, file TEXT NOT NULL,
  PRIMARY KEY (scope, who)) STRICT, WITHOUT ROWID;
`

// schemaOf3 is what version 3 added: of last year's reports one row each, with all that is known
// of it, in place of the names and codes it is found by. So two that differ are both there and
// can be named, where the later had taken the place of the earlier. What the migrated rows hold
// beyond their file is taken from the originals when they are next read.
const schemaOf3 = `
CREATE TABLE lastyear (sha256 TEXT PRIMARY KEY REFERENCES originals, file TEXT NOT NULL, agency TEXT NOT NULL,
  code TEXT NOT NULL, scope TEXT NOT NULL, told INTEGER NOT NULL, alone INTEGER NOT NULL, figures TEXT NOT NULL,
  prose INTEGER NOT NULL) STRICT;
INSERT INTO lastyear SELECT sha256, min(file), '', '', min(scope), 0, max(who = ''), '', 0 FROM priors GROUP BY sha256;
DROP TABLE priors;
`

// schemaOf4 is what version 4 added: the receipt of each round, what it changed and the further
// files it is made of; what is explained and ruled, what a person has to decide, what was added
// up or printed, and the reminders; the desk's links, officers and tokens.
const schemaOf4 = `
ALTER TABLE agencies ADD COLUMN predecessors TEXT NOT NULL DEFAULT '';
ALTER TABLE judged ADD COLUMN receipt TEXT NOT NULL DEFAULT '';
ALTER TABLE judged ADD COLUMN against INTEGER REFERENCES intakes;
ALTER TABLE judged ADD COLUMN changes TEXT NOT NULL DEFAULT '{}';
ALTER TABLE judged ADD COLUMN parts TEXT NOT NULL DEFAULT 'null';
CREATE UNIQUE INDEX one_receipt ON judged (receipt) WHERE receipt <> '';
CREATE TABLE explanations (agency INTEGER NOT NULL REFERENCES agencies, scope TEXT NOT NULL, finding TEXT NOT NULL,
  text TEXT NOT NULL, found TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
  intake INTEGER REFERENCES intakes DEFERRABLE INITIALLY DEFERRED, at TEXT NOT NULL,
  PRIMARY KEY (agency, scope, finding)) STRICT, WITHOUT ROWID;
CREATE TABLE doubts (agency INTEGER NOT NULL REFERENCES agencies, scope TEXT NOT NULL, intakes TEXT NOT NULL,
  decided TEXT NOT NULL, PRIMARY KEY (agency, scope)) STRICT, WITHOUT ROWID;
CREATE TABLE uses (kind TEXT NOT NULL, name TEXT NOT NULL, intake INTEGER NOT NULL REFERENCES intakes, sha256 TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (kind, name, intake)) STRICT, WITHOUT ROWID;
CREATE TABLE reminders (agency INTEGER NOT NULL REFERENCES agencies, number INTEGER NOT NULL, run INTEGER NOT NULL,
  date TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (agency, number)) STRICT, WITHOUT ROWID;
CREATE TABLE links (agency INTEGER PRIMARY KEY REFERENCES agencies, generation INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;
CREATE UNIQUE INDEX one_link ON links (sha256);
CREATE TABLE accounts (name TEXT PRIMARY KEY, role TEXT NOT NULL, under TEXT NOT NULL, password TEXT NOT NULL,
  at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tokens (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

// fillOf4 gives what an earlier release took in its place in the tables of version 4.
const fillOf4 = `
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE kept AS SELECT * FROM intakes;
DROP TABLE intakes;
` + schemaOfIntakes + `
INSERT INTO intakes SELECT * FROM temp.kept ORDER BY id;
DROP TABLE temp.kept;
INSERT INTO judged (intake, basis, prints) SELECT id, '', X'' FROM intakes WHERE round > 0 ON CONFLICT DO NOTHING;
UPDATE judged SET receipt = r.receipt FROM (SELECT id, (SELECT value FROM facts WHERE name = 'year') || '-' ||
  substr('000000' || row_number() OVER (ORDER BY id), -6) AS receipt FROM intakes WHERE round > 0) r WHERE intake = r.id;
INSERT INTO reminders SELECT agency, row_number() OVER (PARTITION BY agency ORDER BY seq), seq, substr(at, 1, 10), 'sent'
  FROM journal WHERE action = 'remind' AND agency IS NOT NULL;
INSERT INTO facts SELECT 'opened', at FROM journal WHERE seq = 1;
`

// schemaOf5 is what version 5 added: of last year's reports one row each also where a file holds several.
const schemaOf5 = `
CREATE TABLE prior_reports (sha256 TEXT NOT NULL REFERENCES originals, part TEXT NOT NULL, file TEXT NOT NULL,
  agency TEXT NOT NULL, code TEXT NOT NULL, scope TEXT NOT NULL, told INTEGER NOT NULL, alone INTEGER NOT NULL,
  figures TEXT NOT NULL, prose INTEGER NOT NULL, PRIMARY KEY (sha256, part)) STRICT, WITHOUT ROWID;
INSERT INTO prior_reports SELECT sha256, '', file, agency, code, scope, told, alone, figures, prose FROM lastyear;
DROP TABLE lastyear;
`

// schemaOf6 is what version 6 added: the message a taking came in, and the messages that are sent.
const schemaOf6 = `
CREATE TABLE mails (intake INTEGER PRIMARY KEY REFERENCES intakes, message TEXT NOT NULL, sender TEXT NOT NULL,
  name TEXT NOT NULL, subject TEXT NOT NULL, sent TEXT NOT NULL, received TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX mails_by_message ON mails (message);
CREATE TABLE sendings (kind TEXT NOT NULL, agency INTEGER NOT NULL REFERENCES agencies, item INTEGER NOT NULL,
  address TEXT NOT NULL, message TEXT NOT NULL, state TEXT NOT NULL, said TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (kind, agency, item)) STRICT, WITHOUT ROWID;
`

// schemaOf7 is what version 7 added: the work that is left for others. It is no part of what the
// journal proves: what a job changed is in the journal as its own act.
const schemaOf7 = `
CREATE TABLE jobs (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, about INTEGER NOT NULL, entry INTEGER NOT NULL,
  state TEXT NOT NULL, worker TEXT NOT NULL, why_zh TEXT NOT NULL, why_en TEXT NOT NULL, opened TEXT NOT NULL,
  ended TEXT NOT NULL) STRICT;
CREATE INDEX jobs_open ON jobs (id) WHERE state = 'open';
`

// schemaOf8 is what version 8 added: the further files that one of last year's reports is made of.
const schemaOf8 = `
ALTER TABLE prior_reports ADD COLUMN further TEXT NOT NULL DEFAULT '';
`
