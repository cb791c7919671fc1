package ledger

import (
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/outside/cluster"
)

// store is where a test's ledger lies. What a ledger answers is the same in both; what is tested of
// one alone (its header, its disk, its roles) says so by [inFile] or [inDatabase].
type store string

const (
	inFile     store = "file"
	inDatabase store = "database"
)

// onBoth runs a test on each store.
func onBoth(t *testing.T, test func(*testing.T, store)) {
	for _, s := range []store{inFile, inDatabase} {
		t.Run(string(s), func(t *testing.T) { test(t, s) })
	}
}

// place is one for a new ledger.
func (s store) place(t testing.TB) string {
	if s == inDatabase {
		return cluster.URL(t)
	}
	name := "台账 #1?.db" // what an address of the driver must not take for its own
	if runtime.GOOS == "windows" {
		name = "台账 #1%.db" // the other is no name there
	}
	return filepath.Join(t.TempDir(), name)
}

// unguarded does something behind the ledger's back, with the guards off while it is done.
func unguarded(t *testing.T, l *Ledger, what string) {
	if IsURL(l.File) {
		what = inPostgres.Replace(what)
		cluster.Psql(t, l.File, "SET session_replication_role = replica; "+what)
		return
	}
	l.db.pool.SetMaxOpenConns(1)
	_, err := l.db.pool.Exec("PRAGMA foreign_keys = 0")
	require.NoError(t, err)
	for name := range fileGuards {
		_, err := l.db.pool.Exec("DROP TRIGGER " + name)
		require.NoError(t, err)
	}
	_, err = l.db.pool.Exec(what)
	require.NoError(t, err)
	for _, g := range fileGuards {
		_, err := l.db.pool.Exec(g.text)
		require.NoError(t, err)
	}
}

// inPostgres puts what tests do behind a ledger's back in PostgreSQL's words.
var inPostgres = strings.NewReplacer("X'78'", `'\x78'`, "X'00'", `'\x00'`,
	"zeroblob(size)", "decode(repeat('00', size::int), 'hex')", "DROP TABLE judged", "DROP TABLE judged CASCADE",
	"PRAGMA user_version =", "UPDATE ledger_version SET version =")
