package harmless

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestLine(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":      {"县教育局（本级）", "县教育局（本级）"},
		"breaks":     {"1\r\n共 1 份：通过 1", "1  共 1 份：通过 1"},
		"separators": {"1\u2028共\u2029份\u0085末", "1 共 份 末"},
		"colours":    {"\x1b[31m1\u009b2J", "[31m12J"},
		"direction":  {"a\u202eb\u2066c\u200f", "abc"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, Line(c.in)) })
	}
}

func TestCell(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"formula":         {`=HYPERLINK("x")`, `'=HYPERLINK("x")`},
		"after a blank":   {" \t=1+1", "'=1+1"},
		"after a control": {"\u0081=1+1", "'=1+1"},
		"full width":      {"＝1", "'＝1"},
		"negative number": {"-5.2", "-5.2"},
		"infinite":        {"+Inf", "'+Inf"},
		"row of its own":  {"1\n2", "1 2"},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, Cell(c.in)) })
	}
}

// Escaped or not, a program reads the same; a terminal meets nothing but printable characters.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{"县教育局", "a\u202eb\u0085c\u2028\x7f", "\U0001f600"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		encoded, err := json.Marshal(s)
		require.NoError(t, err)
		safe := JSON(encoded)
		for _, r := range string(safe) {
			assert.False(t, hostile(r), "%q", r)
		}
		var back, want string
		require.NoError(t, json.Unmarshal(safe, &back))
		require.NoError(t, json.Unmarshal(encoded, &want))
		assert.Equal(t, want, back)
		assert.True(t, utf8.Valid(safe) || !utf8.ValidString(s))
		assert.NotContains(t, Line(s), "\n")
		assert.False(t, strings.HasPrefix(Cell(s), "="))
	})
}

// A cell that begins like a formula is one to a spreadsheet, whoever wrote it; figures stay figures.
func TestCellIsNoFormula(t *testing.T) {
	for in, want := range map[string]string{"": "", "-5": "-5", "+3": "+3", "-": "'-", "=1+1": "'=1+1",
		"@a": "'@a", "甲": "甲", "-5件": "'-5件",
		"-5.25": "-5.25", "+Inf": "'+Inf", "-0x10": "'-0x10", "＝1+1": "'＝1+1", "－8": "'－8"} {
		assert.Equal(t, want, Cell(in), in)
	}
}
