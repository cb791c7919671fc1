package report

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

type dirty struct {
	Raw, Stored, Kind, Number, Unit, Aside string
	Notes                                  []Treatment
}

func dirtyValues(t testing.TB) []dirty {
	data, err := os.ReadFile("../../testdata/values.yaml")
	require.NoError(t, err)
	var cases []dirty
	require.NoError(t, yaml.Unmarshal(data, &cases))
	return cases
}

var storedAs = map[string]CellType{"": StoredText, "text": StoredText, "number": StoredNumber, "boolean": StoredBoolean,
	"error": StoredError, "date": StoredDate, "formula": StoredFormula}

func TestParse(t *testing.T) {
	for _, c := range dirtyValues(t) {
		v := Parse(c.Raw, storedAs[c.Stored])
		assert.Equal(t, c.Raw, v.Raw)
		assert.Equal(t, c.Kind, string(v.Kind), "%q", c.Raw)
		assert.Equal(t, c.Number, v.NumberText(), "%q", c.Raw)
		assert.Equal(t, c.Unit, v.Unit, "%q", c.Raw)
		assert.Equal(t, c.Aside, v.Aside, "%q", c.Raw)
		if c.Notes != nil {
			assert.Equal(t, c.Notes, v.Notes, "%q", c.Raw)
		}
	}
}

func TestPrintedIsAsWritten(t *testing.T) {
	for raw, want := range map[string]string{
		"减5": "减5", " 148": "148", "865.01萬元": "865.01萬元", "1,016,121": "1,016,121",
		"205304.67250000002": "205304.6725", "-": "-",
	} {
		assert.Equal(t, want, Parse(raw, StoredText).Printed())
	}
	assert.Equal(t, "0", Zero("").Printed())
}

func FuzzParse(f *testing.F) {
	for _, c := range dirtyValues(f) {
		f.Add(c.Raw, int(storedAs[c.Stored]))
	}
	f.Fuzz(func(t *testing.T, raw string, stored int) {
		v := Parse(raw, CellType(stored))
		if v.Raw != raw {
			t.Errorf("raw text changed: %q became %q", raw, v.Raw)
		}
		if v.Kind != Number && (v.Unit != "" || v.NumberText() != "" || v.Aside != "") {
			t.Errorf("%q is no number, yet %+v", raw, v)
		}
		if v.Kind == Number && Parse(v.NumberText(), StoredNumber).NumberText() != v.NumberText() {
			t.Errorf("%q: the figure %s does not read as itself", raw, v.NumberText())
		}
	})
}
