package licences

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestModules(t *testing.T) {
	for _, module := range []string{"github.com/spf13/cobra", "github.com/xuri/excelize/v2", "modernc.org/sqlite",
		"golang.org/x/sys"} {
		t.Run(module, func(t *testing.T) { assert.Contains(t, Modules(), "==== "+module+" ") })
	}
	for _, section := range strings.Split(Modules(), "\n==== ")[1:] {
		head, text, _ := strings.Cut(section, "====\n")
		assert.Greater(t, len(strings.TrimSpace(text)), 30, head)
	}
}
