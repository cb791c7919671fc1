package ledger

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// older ledgers were made by the releases that had the schema: three agencies, of which one is exempt and one has a
// deadline of its own; a report in two rounds, and a file that is none.
func olderLedger(t *testing.T, version int) string {
	packed, err := os.Open(filepath.Join("testdata", "schema-"+strconv.Itoa(version)+".db.gz"))
	require.NoError(t, err)
	defer packed.Close()
	data, err := gzip.NewReader(packed)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "l.db")
	file, err := os.Create(path)
	require.NoError(t, err)
	_, err = io.Copy(file, data)
	require.NoError(t, err)
	require.NoError(t, file.Close())
	return path
}

func TestOlderLedgers(t *testing.T) {
	for version := 1; version < schemaVersion; version++ {
		t.Run(strconv.Itoa(version), func(t *testing.T) {
			path := olderLedger(t, version)
			looked, err := Read(t.Context(), path)
			require.NoError(t, err)
			all, err := looked.Takings(t.Context())
			require.NoError(t, err)
			assert.Len(t, all, 3)
			assert.Empty(t, looked.problems(t), "as it is")
			require.NoError(t, looked.Close())

			l, err := Open(t.Context(), path, clock)
			require.NoError(t, err)
			proof, err := l.Verify(t.Context())
			require.NoError(t, err)
			assert.Empty(t, proof.Problems, "brought forward")
			if version < seasonVersion {
				assert.EqualValues(t, 8, proof.Forward)
			} else {
				assert.Zero(t, proof.Forward, "its journal told every row")
			}
			all, err = l.Takings(t.Context())
			require.NoError(t, err)
			assert.Equal(t, []string{"2025-000001", "", "2025-000002"},
				[]string{all[0].Receipt, all[1].Receipt, all[2].Receipt})
			l.taken(t, "b", 2)
			_, _, err = l.RemindByMail(t.Context(), []int64{2}, "2026-02-11")
			require.NoError(t, err)
			assert.Empty(t, l.problems(t), "worked on")
			require.NoError(t, l.Close())
			again, err := Open(t.Context(), path, clock)
			require.NoError(t, err)
			defer again.Close()
			assert.Empty(t, again.problems(t), "opened again")
		})
	}
}

// What the journal of an older ledger proves it proves still after it was brought forward.
func TestOlderLedgersAlteredBefore(t *testing.T) {
	for name, harm := range map[string]string{
		"verdict":    "UPDATE intakes SET verdict = 'pass' WHERE id = 3",
		"received":   "UPDATE intakes SET received = '2026-01-01' WHERE id = 3",
		"findings":   "UPDATE intakes SET findings = '[]' WHERE id = 3",
		"exemption":  "UPDATE agencies SET exempt = '' WHERE id = 3",
		"deadline":   "UPDATE agencies SET extended = '2027-01-01' WHERE id = 2",
		"taking":     "DELETE FROM intakes WHERE id = 2",
		"put in":     "INSERT INTO intakes SELECT 9, 'k', sha256, file, agency, told_agency, told_code, edition, year, scope, verdict, findings, 'superseded', why_zh, why_en, near, received, taken, round, superseded_by, steps, returned FROM intakes WHERE id = 3",
		"not listed": "DELETE FROM intakes WHERE id = 1",
	} {
		for version := 1; version < schemaVersion; version++ {
			t.Run(name+" "+strconv.Itoa(version), func(t *testing.T) {
				path := olderLedger(t, version)
				l := &Ledger{File: path, now: clock}
				require.NoError(t, l.connectFile("mode=rw"))
				l.db.pool.SetMaxOpenConns(1)
				_, err := l.db.pool.Exec("PRAGMA foreign_keys = 0; UPDATE intakes SET superseded_by = NULL; " + harm)
				require.NoError(t, err)
				assert.NotEmpty(t, l.problems(t), "as it is")
				require.NoError(t, l.Close())
				forward, err := Open(t.Context(), path, clock)
				require.NoError(t, err)
				defer forward.Close()
				assert.NotEmpty(t, forward.problems(t), "brought forward")
			})
		}
	}
}

// Last year's report of a ledger that kept one a file is there still, as one of the whole file; what was changed in it
// before the ledger was brought forward is found.
func TestLastYearsReportBroughtForward(t *testing.T) {
	path := olderLedger(t, seasonVersion)
	l := &Ledger{File: path, now: clock}
	require.NoError(t, l.connectFile("mode=rw"))
	_, err := l.db.pool.Exec("UPDATE lastyear SET file = 'other.xlsx'")
	require.NoError(t, err)
	assert.Len(t, l.problems(t), 1, "as it is")
	require.NoError(t, l.Close())
	looked, err := Read(t.Context(), path)
	require.NoError(t, err)
	before, _, err := looked.Priors(t.Context())
	require.NoError(t, err)
	require.NoError(t, looked.Close())
	require.Len(t, before, 1)
	forward, err := Open(t.Context(), path, clock)
	require.NoError(t, err)
	defer forward.Close()
	after, _, err := forward.Priors(t.Context())
	require.NoError(t, err)
	assert.Equal(t, before, after)
	assert.Len(t, forward.problems(t), 1, "brought forward")
}

// A database that a release before made is brought forward with all it holds.
func TestOlderDatabase(t *testing.T) {
	for version, lacks := range map[int]string{
		mailVersion: "DROP TABLE jobs; ALTER TABLE prior_reports DROP COLUMN further",
		jobsVersion: "ALTER TABLE prior_reports DROP COLUMN further",
	} {
		t.Run(strconv.Itoa(version), func(t *testing.T) {
			l := fresh(t, inDatabase)
			l.taken(t, "a", 1)
			last := priorOf("", "甲局", []byte("上年"))
			require.NoError(t, l.KeepPrior(t.Context(), last, []byte("上年"), nil, nil))
			unguarded(t, l, lacks+"; PRAGMA user_version = "+strconv.Itoa(version))
			looked, err := Read(t.Context(), l.File)
			require.NoError(t, err)
			defer looked.Close()
			assert.Empty(t, looked.jobs(t))
			assert.Equal(t, []Prior{last}, looked.keptPriors(t), "as it is")
			forward, err := Open(t.Context(), l.File, clock)
			require.NoError(t, err)
			defer forward.Close()
			assert.Equal(t, []Prior{last}, forward.keptPriors(t), "brought forward")
			require.NoError(t, forward.LeaveWork(t.Context()))
			assert.Len(t, forward.jobs(t), 1)
		})
	}
}

func TestAVersionThatNeverWas(t *testing.T) {
	for _, version := range []string{"0", "-5", "99", "2", "4", "6", "7"} {
		t.Run(version, func(t *testing.T) {
			l := fresh(t, inFile)
			_, err := l.db.pool.Exec("PRAGMA user_version = " + version)
			require.NoError(t, err)
			require.NoError(t, l.Close())
			_, err = Open(t.Context(), l.File, clock)
			assert.Error(t, err)
		})
	}
}
