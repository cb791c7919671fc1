package roster

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/outside"
)

// saver is a program that saves a folder of workbooks again, in a form of its own.
type saver struct {
	name   string
	form   string // the extension of what it makes
	save   func(t *testing.T, dir, out string)
	cannot map[string]string // shapes that lose what they are known by, with the reason
}

var savers = []saver{
	{name: "LibreOffice xlsx", form: ".xlsx", save: office("xlsx")},
	{name: "LibreOffice csv", form: ".csv", save: office("csv:Text - txt - csv (StarCalc):44,34,76,1"),
		cannot: map[string]string{
			"hidden rows are read and told": "a text hides nothing",
			"a name over two rows of contacts": "a text has no merged cells, " +
				"and no numbers tell where an agency begins: refused",
			"groups below an agency of the list": "a text has no merged cells: " +
				"the group is a row with the name of an agency, as a second line of it has",
		}},
	{name: "LibreOffice html", form: ".html", save: office("html"), cannot: map[string]string{
		"hidden rows are read and told": "the page leaves them out",
	}},
	{name: "LibreOffice Word from the page", form: ".docx", save: word, cannot: map[string]string{
		"hidden rows are read and told": "the page leaves them out",
	}},
	{name: "openpyxl", form: ".xlsx", save: python("../../../xlsx/testdata/resave.py")},
	{name: "WPS", form: ".xlsx", save: python("../../../xlsx/read/testdata/wps.py")},
}

// The lists of an office as other programs save them are the same lists.
func TestShapesSavedByOthers(t *testing.T) {
	for _, s := range savers {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			dir, out := t.TempDir(), t.TempDir()
			var saved []shape
			for _, c := range append(slices.Clone(shapes), odd...) {
				if len(c.book) != 1 {
					continue
				}
				c.file = strings.ReplaceAll(c.name, " ", "_")
				saved = append(saved, c)
				require.NoError(t,
					os.WriteFile(filepath.Join(dir, c.file+".xlsx"), workbook(t, c.book...), 0o600))
			}
			s.save(t, dir, out)
			for _, c := range saved {
				t.Run(c.name, func(t *testing.T) {
					data, err := os.ReadFile(filepath.Join(out, c.file+s.form))
					require.NoError(t, err)
					list, err := Parse(c.file+s.form, data, c.opts)
					if why := s.cannot[c.name]; why != "" {
						t.Log(why)
						return
					}
					require.NoError(t, err)
					var got []string
					for _, a := range list.Agencies {
						got = append(got, line(a))
					}
					assert.Equal(t, c.want, strings.Join(got, "\n"))
				})
			}
		})
	}
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	require.NoError(t, err, string(out))
}

func inDir(t *testing.T, dir, extension string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"+extension))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	return files
}

func office(to string) func(t *testing.T, dir, out string) {
	return func(t *testing.T, dir, out string) {
		outside.Convert(t, out, to, inDir(t, dir, ".xlsx"))
	}
}

// word makes pages of the workbooks and Word files of the pages.
func word(t *testing.T, dir, out string) {
	pages := t.TempDir()
	office("html")(t, dir, pages)
	outside.Convert(t, out, "docx:MS Word 2007 XML", inDir(t, pages, ".html"), "--infilter=HTML (StarWriter)")
}

// python runs a script that takes FROM TO for every workbook, in one process.
func python(script string) func(t *testing.T, dir, out string) {
	const each = `import runpy, sys
script, out, files = sys.argv[1], sys.argv[2], sys.argv[3:]
for file in files:
    sys.argv = [script, file, out + "/" + file.split("/")[-1]]
    runpy.run_path(script, run_name="__main__")`
	return func(t *testing.T, dir, out string) {
		run(t, outside.Python(t, "openpyxl"),
			append([]string{"-c", each, script, out}, inDir(t, dir, ".xlsx")...)...)
	}
}
