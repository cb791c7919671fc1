package ledger

import (
	"context"
	"database/sql"
	"strconv"
)

// The marks by which a file is known as a ledger. The version goes up with every change of the schema, and establish
// learns to bring older ledgers forward.
const (
	applicationID = 0x6E69616E // "nian"
	schemaVersion = 3
)

// schema is made whole or not at all. What proves something (originals, journal) cannot be changed, not even by a slip
// of our own: the triggers refuse it. Whoever edits the file with other tools is found out by [Ledger.Verify].
const schema = `
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE agencies (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, level TEXT NOT NULL, superior TEXT NOT NULL,
  contact TEXT NOT NULL, phone TEXT NOT NULL, mail TEXT NOT NULL, line INTEGER NOT NULL,
  listed INTEGER NOT NULL, exempt TEXT NOT NULL DEFAULT '', extended TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE former (agency INTEGER NOT NULL REFERENCES agencies, name TEXT NOT NULL,
  PRIMARY KEY (agency, name)) STRICT, WITHOUT ROWID;
CREATE TABLE originals (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL, taken TEXT NOT NULL) STRICT;
CREATE TABLE intakes (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sha256 TEXT REFERENCES originals, file TEXT NOT NULL,
  agency INTEGER REFERENCES agencies, told_agency TEXT NOT NULL, told_code TEXT NOT NULL, edition TEXT NOT NULL,
  year INTEGER NOT NULL, scope TEXT NOT NULL, verdict TEXT NOT NULL, findings TEXT NOT NULL, state TEXT NOT NULL,
  why_zh TEXT NOT NULL, why_en TEXT NOT NULL, near TEXT NOT NULL, received TEXT NOT NULL, taken TEXT NOT NULL,
  round INTEGER NOT NULL, superseded_by INTEGER REFERENCES intakes, steps TEXT NOT NULL,
  returned TEXT NOT NULL DEFAULT '') STRICT;
CREATE UNIQUE INDEX one_current ON intakes (agency, scope) WHERE state = 'current';
CREATE INDEX intakes_of ON intakes (agency, scope);
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, agency INTEGER REFERENCES agencies,
  detail TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX journal_of ON journal (action, agency);
CREATE TRIGGER journal_kept BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_whole BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER originals_kept BEFORE UPDATE ON originals BEGIN SELECT RAISE(ABORT, 'originals are kept as they came'); END;
CREATE TRIGGER originals_whole BEFORE DELETE ON originals BEGIN SELECT RAISE(ABORT, 'originals are kept as they came'); END;
`

// schemaOf2 is what version 2 added: what each report was judged by and the fingerprints of its prose, both of which a
// later run compares with, and last year's reports. What a report was found to be stands in intakes as before.
const schemaOf2 = `
CREATE TABLE judged (intake INTEGER PRIMARY KEY REFERENCES intakes, basis TEXT NOT NULL, prints BLOB NOT NULL) STRICT;
CREATE TABLE priors (scope TEXT NOT NULL, who TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES originals, file TEXT NOT NULL,
  PRIMARY KEY (scope, who)) STRICT, WITHOUT ROWID;
`

// schemaOf3 is what version 3 added: of last year's reports one row each, with all that is known of it, in place of the
// names and codes it is found by. So two that differ are both there and can be named, where the later had taken the place of
// the earlier. What the rows brought over say beyond their file is taken from the originals when they are next read.
const schemaOf3 = `
CREATE TABLE lastyear (sha256 TEXT PRIMARY KEY REFERENCES originals, file TEXT NOT NULL, agency TEXT NOT NULL,
  code TEXT NOT NULL, scope TEXT NOT NULL, told INTEGER NOT NULL, alone INTEGER NOT NULL, figures TEXT NOT NULL,
  prose INTEGER NOT NULL) STRICT;
INSERT INTO lastyear SELECT sha256, min(file), '', '', min(scope), 0, max(who = ''), '', 0 FROM priors GROUP BY sha256;
DROP TABLE priors;
`

// establish makes the schema in a file that is new, and brings an older one forward.
func (l *Ledger) establish(ctx context.Context, tx *sql.Tx) error {
	var tables, version int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		since := map[int]string{1: schemaOf2 + schemaOf3, 2: schemaOf3}[version]
		if since == "" {
			return nil
		}
		_, err := tx.ExecContext(ctx, since+"PRAGMA user_version = "+strconv.Itoa(schemaVersion))
		return err
	}
	for _, statement := range []string{
		schema,
		schemaOf2 + schemaOf3,
		"PRAGMA application_id = " + strconv.Itoa(applicationID),
		"PRAGMA user_version = " + strconv.Itoa(schemaVersion),
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO facts VALUES ('year', ?)", strconv.Itoa(l.Year)); err != nil {
		return err
	}
	return l.enter(ctx, tx, "open", 0, detail{"year": l.Year})
}
