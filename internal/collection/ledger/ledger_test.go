package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/collection/roster"
	"nianbao/internal/message"
)

var clock = func() time.Time { return time.Date(2026, 1, 20, 9, 0, 0, 0, time.UTC) }

func fresh(t *testing.T, s store) *Ledger {
	l, err := Create(t.Context(), s.place(t), 2025, clock)
	require.NoError(t, err)
	t.Cleanup(func() { l.Close() })
	_, err = l.Adopt(t.Context(), &roster.List{Agencies: []roster.Agency{{Name: "甲局"}, {Name: "乙局"}}})
	require.NoError(t, err)
	return l
}

func (l *Ledger) taken(t *testing.T, data string, agency int64) Outcome {
	h := sha256.Sum256([]byte(data))
	key := hex.EncodeToString(h[:])
	e := Entering{Taking: Taking{Key: key, SHA256: key, File: data + ".xlsx", Agency: agency, State: Current,
		Scope: "own", Verdict: "pass", Received: "2026-01-20"}, Data: []byte(data)}
	if current, err := l.CurrentOf(t.Context(), agency, "own"); assert.NoError(t, err) && current != nil {
		e.Compared = current.ID
	}
	out, err := l.Take(t.Context(), e)
	require.NoError(t, err)
	return out
}

func (l *Ledger) problems(t *testing.T) []message.Text {
	proof, err := l.Verify(t.Context())
	require.NoError(t, err)
	return proof.Problems
}

func TestLedgerIsBoundToItsYear(t *testing.T) {
	l := fresh(t, inFile)
	assert.FileExists(t, l.File)
	_, err := Create(t.Context(), l.File, 2024, clock)
	assert.ErrorContains(t, err, "是 2025 年度的，不是 2024 年度的")
	_, err = Open(t.Context(), filepath.Join(t.TempDir(), "absent.db"), clock)
	assert.ErrorIs(t, err, fs.ErrNotExist)
	_, err = Create(t.Context(), t.TempDir(), 2025, clock)
	assert.ErrorIs(t, err, syscall.EISDIR)
	_, err = Create(t.Context(), filepath.Join(t.TempDir(), "no", "folder.db"), 2025, clock)
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

func TestForeignFilesAreNotLedgers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	require.NoError(t, os.WriteFile(path, []byte("this is no database, and long enough to be looked at as one"), 0o644))
	for _, open := range []func() (*Ledger, error){
		func() (*Ledger, error) { return Open(t.Context(), path, clock) },
		func() (*Ledger, error) { return Read(t.Context(), path) },
		func() (*Ledger, error) { return Create(t.Context(), path, 2025, clock) },
	} {
		_, err := open()
		assert.ErrorContains(t, err, "不是本程序的台账")
	}
}

// Another program's database is refused without a byte of it changed.
func TestForeignDatabasesAreLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	other, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	_, err = other.Exec("CREATE TABLE accounts (n INTEGER); INSERT INTO accounts VALUES (1)")
	require.NoError(t, err)
	require.NoError(t, other.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = Create(t.Context(), path, 2025, clock)
	assert.ErrorContains(t, err, "不是本程序的台账")
	_, err = Open(t.Context(), path, clock)
	assert.ErrorContains(t, err, "不是本程序的台账")
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, before, after)
}

func TestLedgerOnReadOnlyDiskIsReadable(t *testing.T) {
	l := fresh(t, inFile)
	l.taken(t, "甲", 1)
	require.NoError(t, l.Close())
	folder := filepath.Dir(l.File)
	require.NoError(t, os.Chmod(l.File, 0o444))
	require.NoError(t, os.Chmod(folder, 0o555))
	t.Cleanup(func() { os.Chmod(folder, 0o755) })
	seen, err := Read(t.Context(), l.File)
	require.NoError(t, err)
	defer seen.Close()
	all, err := seen.Takings(t.Context())
	require.NoError(t, err)
	assert.Len(t, all, 1)
	if os.Geteuid() != 0 && runtime.GOOS != "windows" { // nothing is read-only to root, no folder is there
		_, err = Open(t.Context(), l.File, clock)
		if err == nil {
			t.Error("opened for writing in a read-only folder")
		}
	}
}

func TestRulingsAreInTheJournal(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s)
		require.NoError(t, l.Exempt(t.Context(), 1, "撤销"))
		require.NoError(t, l.Extend(t.Context(), 2, "2026-02-10", "灾情"))
		for _, whom := range [][]int64{{1, 2}, {2}} {
			run, _, err := l.Remind(t.Context(), whom, "2026-02-01")
			require.NoError(t, err)
			require.NoError(t, l.Reminded(t.Context(), run))
		}
		counts := map[int64]int{}
		letters, err := l.Reminders(t.Context())
		require.NoError(t, err)
		for _, r := range letters {
			counts[r.Agency] = max(counts[r.Agency], r.Number)
		}
		assert.Equal(t, map[int64]int{1: 1, 2: 2}, counts)
		all, err := l.Agencies(t.Context())
		require.NoError(t, err)
		assert.Equal(t, "撤销", all[0].Exempt)
		assert.Equal(t, "2026-02-10", all[1].Extended)
		var actions []string
		require.NoError(t, l.Entries(context.Background(),
			func(e Entry) error { actions = append(actions, e.Action); return nil }))
		assert.Equal(t, []string{"open", "roster", "exempt", "extend", "remind", "reminded", "remind", "reminded"}, actions)
		assert.Empty(t, l.problems(t))
	})
}

// A new judgement replaces the old one; the journal has both, and one that was not entered is found out.
func TestJudgedAgain(t *testing.T) {
	onBoth(t, func(t *testing.T, s store) {
		l := fresh(t, s)
		out := l.taken(t, "a", 1)
		j := Judgement{Taking: out.ID, Basis: "b", Prints: []byte{1}, Why: []string{"prior"}}
		_, now, err := l.Judge(t.Context(), j)
		require.NoError(t, err)
		require.NotNil(t, now)
		_, now, err = l.Judge(t.Context(), j)
		require.NoError(t, err)
		assert.Nil(t, now, "by the same it is judged once")
		assert.Empty(t, l.problems(t))
		_, err = l.db.pool.Exec("UPDATE intakes SET verdict = 'fail'")
		require.NoError(t, err)
		assert.Len(t, l.problems(t), 1)
	})
}
