package xlsx

import (
	"os"
	"os/exec"
	"testing"
)

// Workbooks that come back were saved by other programs, so other programs make the workbooks of
// these tests. Where one is missing its tests are skipped, unless NIANBAO_OUTSIDE=required.

func missingProgram(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("NIANBAO_OUTSIDE") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// python returns a Python that has openpyxl.
func python(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(name, "-c", "import openpyxl").Run() == nil {
			return name
		}
	}
	missingProgram(t, "openpyxl is not installed")
	return ""
}

// node returns Node.js with the packages; they are looked for in NODE_PATH.
func node(t *testing.T, packages ...string) string {
	t.Helper()
	for _, name := range packages {
		if exec.Command("node", "-e", "require('"+name+"')").Run() != nil {
			missingProgram(t, "node with "+name+" is not installed")
		}
	}
	return "node"
}

// soffice returns LibreOffice with a profile of its own.
func soffice(t *testing.T) []string {
	t.Helper()
	path, err := exec.LookPath("soffice")
	if err != nil {
		missingProgram(t, "LibreOffice is not installed")
	}
	return []string{path, "-env:UserInstallation=file://" + t.TempDir(), "--headless"}
}
