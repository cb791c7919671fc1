package ledger

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/message"
	"nianbao/internal/outside/cluster"
)

// acts counts the entries of an action, by a connection of its own.
func acts(t *testing.T, place, action string) string {
	return cluster.Psql(t, place, "SELECT count(*) FROM journal WHERE action = '"+action+"'")
}

// reached is a ledger by way of a network that can be cut.
func reached(t *testing.T) (*Ledger, *cluster.Proxy) {
	made := fresh(t, inDatabase)
	way := cluster.Through(t, made.File)
	l, err := Open(t.Context(), way.URL, clock)
	require.NoError(t, err)
	t.Cleanup(func() { l.Close() })
	return l, way
}

// Whether the commit arrived or not, an act is done once.
func TestACommitWithoutAnswer(t *testing.T) {
	for name, arrives := range map[string]bool{"it arrived": true, "it did not arrive": false} {
		t.Run(name, func(t *testing.T) {
			l, way := reached(t)
			way.CutAt("commit", arrives)
			out := l.taken(t, "甲", 1)
			assert.False(t, way.Waits(), "it was cut")
			assert.Equal(t, "2025-000001", out.Receipt)
			assert.Equal(t, "1", acts(t, l.File, "take"))
			again := l.taken(t, "甲", 1)
			assert.True(t, again.Already)
			assert.Empty(t, l.problems(t))
		})
	}
}

// What is asked while the network is down waits for it, and says so once.
func TestTheNetworkComesBack(t *testing.T) {
	l, way := reached(t)
	way.Cut()
	told := 0
	ctx := WithNotice(t.Context(), func(said message.Text) {
		told++
		assert.Contains(t, said.In(message.Chinese), "正在等它恢复")
		way.Mend()
	})
	require.NoError(t, l.Extend(ctx, 1, "2026-03-01", ""))
	_, err := l.Agencies(ctx)
	require.NoError(t, err)
	assert.Equal(t, 1, told)
	assert.Equal(t, "1", acts(t, l.File, "extend"))
}

// What stays away ends with a sentence, and nothing is half done.
func TestTheNetworkStaysAway(t *testing.T) {
	for name, away := range map[string]func(*cluster.Proxy){
		"cut": (*cluster.Proxy).Cut, "silent": (*cluster.Proxy).Hush,
	} {
		t.Run(name, func(t *testing.T) {
			l, way := reached(t)
			place := l.File
			shorten(t, awayAtMost, 300*time.Millisecond)
			shorten(t, silentAtMost, 100*time.Millisecond)
			away(way)
			_, err := l.Take(t.Context(), Entering{Taking: Taking{Key: "k", State: Refused}})
			require.ErrorIs(t, err, ErrAway)
			assert.Contains(t, message.Say(err, message.Chinese), "连不上数据库")
			_, err = l.Agencies(t.Context())
			require.ErrorIs(t, err, ErrAway)
			way.Cut()
			way.Mend()
			assert.Equal(t, "0", acts(t, place, "take"))
		})
	}
}

func shorten(t *testing.T, l *limit, to time.Duration) {
	usual := l.Swap(int64(to))
	t.Cleanup(func() { l.Store(usual) })
}

// The server crashes and starts again under a ledger at work.
func TestTheServerRestarts(t *testing.T) {
	l := fresh(t, inDatabase)
	l.taken(t, "甲", 1)
	cluster.Restart(t)
	l.taken(t, "乙", 2)
	all, err := l.Takings(t.Context())
	require.NoError(t, err)
	assert.Len(t, all, 2)
	assert.Empty(t, l.problems(t))
}

// Faults by which the server has one of two give way are tried again; others are not.
func TestGivingWay(t *testing.T) {
	l := fresh(t, inDatabase)
	for code, want := range map[string]int{codeSerialize: 3, codeDeadlock: 3, codeLocked: 3, "23505": 1} {
		tries := 0
		err := l.patiently(t.Context(), func() error {
			if tries++; tries < 3 {
				return &pgconn.PgError{Code: code}
			}
			return nil
		})
		assert.Equal(t, want, tries, code)
		assert.Equal(t, want == 1, err != nil, code)
	}
}

