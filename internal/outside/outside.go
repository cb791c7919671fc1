// Package outside finds, for tests, the programs that judge our files from outside: LibreOffice,
// Poppler, qpdf, Python and Node with their libraries. Where one is missing its test is skipped
// with the reason, unless NIANBAO_OUTSIDE=required, as in CI, where that is a failure and what takes
// long is not sampled.
package outside

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Required reports whether tests run whole, as in CI: nothing may be missing, and nothing is only sampled.
func Required() bool { return os.Getenv("NIANBAO_OUTSIDE") == "required" }

// Missing ends a test for want of a program.
func Missing(t testing.TB, what string) {
	t.Helper()
	if Required() {
		t.Fatalf("%s is required and not installed", what)
	}
	t.Skipf("%s is not installed", what)
}

// Whole ends a test that starts a browser, a database or one process after another, unless tests
// run whole: a plain run stays under three minutes.
func Whole(t testing.TB, what string) {
	t.Helper()
	if !Required() {
		t.Skipf("%s is tried with NIANBAO_OUTSIDE=required", what)
	}
}

// Program returns the path of a program.
func Program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		Missing(t, name)
	}
	return path
}

// Python returns a Python that has a module. The system's own is asked first: that is where a
// distribution puts modules.
func Python(t testing.TB, module string) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import "+module).Run() == nil {
			return name
		}
	}
	Missing(t, "Python with "+module)
	return ""
}

// Node returns Node.js with packages, which it looks for in NODE_PATH.
func Node(t testing.TB, packages ...string) string {
	t.Helper()
	path := Program(t, "node")
	for _, name := range packages {
		if exec.Command(path, "-e", "require('"+name+"')").Run() != nil {
			Missing(t, "node with "+name)
		}
	}
	return path
}

// Package returns the folder of a package of Node.js, which is looked for in NODE_PATH.
func Package(t testing.TB, name string) string {
	t.Helper()
	out, err := exec.Command(Program(t, "node"), "-p", "require.resolve('"+name+"/package.json')").Output()
	if err != nil {
		Missing(t, "node with "+name)
	}
	return filepath.Dir(strings.TrimSpace(string(out)))
}

// Convert has LibreOffice convert files, each into a file of the same name in a folder. to is the
// form as its --convert-to takes it; before are arguments that come first, as an --infilter. Each
// run has a profile of its own, so that tests may run at once. LibreOffice now and then dies as it
// makes that profile, before it has read a file: it is started once more.
func Convert(t testing.TB, folder, to string, files []string, before ...string) {
	t.Helper()
	program := Program(t, "soffice")
	var out []byte
	var err error
	for range 2 {
		arguments := append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless"}, before...)
		arguments = append(append(arguments, "--convert-to", to, "--outdir", folder), files...)
		if out, err = exec.Command(program, arguments...).CombinedOutput(); err == nil {
			return
		}
		t.Logf("LibreOffice: %v: %s", err, out)
	}
	t.Fatalf("LibreOffice cannot convert %s to %s", strings.Join(files, ", "), to)
}

// Chromium returns Chromium, in a run of whole tests.
func Chromium(t testing.TB) string {
	t.Helper()
	Whole(t, "Chromium")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Missing(t, "Chromium")
	return ""
}
