package sound

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The kinds of values the schema names, each with some that fit and some that do not.
func TestTypes(t *testing.T) {
	for what, c := range map[string]struct{ good, bad string }{
		"b":             {"0 1 true false", "2 on TRUE"},
		"u":             {"0 7 4294967295", "-1 1.5 x 4294967296"},
		"u1":            {"1 7", "0 -1"},
		"i":             {"-7 0 7", "1.5 x"},
		"d":             {"1 -1.5 1E-3 .5", "NaN INF 0x1p3 1,5 x"},
		"turn":          {"0 180 255", "181 -1"},
		"0..500":        {"0 500 150%", "501 -1 x"},
		"rgb":           {"FFFF0000 ff0000", "red #FF0000 FFF"},
		"hex4":          {"CC1A 83 0", "CC1AA G"},
		"b64":           {"AA== abcd+/12", "a-b"},
		"guid":          {"{00000000-0000-0000-0000-00000000000A}", "00000000 {}"},
		"cell":          {"A1 XFD1048576 $B$3", "A0 XFE1 A1048577 1A A B2:C3 #REF!"},
		"ref":           {"A1 A1:B2 A:C 3:4 $A$1:$B$2", "B2:A1 C:A 4:3 A1: :A1 #REF! A0:B2"},
		"sqref":         {"A1 A:A", "#REF! A0"},
		"single|frozen": {"single frozen", "other"},
		"s":             {"x", ""},
		"any":           {"x", ""},
		"part":          {"0 0.5 1", "1.5 -1 NaN"},
		"shift":         {"-1 0 0.5 1", "1.5 -1.5 NaN"},
		"hex":           {"02010600030101010101", "-1 #REF!"},
		"spans":         {"1:3", "1 a:b"},
		"rgb6":          {"FF0000", "FFFF0000"},
		"i64":           {"-9000000 9000000", "1.5"},
	} {
		t.Run(what, func(t *testing.T) {
			fits := wantedOf("x=" + what).fits
			for _, v := range strings.Fields(c.good) {
				assert.True(t, fits(v), v)
			}
			for _, v := range strings.Fields(c.bad) {
				assert.False(t, fits(v), v)
			}
		})
	}
	assert.False(t, wantedOf("x=sqref").fits(""), "a list of nothing")
	assert.True(t, wantedOf("x=sqref").fits("A1 B2:C3"))
	assert.False(t, wantedOf("x=sqref").fits("A1 #REF!"))
}

// The text of charts and drawings is held to the schema in both.
func TestTextOfDrawings(t *testing.T) {
	for _, kind := range []string{"chart", "drawing"} {
		wrapped := false
		for _, w := range schema()[kind]["bodyPr"] {
			if w.name == "wrap" {
				wrapped = true
				assert.True(t, w.fits("square"))
				assert.False(t, w.fits("#REF!"))
			}
		}
		assert.True(t, wrapped, kind)
	}
}
