package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
)

// What is left when the making of a ledger is ended at its first moments becomes a ledger the next time.
func TestHalfMadeLedgers(t *testing.T) {
	for name, make := range map[string]func(string){
		"empty": func(path string) { require.NoError(t, os.WriteFile(path, nil, 0o644)) },
		"first page": func(path string) {
			db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)")
			require.NoError(t, err)
			_, err = db.Exec("PRAGMA user_version = 0")
			require.NoError(t, err)
			require.NoError(t, db.Close())
		},
	} {
		path := filepath.Join(t.TempDir(), "l.db")
		make(path)
		_, err := Open(t.Context(), path, clock)
		assert.ErrorContains(t, err, "还没有建好", name)
		_, err = Read(t.Context(), path)
		assert.ErrorContains(t, err, "还没有建好", name)
		l, err := Create(t.Context(), path, 2025, clock)
		require.NoError(t, err, name)
		assert.Empty(t, l.problems(t), name)
		require.NoError(t, l.Close())
	}
}

// A second process waits while another makes the ledger, though SQLite reports at once that it is
// busy.
func TestMakingWaitsForAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate")
	require.NoError(t, err)
	defer db.Close()
	other, err := db.Begin()
	require.NoError(t, err)

	ctx, end := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer end()
	_, err = Create(ctx, path, 2025, clock)
	assert.Error(t, err)
	assert.Error(t, ctx.Err(), "it gave up before it was told to")

	require.NoError(t, other.Rollback())
	l, err := Create(t.Context(), path, 2025, clock)
	require.NoError(t, err)
	assert.Empty(t, l.problems(t))
	require.NoError(t, l.Close())
}

// A copy that another program made keeps its changes elsewhere; two could not work on it at once.
func TestACopyIsJournalledAheadAgain(t *testing.T) {
	l := fresh(t, inFile)
	_, err := l.db.pool.Exec("PRAGMA journal_mode = DELETE")
	require.NoError(t, err)
	again, err := Open(t.Context(), l.File, clock)
	require.NoError(t, err)
	defer again.Close()
	var mode string
	require.NoError(t, again.db.pool.QueryRow("PRAGMA journal_mode").Scan(&mode))
	assert.Equal(t, "wal", mode)
}

func TestManyMakeOneLedgerAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			l, err := Create(t.Context(), path, 2025, clock)
			if assert.NoError(t, err) {
				l.Close()
			}
		})
	}
	all.Wait()
	l, err := Read(t.Context(), path)
	require.NoError(t, err)
	defer l.Close()
	assert.Empty(t, l.problems(t))
}

// A full disk leaves every finished file in the ledger, and room made, it goes on.
func TestFullDisk(t *testing.T) {
	l := fresh(t, inFile)
	l.db.pool.SetMaxOpenConns(1) // the limit below is a connection's
	_, err := l.db.pool.Exec("PRAGMA max_page_count = 60")
	require.NoError(t, err)
	finished := 0
	for ; ; finished++ {
		data := make([]byte, 20_000)
		copy(data, fmt.Sprint(finished))
		h := sha256.Sum256(data)
		key := hex.EncodeToString(h[:])
		if _, err = l.Take(t.Context(), Entering{Taking: Taking{Key: key, SHA256: key, State: Refused},
			Data: data}); err != nil {
			break
		}
	}
	assert.ErrorIs(t, err, syscall.ENOSPC)
	assert.Contains(t, message.Say(err, message.Chinese), "磁盘空间不足")
	require.NoError(t, l.Close())
	again, err := Open(t.Context(), l.File, clock)
	require.NoError(t, err)
	defer again.Close()
	all, err := again.Takings(t.Context())
	require.NoError(t, err)
	assert.Len(t, all, finished)
	assert.Positive(t, finished)
	assert.Empty(t, again.problems(t))
	again.taken(t, "甲", 1)
}
