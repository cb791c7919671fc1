package copies

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
	"nianbao/templates"
)

// Whatever shape a copy has, no figure is wrong; and where the copy keeps its cells, none is lost.
// Shapes that other programs make are run by hand: go run ./cmd/copies.
func TestShapes(t *testing.T) {
	var truths []Truth
	profiles := []Profile{{"one to six digits", 6, 5, 0}, {"with blanks", 5, 30, 15}, {"mostly blank", 3, 0, 60}}
	for _, e := range templates.Builtin() {
		for _, p := range profiles {
			truths = append(truths, New(e, p, 1))
		}
	}
	for _, s := range Shapes() {
		if len(s.Programs()) > 0 {
			continue
		}
		t.Run(s.Name, func(t *testing.T) {
			truths := truths
			if strings.HasPrefix(s.Name, "drawn PDF") && !outside.Required() {
				truths = []Truth{truths[1], truths[3]} // a PDF costs as much as fifty texts
			}
			files, err := Make(s, truths, t.TempDir())
			require.NoError(t, err)
			count, err := Read(truths, files)
			require.NoError(t, err)
			assert.Zero(t, count.Wrong, count.Faults)
			if !s.Loses {
				assert.Zero(t, count.Blank, count.Faults)
			}
		})
	}
}
