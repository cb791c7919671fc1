package html

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"nianbao/internal/document"
	"nianbao/internal/document/sample"
	"nianbao/internal/outside"
	"nianbao/templates"
)

// The pages pass the accessibility rules of axe-core and the HTML rules of html-validate. Both come from npm and are
// looked for in NODE_PATH.
func TestAccessibilityChecker(t *testing.T) {
	node := outside.Program(t, "node")
	dir := t.TempDir()
	args := []string{filepath.Join("testdata", "check.mjs")}
	save := func(name string, d *document.Document) {
		file := filepath.Join(dir, name+".html")
		require.NoError(t, os.WriteFile(file, []byte(printed(t, d)), 0o644))
		args = append(args, file)
	}
	e := templates.Builtin()[0]
	save("plain", plain(t, "2021", document.Options{}))
	save("draft", plain(t, "2019", document.Options{Draft: true, SignOff: true}))
	save("hostile", document.New(e, sample.Hostile(e, 5), document.Options{}))
	out, err := exec.Command(node, args...).CombinedOutput()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 3 {
		outside.Missing(t, "axe-core, jsdom or html-validate ("+string(out)+")")
	}
	require.NoError(t, err, string(out))
	t.Log(string(out))
}
