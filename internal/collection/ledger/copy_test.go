package ledger

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside/cluster"
)

// A ledger goes into the other store and back as it is, and not onto another.
func TestCopy(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := furnished(t, s)
		_, err := l.Take(t.Context(), Entering{Taking: Taking{Key: digest(""), SHA256: digest(""), State: Refused}})
		require.Error(t, err, "the season is closed")
		require.NoError(t, l.ReopenSeason(t.Context(), ""))
		_, err = l.Take(t.Context(), Entering{Taking: Taking{Key: digest(""), SHA256: digest(""), State: Refused}})
		require.NoError(t, err, "an empty file")
		want, err := l.Verify(t.Context())
		require.NoError(t, err)
		for _, other := range []store{inDatabase, inFile} {
			place := other.place(t)
			proof, err := l.Copy(t.Context(), place)
			require.NoError(t, err)
			assert.Equal(t, want, proof)
			_, err = l.Copy(t.Context(), place)
			assert.ErrorContains(t, err, "已经有台账")

			moved, err := Open(t.Context(), place, clock)
			require.NoError(t, err)
			defer moved.Close()
			same(t, l, moved)
			moved.taken(t, "later", 1)
			assert.Empty(t, moved.problems(t), "worked on")
		}
	})
}

// same compares two ledgers row by row.
func same(t *testing.T, a, b *Ledger) {
	t.Helper()
	for _, table := range copied() {
		var rows [2][][]any
		for i, l := range []*Ledger{a, b} {
			require.NoError(t, l.eachRow(t.Context(), l.db, table, func(values []any) error {
				rows[i] = append(rows[i], values)
				return nil
			}))
		}
		assert.Equal(t, rows[0], rows[1], table.name)
	}
}

func TestCopyIsWholeOrNotThere(t *testing.T) {
	for _, s := range []store{inFile, inDatabase} {
		t.Run(string(s), func(t *testing.T) {
			l := furnished(t, inFile)
			unguarded(t, l, "UPDATE originals SET bytes = X'78' WHERE sha256 = '"+digest("乙")+"'")
			place := s.place(t)
			_, err := l.Copy(t.Context(), place)
			require.Error(t, err, "what does not prove is not copied")
			_, err = Read(t.Context(), place)
			require.ErrorIs(t, err, os.ErrNotExist)
		})
	}
}

// What pg_dump saved and pg_restore put back is the ledger, guards and all.
func TestDumpAndRestore(t *testing.T) {
	l := furnished(t, inDatabase)
	_, err := l.Backup(t.Context(), filepath.Join(t.TempDir(), "b.db"))
	require.ErrorContains(t, err, "备份由数据库来做")
	want, err := l.Verify(t.Context())
	require.NoError(t, err)

	place, schema, _ := strings.Cut(l.File, "?search_path=")
	schema, _, _ = strings.Cut(schema, "&")
	dump := filepath.Join(t.TempDir(), "ledger.dump")
	run := func(program string, args ...string) {
		out, err := exec.Command(filepath.Join(cluster.Bin(t), program), args...).CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	run("pg_dump", "--format=custom", "--schema="+schema, "--file="+dump, place)
	other := strings.TrimSuffix(place, "/postgres") + "/restored"
	cluster.Psql(t, l.File, "CREATE DATABASE restored TEMPLATE template0 ENCODING 'UTF8'")
	run("pg_restore", "--dbname="+other, dump)
	restored, err := Open(t.Context(), other+"?search_path="+schema, clock)
	require.NoError(t, err)
	defer restored.Close()
	got, err := restored.Verify(t.Context())
	require.NoError(t, err)
	assert.Equal(t, want, got)
	require.NoError(t, restored.ReopenSeason(t.Context(), ""))
	restored.taken(t, "later", 1)
	assert.Empty(t, restored.problems(t))
}
