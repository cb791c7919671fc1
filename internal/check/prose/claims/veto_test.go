package claims

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/check/prose/reading"
	"nianbao/internal/report"
)

// ofFamily returns the report of the invented bureau, or of its area, with a paragraph.
func ofFamily(t *testing.T, text string, scope report.Scope) *report.Report {
	r := report.New("")
	r.Agency, r.Year, r.Scope = "临江县水务局", 2024, scope
	if scope == report.Area {
		r.Agency = "临江县人民政府"
	}
	for _, table := range edition(t, "2021").Tables {
		for _, s := range table.Slots {
			r.Values[s.ID] = report.Parse(fmt.Sprint(familyFigures[s.ID]), report.StoredText)
		}
	}
	r.Prose["overview"] = []report.Paragraph{{Text: text}}
	return r
}

// Each veto has an example with a reading that would be weighed without it, and that no other veto keeps from being told.
// Nothing in the example is accused.
func TestVetoes(t *testing.T) {
	e := edition(t, "2021")
	for _, v := range vetoes {
		t.Run(v.name, func(t *testing.T) {
			r := ofFamily(t, v.example, v.scope)
			var known, vetoed []string
			for _, st := range Statements(e, r, reading.Passages(e, r)) {
				for _, q := range st.Proposals {
					name := q.Figure.ID + " " + q.Value.String()
					known = append(known, name)
					if name == v.reading && !q.Equal && v.is(st, q, weighs) {
						others := slices.DeleteFunc(slices.Clone(vetoes), func(o veto) bool { return o.name == v.name || !o.is(st, q, weighs) })
						if len(others) == 0 {
							vetoed = append(vetoed, name)
							continue
						}
						t.Log("also:", others[0].name)
					}
				}
			}
			require.NotEmpty(t, vetoed, "%s is none that only this veto keeps, of %v", v.reading, known)
			for _, c := range In(e, r) {
				assert.NotEqual(t, reading.Wrong, c.Verdict, "%s: %s", v.example, c.Clause)
			}
		})
	}
}
