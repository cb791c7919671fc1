package outside

import (
	"os"
	"path/filepath"
	"testing"
)

// SourceReports returns the five published reports this house was built on. Their sentences are
// not ours to hand on, so they lie beside the repository, in ../shared/reports. Where they are
// missing, a test that reads them is skipped with the reason; in CI nothing is skipped, and there
// the list is empty and the test notes that it had nothing to read.
func SourceReports(t testing.TB) []string {
	t.Helper()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for !isRoot(root) && filepath.Dir(root) != root {
		root = filepath.Dir(root)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(root), "shared", "reports", "*.txt"))
	switch {
	case err != nil:
		t.Fatal(err)
	case len(files) > 0:
	case os.Getenv("CI") != "":
		t.Log("the source reports (../shared/reports) are not here")
	default:
		t.Skip("the source reports (../shared/reports) are not here")
	}
	return files
}

func isRoot(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}
