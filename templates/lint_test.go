package templates

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each file below testdata/lint has a fault; a comment "# want CODE" ends the line that the
// problem must name.
func TestLint(t *testing.T) {
	files, err := filepath.Glob("testdata/lint/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	wanted := regexp.MustCompile(`# want (.+)$`)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			want := map[string]bool{}
			for i, line := range strings.Split(string(data), "\n") {
				if m := wanted.FindStringSubmatch(line); m != nil {
					for _, code := range strings.Fields(m[1]) {
						want[strconv.Itoa(i+1)+" "+code] = true
					}
				}
			}
			_, problems, err := Lint(file)
			require.NoError(t, err)
			got := map[string]bool{}
			for _, p := range problems {
				got[strconv.Itoa(p.Line)+" "+p.Code] = true
			}
			assert.Equal(t, want, got)
		})
	}
}

func TestLintOfTheOfficialFormsFindsNothing(t *testing.T) {
	for _, file := range []string{"2019.yaml", "2021.yaml"} {
		_, problems, err := Lint(file)
		require.NoError(t, err)
		assert.Empty(t, problems, file)
	}
}

func TestFindSaysWhatIsWrong(t *testing.T) {
	_, err := Find("1999")
	assert.ErrorIs(t, err, ErrNoEdition)
	_, err = Find("testdata/absent.yaml")
	assert.ErrorIs(t, err, os.ErrNotExist)
	_, err = Find("testdata/lint/overlap.yaml")
	var problems *Problems
	assert.ErrorAs(t, err, &problems)
}

func FuzzDecode(f *testing.F) {
	for _, name := range []string{"2019.yaml", "2021.yaml"} {
		data, err := files.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, problems := decode(data, byID(Builtin()))
		if e == nil && len(problems) == 0 {
			t.Error("neither an edition nor a problem")
		}
	})
}
