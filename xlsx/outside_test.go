package xlsx

import (
	"testing"

	"nianbao/internal/outside"
)

// Workbooks that come back were saved by other programs, so other programs make the workbooks of these tests.

func python(t *testing.T) string { return outside.Python(t, "openpyxl") }

func node(t *testing.T, packages ...string) string { return outside.Node(t, packages...) }

func soffice(t *testing.T) []string { return outside.Office(t) }
