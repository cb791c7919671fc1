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
			assert.EqualValues(t, 8, proof.Forward)
			all, err = l.Takings(t.Context())
			require.NoError(t, err)
			assert.Equal(t, []string{"2025-000001", "", "2025-000002"},
				[]string{all[0].Receipt, all[1].Receipt, all[2].Receipt})
			l.taken(t, "b", 2)
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
				require.NoError(t, l.connect("mode=rw"))
				l.db.SetMaxOpenConns(1)
				_, err := l.db.Exec("PRAGMA foreign_keys = 0; UPDATE intakes SET superseded_by = NULL; " + harm)
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

func TestAVersionThatNeverWas(t *testing.T) {
	for _, version := range []string{"0", "-5", "99", "2"} {
		t.Run(version, func(t *testing.T) {
			l := fresh(t)
			_, err := l.db.Exec("PRAGMA user_version = " + version)
			require.NoError(t, err)
			require.NoError(t, l.Close())
			_, err = Open(t.Context(), l.File, clock)
			assert.Error(t, err)
		})
	}
}
