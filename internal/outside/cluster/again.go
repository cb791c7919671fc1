package cluster

import (
	"os"
	"os/exec"
	"testing"
)

// inDatabase is set for a test binary that keeps its ledgers in a database.
const inDatabase = "NIANBAO_TEST_DATABASE"

// Again runs all tests of a binary once more, with the ledgers they make by [Ledger] in a database: what
// is true of a ledger is true wherever it lies.
func Again(t *testing.T) {
	t.Helper()
	if InDatabase() {
		return
	}
	Bin(t)
	args := []string{"-test.timeout=9m"}
	if testing.Short() {
		args = append(args, "-test.short")
	}
	cmd := exec.CommandContext(t.Context(), os.Args[0], args...)
	cmd.Env = append(os.Environ(), inDatabase+"=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("in a database: %v\n%s", err, out)
	}
}

// Ledger returns a place for a ledger: the file, or in a run by [Again] a schema of its own.
func Ledger(t testing.TB, file string) string {
	t.Helper()
	if InDatabase() {
		return URL(t)
	}
	return file
}

// FileOnly ends a test of what only a file is, in a run by [Again].
func FileOnly(t testing.TB) {
	t.Helper()
	if InDatabase() {
		t.Skip("of files alone")
	}
}

// InDatabase reports whether this is a run by [Again].
func InDatabase() bool { return os.Getenv(inDatabase) != "" }