// An administrator's own transaction and an act wait for each other: the server ends one of them, and
// the act is done.
func TestADeadlock(t *testing.T) {
	l := fresh(t, inDatabase)
	other, err := l.db.pool.Begin()
	require.NoError(t, err)
	_, err = other.Exec("UPDATE agencies SET line = line WHERE id = 1")
	require.NoError(t, err)
	done := make(chan error)
	go func() { done <- l.Extend(t.Context(), 1, "2026-03-01", "") }()
	held := "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid::bigint = " +
		"hashtext(current_schema())::bigint & 4294967295"
	for cluster.Psql(t, l.File, held) == "0" {
		continue // until the act has begun
	}
	_, err = other.Exec("SELECT pg_advisory_xact_lock($1::int, hashtext(current_schema()))", applicationID)
	_ = other.Rollback()
	require.NoError(t, <-done)
	if err != nil {
		var said *pgconn.PgError
		require.True(t, errors.As(err, &said))
		assert.Equal(t, codeDeadlock, said.Code)
	}
	assert.Empty(t, l.problems(t))
}

// The server's disk is full: what was finished is there, and room made, it goes on.
func TestTheServersDiskIsFull(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	place := cluster.URL(t)
	disk := filepath.Join(cluster.Folder(t), "disk")
	require.NoError(t, os.Mkdir(disk, 0o755))
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("only root that may mount can have a small disk: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", disk).Run() })
	require.NoError(t, exec.Command("chown", "postgres", disk).Run())
	cluster.Psql(t, place, fmt.Sprintf("CREATE TABLESPACE small LOCATION '%s'", disk))
	l, err := Create(t.Context(), place+"&default_tablespace=small", 2025, clock)
	require.NoError(t, err)
	defer l.Close()
	finished := 0
	for ; ; finished++ {
		data := []byte(fmt.Sprintf("%0200000d", finished))
		_, err = l.Take(t.Context(), Entering{Taking: Taking{Key: digest(string(data)), SHA256: digest(string(data)),
			State: Refused}, Data: data})
		if err != nil {
			break
		}
	}
	require.ErrorIs(t, err, syscall.ENOSPC)
	assert.Positive(t, finished)
	require.NoError(t, exec.Command("mount", "-o", "remount,size=64m", disk).Run())
	all, err := l.Takings(t.Context())
	require.NoError(t, err)
	assert.Len(t, all, finished)
	assert.Empty(t, l.problems(t))
	data := "one more"
	_, err = l.Take(t.Context(), Entering{Taking: Taking{Key: digest(data), SHA256: digest(data), State: Refused},
		Data: []byte(data)})
	require.NoError(t, err)
	assert.Empty(t, l.problems(t))
}

// Of many that ask a database for pages, the first waits for it; each one after finds at once that it is still away,
// until it answers again. A command, which has no such patience, waits as ever.
func TestPatienceIsSharedByAllWhoAsk(t *testing.T) {
	l := fresh(t, inDatabase)
	gone := &pgconn.PgError{Code: "57P01"}
	ask := func(most time.Duration, fails int) (tries int, err error) {
		err = l.patiently(WithPatience(t.Context(), most), func() error {
			if tries++; tries <= fails {
				return gone
			}
			return nil
		})
		return tries, err
	}
	_, err := ask(time.Nanosecond, 100)
	require.ErrorIs(t, err, ErrAway)
	for range 3 {
		tries, err := ask(time.Nanosecond, 100)
		require.ErrorIs(t, err, ErrAway)
		assert.Equal(t, 1, tries)
	}
	tries, err := ask(time.Nanosecond, 0)
	require.NoError(t, err)
	assert.Equal(t, 1, tries)
	tries, err = ask(time.Minute, 2)
	require.NoError(t, err)
	assert.Equal(t, 3, tries, "it went away anew, and is waited for")
}
